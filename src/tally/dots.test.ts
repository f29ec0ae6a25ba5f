import { describe, expect, test } from 'vitest';
import { countDots, dotsProblem } from './dots.ts';
import type { Ballot } from './types.ts';

const items = ['sso', 'search', 'dark', 'api'];
const count = (ballots: readonly Ballot[], rules: { budget?: number; cap?: number | null } = {}) =>
  countDots({ items, ballots, budget: 5, cap: 3, ...rules });

describe('dots', () => {
  test('are summed up, most first', () => {
    const tally = count([
      { choices: { api: 3, sso: 2 } },
      { choices: { api: 2, search: 3 } },
      { choices: { dark: 1, sso: 1 } },
    ]);
    expect(tally).toMatchObject({
      ballots: 3,
      tiers: [['api'], ['sso', 'search'], ['dark']],
      unusedDots: 3,
      rejected: [],
    });
    expect(tally.scores.map(({ id, score, supporters }) => [id, score, supporters])).toEqual([
      ['api', 5, 2],
      ['sso', 3, 2],
      ['search', 3, 1],
      ['dark', 1, 1],
    ]);
    expect(tally.scores[0]).toMatchObject({ share: 2 / 3 });
  });

  test('that tie share a tier; more supporters, then the earlier item, order it for lists', () => {
    const tally = count([{ choices: { dark: 2, sso: 1 } }, { choices: { api: 2, sso: 1 } }]);
    expect(tally.tiers).toEqual([['sso', 'dark', 'api'], ['search']]);
    expect(tally.tieBreak).toBe('supporters-then-position');
    expect(count([{ choices: { sso: 3, search: 2 } }, { choices: { search: 1, dark: 1 } }]).tiers).toHaveLength(3);
    expect(
      countDots({ items: ['a', 'b'], ballots: [{ choices: { a: 1 } }], budget: 1, cap: null }).tieBreak,
    ).toBeNull();
  });

  test('of one ballot cast by several voters count that often', () => {
    const tally = count([{ choices: { sso: 2 }, count: 4 }, { choices: { api: 3 } }]);
    expect(tally).toMatchObject({ ballots: 5, unusedDots: 14 });
    expect(tally.scores[0]).toMatchObject({ id: 'sso', score: 8, supporters: 4 });
  });

  test('may be left unused, all of them', () => {
    expect(count([{ choices: {} }, { choices: { sso: 0 } }])).toMatchObject({
      ballots: 2,
      unusedDots: 10,
      tiers: [items],
      rejected: [],
    });
  });

  test('nobody gave leave shares open', () => {
    expect(count([])).toMatchObject({ ballots: 0, unusedDots: 0, ballotsToChange: null });
    expect(count([]).scores[0]).toEqual({ id: 'sso', score: 0, supporters: 0, share: null, low: null, high: null });
    expect(countDots({ items: [], ballots: [], budget: 5, cap: null })).toMatchObject({ tiers: [], scores: [] });
  });
});

describe('a ballot is refused whole', () => {
  test.each<[string, Ballot, object]>([
    ['with too many dots', { choices: { sso: 3, api: 3 } }, { kind: 'budget', budget: 5, spent: 6 }],
    ['with too many on one item', { choices: { api: 4 } }, { kind: 'cap', item: 'api', cap: 3, given: 4 }],
    ['with less than none', { choices: { sso: 2, api: -1 } }, { kind: 'amount', item: 'api', given: -1 }],
    ['with a part of a dot', { choices: { sso: 1.5 } }, { kind: 'amount', item: 'sso', given: 1.5 }],
    ['with no number', { choices: { sso: Number.NaN } }, { kind: 'amount', item: 'sso', given: Number.NaN }],
    ['for what is not a candidate', { choices: { sso: 1, golf: 1 } }, { kind: 'unknown', item: 'golf' }],
    [
      'for what every object has',
      { choices: { constructor: 1 } as Ballot['choices'] },
      { kind: 'unknown', item: 'constructor' },
    ],
    ['cast by nobody', { choices: { sso: 1 }, count: 0 }, { kind: 'count', given: 0 }],
    ['cast by half a voter', { choices: { sso: 1 }, count: 0.5 }, { kind: 'count', given: 0.5 }],
  ])('%s', (_why, bad, problem) => {
    const good: Ballot = { choices: { search: 1 } };
    const tally = count([good, bad, good]);
    expect(tally.rejected).toEqual([{ index: 1, problem }]);
    expect(tally).toMatchObject({ ballots: 2, unusedDots: 8, scores: [{ id: 'search', score: 2 }, {}, {}, {}] });
  });

  test('never for dots within the rules', () => {
    const known = new Set(items);
    expect(dotsProblem({ sso: 3, api: 2 }, known, { budget: 5, cap: 3 })).toBeUndefined();
    expect(dotsProblem({ sso: 5 }, known, { budget: 5, cap: null })).toBeUndefined();
    expect(dotsProblem({}, known, { budget: 5, cap: 3 })).toBeUndefined();
  });
});

test('an item listed twice is a bug of the caller', () => {
  expect(() => countDots({ items: ['a', 'a'], ballots: [], budget: 1, cap: null })).toThrow('an item is listed twice');
});
