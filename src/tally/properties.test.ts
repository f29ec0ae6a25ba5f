// What every count must have, whatever the method: no item and no voter is special, and sizes do not matter.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countApproval } from './approval.ts';
import { countDots } from './dots.ts';
import { explain } from './explain.ts';
import type { Ballot, Tally } from './types.ts';

const items = ['a', 'b', 'c', 'd', 'e'];
const budget = 6;
const cap = 3;

const dots: fc.Arbitrary<Ballot> = fc.array(fc.constantFrom(...items), { maxLength: budget }).map((given) => {
  const choices: Record<string, number> = {};
  for (const item of given) choices[item] = Math.min(cap, (choices[item] ?? 0) + 1);
  return { choices };
});
const approvals: fc.Arbitrary<Ballot> = fc
  .subarray(items)
  .map((chosen) => ({ choices: Object.fromEntries(chosen.map((item) => [item, 1])) }));

type Count = (items: readonly string[], ballots: readonly Ballot[]) => Tally;
const methods: [string, fc.Arbitrary<Ballot>, Count][] = [
  ['dots', dots, (all, ballots) => countDots({ items: all, ballots, budget, cap })],
  ['approval', approvals, (all, ballots) => countApproval({ items: all, ballots })],
];

const sets = ({ tiers }: Tally) => tiers.map((tier) => tier.toSorted());
const renamed = (item: string) => ({ a: 'c', b: 'e', c: 'a', d: 'b', e: 'd' })[item] ?? item;
const renameBallot = ({ choices }: Ballot): Ballot => ({
  choices: Object.fromEntries(Object.entries(choices).map(([item, amount]) => [renamed(item), amount ?? 0])),
});

describe.each(methods)('%s', (method, ballot, count) => {
  const ballots = fc.array(ballot, { maxLength: 12 });
  const property = (holds: (cast: Ballot[]) => void) => fc.assert(fc.property(ballots, holds));

  test('is neutral: renaming the items renames the result', () => {
    property((cast) => {
      const there = sets(count(items, cast)).map((tier) => tier.map(renamed).toSorted());
      expect(sets(count(items.map(renamed), cast.map(renameBallot)))).toEqual(there);
    });
  });

  test('is anonymous: the order of ballots does not matter', () => {
    property((cast) => {
      expect(count(items, cast.toReversed())).toEqual(count(items, cast));
    });
  });

  test('takes no notice of the order in which items are listed, but inside a tier', () => {
    property((cast) => {
      expect(sets(count(items.toReversed(), cast))).toEqual(sets(count(items, cast)));
    });
  });

  test('is homogeneous: every ballot twice gives the same ranking', () => {
    property((cast) => {
      const twice = count(items, [...cast, ...cast]);
      expect(twice.tiers).toEqual(count(items, cast).tiers);
      expect(
        count(
          items,
          cast.map((each) => ({ ...each, count: 2 })),
        ),
      ).toEqual({ ...twice, rejected: [] });
    });
  });

  test('is monotone: one more ballot for the leader alone keeps it in front', () => {
    property((cast) => {
      const [[leader = 'a'] = []] = count(items, cast).tiers;
      expect(count(items, [...cast, { choices: { [leader]: 1 } }]).tiers[0]).toEqual([leader]);
    });
  });

  test('ranks by score, loses nothing, and flags ties', () => {
    property((cast) => {
      const tally = count(items, cast);
      const scores = tally.scores.map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((x, y) => y - x));
      expect(tally.tiers.flat()).toEqual(tally.scores.map(({ id }) => id));
      expect(tally.tiers.flat().toSorted()).toEqual(items);
      expect(tally.tieBreak !== null).toBe(tally.tiers.some((tier) => tier.length > 1));
      for (const { share, low, high } of tally.scores)
        if (share !== null)
          expect([low, share, high]).toEqual([low, share, high].toSorted((x, y) => Number(x) - Number(y)));
    });
  });

  test('tells how many ballots would change the winner: that many can, one less cannot', () => {
    const few = fc.array(ballot, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(few, (cast) => {
        const { ballotsToChange, tiers } = count(items, cast);
        const [winner, ...tied] = tiers[0] ?? [];
        if (winner === undefined || tied.length > 0) {
          expect(ballotsToChange).toBeNull();
          return;
        }
        const most = method === 'dots' ? cap : 1;
        const others = items.filter((item) => item !== winner);
        const canOvertake = (changed: number) =>
          others.some((other) => overtakes(cast, { winner, other, most, changed }));
        expect(canOvertake(ballotsToChange ?? 0)).toBe(true);
        expect(canOvertake((ballotsToChange ?? 0) - 1)).toBe(false);
      }),
    );
  });

  test('is explained by facts that fit', () => {
    property((cast) => {
      const tally = count(items, cast);
      const facts = explain(tally);
      if (facts.outcome === 'winner') {
        expect(facts.lead).toBeGreaterThan(0);
        expect(tally.tiers[0]).toEqual([facts.winner.id]);
        expect(facts.hangsOnOneBallot).toBe(tally.ballotsToChange === 1);
      } else if (facts.outcome === 'tie') {
        expect(facts.leaders.map(({ id }) => id)).toEqual(tally.tiers[0]);
        expect(facts.leaders.length).toBeGreaterThan(1);
      } else {
        expect(tally.scores.every(({ score }) => score === 0)).toBe(true);
      }
    });
  });
});

interface Attempt {
  readonly winner: string;
  readonly other: string;
  readonly most: number;
  readonly changed: number;
}

/** By trying every choice of ballots to change, each into the one that helps the other most. */
function overtakes(cast: readonly Ballot[], { winner, other, most, changed }: Attempt): boolean {
  const leads = cast.map(({ choices }) => (choices[winner] ?? 0) - (choices[other] ?? 0));
  return Array.from({ length: 2 ** cast.length }, (_, mask) => mask).some((mask) => {
    const isChanged = (i: number) => ((mask >> i) & 1) === 1;
    const size = leads.filter((_, i) => isChanged(i)).length;
    return size === changed && leads.reduce((sum, lead, i) => sum + (isChanged(i) ? -most : lead), 0) < 0;
  });
}
