import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRef, parseRef, type RefKind, refLetters, refsIn } from './refs.ts';

const anyRef = fc.record({
  kind: fc.constantFrom(...(Object.keys(refLetters) as RefKind[])),
  number: fc.integer({ min: 1, max: 999_999_999 }),
});

describe('a typed ref', () => {
  test.each(['R-12', 'r-12', ' R12 ', '#r-12', 'R 12', 'R – 12', 'R—12', 'R\u201112', 'r-0012'])(
    '%j is item 12',
    (typed) => {
      expect(parseRef(typed)).toEqual({ kind: 'item', number: 12 });
    },
  );

  test.each([
    '',
    'R',
    'R-',
    '12',
    'R-0',
    'X-12',
    'R-12a',
    'R-1.5',
    'R--12',
    'R-1234567890',
    'RR-12',
    'R-12 F-3',
    '\u212A-1',
  ])('%j is none', (typed) => {
    expect(parseRef(typed)).toBeUndefined();
  });

  test('is read as it is written', () => {
    fc.assert(
      fc.property(anyRef, ({ kind, number }) => {
        expect(parseRef(formatRef(kind, number))).toEqual({ kind, number });
        expect(refsIn(`see (${formatRef(kind, number)}).`)).toEqual([{ kind, number }]);
      }),
    );
  });

  test('every kind has its own letter', () => {
    const letters = Object.values(refLetters);
    expect(new Set(letters).size).toBe(letters.length);
  });
});

describe('refs in a text', () => {
  const found = (text: string): string[] => refsIn(text).map(({ kind, number }) => formatRef(kind, number));

  test.each([
    ['R-1, d-2;F-3 and V-4.', ['R-1', 'D-2', 'F-3', 'V-4']],
    ['R-2 before R-1, R-2 again', ['R-2', 'R-1']],
    ['*R-1*, "R-2", R-3!', ['R-1', 'R-2', 'R-3']],
    ['R–7 typed on a phone', ['R-7']],
    ['R-1.', ['R-1']],
    ['R-1.\nR-2', ['R-1', 'R-2']],
  ])('%j has %j', (text, refs) => {
    expect(found(text)).toEqual(refs);
  });

  test.each([
    '',
    'R12',
    'R 12',
    'PR-12',
    'R-12x',
    'ÄR-1',
    'R-1ß',
    'R-0',
    'https://e.com/R-12',
    'F-16-7',
    'ISO-R-12',
    'R-12.5',
    'D_7',
    'R-1234567890',
  ])('%j has none', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('stay quick on a long text', () => {
    const started = performance.now();
    refsIn('R-1-'.repeat(50_000) + 'R-'.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
