import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countApproval } from './approval.ts';
import { byGroup, differences, groupsToShow, SMALLEST_GROUP } from './by-group.ts';
import { countDots } from './dots.ts';
import { explain } from './explain.ts';
import { quorum, votersNeeded } from './quorum.ts';
import { tiersOf } from './tiers.ts';
import type { Ballot } from './types.ts';
import { wilson } from './wilson.ts';

test('equal scores share a tier, in the order given', () => {
  const scores = new Map([
    ['a', 1],
    ['b', 3],
    ['c', 1],
    ['d', 3],
  ]);
  expect(tiersOf([...scores.keys()], (id) => scores.get(id) ?? 0)).toEqual([
    ['b', 'd'],
    ['a', 'c'],
  ]);
  expect(tiersOf([], () => 0)).toEqual([]);
});

describe("Wilson's interval", () => {
  test.each([
    [5, 10, 0.236_593_1, 0.763_406_9],
    [1, 3, 0.061_492_2, 0.792_340_1],
    [0, 1, 0, 0.793_450_7],
    [20, 20, 0.838_875_1, 1],
  ])('of %i of %i', (successes, n, low, high) => {
    expect(wilson(successes, n).low).toBeCloseTo(low, 6);
    expect(wilson(successes, n).high).toBeCloseTo(high, 6);
  });

  test('contains the share, lies within 0 and 1, mirrors, and narrows with more voters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (n, some) => {
        const k = Math.min(n, some);
        const { low, high } = wilson(k, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(k / n);
        expect(high).toBeGreaterThanOrEqual(k / n);
        expect(wilson(n - k, n).low).toBeCloseTo(1 - high, 12);
        expect(wilson(2 * k, 2 * n).high - wilson(2 * k, 2 * n).low).toBeLessThan(high - low);
        expect(wilson(k, n, 0.99).high).toBeGreaterThanOrEqual(high);
        expect(wilson(k, n, 0.9).high).toBeLessThanOrEqual(high);
      }),
    );
  });

  test('knows nothing without voters', () => {
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});

describe('quorum', () => {
  test('rounds up in whole numbers, where floating point asks for one too many', () => {
    expect(votersNeeded(7, 100)).toBe(7);
    expect(votersNeeded(55, 100)).toBe(55);
    expect(votersNeeded(50, 9)).toBe(5);
    expect(votersNeeded(1, 1)).toBe(1);
    expect(votersNeeded(0, 50)).toBe(0);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.nat(10_000), (percent, eligible) => {
        const needed = votersNeeded(percent, eligible);
        expect(needed * 100).toBeGreaterThanOrEqual(percent * eligible);
        expect((needed - 1) * 100).toBeLessThan(Math.max(1, percent * eligible));
      }),
    );
  });

  test.each([-1, 101, 33.3, Number.NaN])('takes no %d percent', (percent) => {
    expect(() => votersNeeded(percent, 10)).toThrow(RangeError);
  });

  test('is met over all and in every function', () => {
    const eligible = { engineering: 8, design: 2 };
    const both = { eligible, overallPercent: 50, perGroupPercent: 25 };
    expect(quorum({ ...both, voted: { engineering: 4, design: 1 } })).toEqual({
      needed: 5,
      voted: 5,
      isMet: true,
      groups: { engineering: { needed: 2, voted: 4, isMet: true }, design: { needed: 1, voted: 1, isMet: true } },
    });
    expect(quorum({ ...both, voted: { engineering: 8 } })).toMatchObject({
      voted: 8,
      isMet: false,
      groups: { design: { isMet: false } },
    });
    expect(quorum({ ...both, voted: { engineering: 3, design: 1 } })).toMatchObject({ voted: 4, isMet: false });
    expect(quorum({ eligible, overallPercent: 50, voted: { engineering: 5 } })).toMatchObject({ isMet: true });
    expect(quorum({ eligible, overallPercent: 10, minVoters: 3, voted: { engineering: 2 } })).toMatchObject({
      needed: 1,
      isMet: false,
    });
  });
});

describe('by function', () => {
  const cast = (group: string | null, count: number, choices: Ballot['choices'] = { a: 1 }): Ballot => ({
    group,
    count,
    choices,
  });

  test('means are per ballot, for every item', () => {
    const ballots = [
      cast('sales', 2, { a: 3 }),
      cast('sales', 1, { b: 3 }),
      cast('design', 1, { b: 2 }),
      cast(null, 1, { a: 1 }),
    ];
    expect(byGroup(['a', 'b', 'c'], ballots, { isAnonymous: false })).toEqual({
      groups: [
        { name: 'sales', ballots: 3, means: { a: 2, b: 1, c: 0 } },
        { name: 'design', ballots: 1, means: { a: 0, b: 2, c: 0 } },
      ],
      hidesGroups: false,
    });
  });

  test.each<[string, Record<string, number>, number, string[]]>([
    ['groups of three are shown', { sales: 3, design: 4 }, 0, ['design', 'sales']],
    ['a smaller one is not', { sales: 5, design: 2, data: 2 }, 0, ['sales']],
    ['nor can it be subtracted: another stays hidden with it', { sales: 5, design: 3, data: 2 }, 0, ['sales']],
    ['nor can one voter without a function', { sales: 5, design: 3 }, 1, ['sales']],
    ['three without a function hide themselves', { sales: 5, design: 3 }, 3, ['sales', 'design']],
    ['one large group and one voter: nothing is shown', { sales: 9, design: 1 }, 0, []],
    ['nobody voted', {}, 0, []],
  ])('in an anonymous vote: %s', (_rule, sizes, without, shown) => {
    const ballots = Object.entries(sizes).map(([name, size]) => cast(name, size));
    if (without > 0) ballots.push(cast(null, without));
    const { groups, hidesGroups } = byGroup(['a'], ballots, { isAnonymous: true });
    expect(groups.map(({ name }) => name)).toEqual(shown);
    expect(hidesGroups).toBe(shown.length < Object.keys(sizes).length);
  });

  test('nothing shown, and nothing left over, is of fewer than three voters', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { maxLength: 8 });
    fc.assert(
      fc.property(sizes, fc.nat(6), (all, without) => {
        const groups = all.map((size, i) => ({ name: `g${i}`, size }));
        const total = all.reduce((sum, size) => sum + size, 0) + without;
        const shown = groupsToShow(groups, total);
        const visible = groups.filter(({ name }) => shown.has(name));
        const rest = total - visible.reduce((sum, { size }) => sum + size, 0);
        expect(visible.every(({ size }) => size >= SMALLEST_GROUP)).toBe(true);
        expect(visible.length === 0 || rest === 0 || rest >= SMALLEST_GROUP).toBe(true);
      }),
    );
  });

  test('differences are told widest first, with who stands where', () => {
    const { groups } = byGroup(
      ['a', 'b', 'c'],
      [cast('sales', 1, { a: 3, b: 1, c: 1 }), cast('design', 1, { a: 1, c: 1 }), cast('data', 1, { b: 4, c: 1 })],
      { isAnonymous: false },
    );
    expect(differences(['a', 'b', 'c'], groups)).toEqual([
      { item: 'b', high: { group: 'data', mean: 4 }, low: { group: 'design', mean: 0 }, gap: 4 },
      { item: 'a', high: { group: 'sales', mean: 3 }, low: { group: 'data', mean: 0 }, gap: 3 },
    ]);
    expect(differences(['a'], groups.slice(0, 1))).toEqual([]);
    expect(differences(['a'], [])).toEqual([]);
  });
});

describe('how firm a result is', () => {
  const dots = (...ballots: Ballot['choices'][]) =>
    countDots({ items: ['a', 'b', 'c'], ballots: ballots.map((choices) => ({ choices })), budget: 5, cap: 3 })
      .ballotsToChange;

  test.each<[string, Ballot['choices'][], number | null]>([
    ['one ballot decides a lead of one', [{ a: 2 }, { b: 1 }], 1],
    ['a lead as large as one ballot can turn needs a second', [{ a: 3 }, { a: 3 }, {}], 2],
    ['the second-best is not always the nearest', [{ a: 3, b: 2 }, { a: 2, b: 3 }, { a: 3, b: 2 }, { c: 3 }], 1],
    ['a tie has no winner to change', [{ a: 1 }, { b: 1 }], null],
    ['nobody voted', [], null],
  ])('%s', (_case, ballots, needed) => {
    expect(dots(...ballots)).toBe(needed);
  });

  test('approval: 7 to 4 takes two voters who drop the one and take the other', () => {
    const ballots = [
      { choices: { a: 1 }, count: 7 },
      { choices: { b: 1 }, count: 4 },
    ];
    expect(countApproval({ items: ['a', 'b'], ballots }).ballotsToChange).toBe(2);
  });

  test('there is nothing to change with one item', () => {
    expect(countApproval({ items: ['a'], ballots: [{ choices: { a: 1 } }] }).ballotsToChange).toBeNull();
  });
});

describe('the facts of a count', () => {
  const approval = (...ballots: Ballot['choices'][]) =>
    explain(countApproval({ items: ['a', 'b', 'c'], ballots: ballots.map((choices) => ({ choices })) }));

  test('name a winner, who comes next and by how much', () => {
    expect(approval({ a: 1, b: 1 }, { a: 1, c: 1 }, { a: 1 })).toMatchObject({
      outcome: 'winner',
      ballots: 3,
      winner: { id: 'a', score: 3 },
      runnersUp: [{ id: 'b' }, { id: 'c' }],
      lead: 2,
      ballotsToChange: 2,
      hangsOnOneBallot: false,
      isUnanimous: true,
    });
  });

  test('name a tie', () => {
    expect(approval({ a: 1, b: 1 })).toMatchObject({ outcome: 'tie', leaders: [{ id: 'a' }, { id: 'b' }] });
  });

  test('say when there is nothing to explain', () => {
    expect(approval()).toEqual({ outcome: 'no-ballots' });
    expect(approval({}, {})).toEqual({ outcome: 'nothing-chosen', ballots: 2 });
    expect(explain(countApproval({ items: [], ballots: [{ choices: {} }] }))).toEqual({ outcome: 'no-ballots' });
  });
});
