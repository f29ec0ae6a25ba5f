import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type IdKind, idPrefixes, isId, newId } from './ids.ts';

const kinds = Object.keys(idPrefixes) as IdKind[];
const anyMoment = fc.integer({ min: 0, max: 4_102_444_800_000 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('an id carries its kind, 10 characters of time and 12 of chance', () => {
  expect(newId('item', 0, () => 0)).toBe('itm_0000000000000000000000');
  expect(newId('vote', 1_764_000_000_000, () => 0.999)).toBe('vot_01KAV9FT00ZZZZZZZZZZZZ');
});

test('every id is recognised as its own kind and no other', () => {
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.constantFrom(...kinds), anyMoment, chance, (kind, other, ms, random) => {
      const id = newId(kind, ms, () => random);
      expect(isId(kind, id)).toBe(true);
      expect(isId(other, id)).toBe(other === kind);
    }),
  );
});

test('a later id sorts behind an earlier one', () => {
  fc.assert(
    fc.property(anyMoment, fc.integer({ min: 1, max: 1e9 }), chance, (ms, later, random) => {
      expect(newId('item', ms, () => 0.999_999) < newId('item', ms + later, () => random)).toBe(true);
    }),
  );
});

test('prefixes are three letters and all different', () => {
  const prefixes = Object.values(idPrefixes);
  expect(new Set(prefixes).size).toBe(prefixes.length);
  expect(prefixes.every((prefix) => /^[a-z]{3}$/.test(prefix))).toBe(true);
});

test.each([
  '',
  'itm_',
  'itm_0000000000000000000000 ',
  'itm_000000000000000000000I',
  'ITM_0000000000000000000000',
  "itm_'; drop table items",
])('takes %j for no id', (text) => {
  expect(isId('item', text)).toBe(false);
});
