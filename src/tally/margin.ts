// How firm a result is: the fewest ballots that would have to be filled in differently before another item is ahead.
// For methods that add up amounts between 0 and `most` per item.
import { countOf } from './ballots.ts';
import type { Ballot } from './types.ts';

/**
 * Exact: a changed ballot helps a challenger most by giving it `most` and the winner nothing, and only the two of them
 * matter. Null where nobody leads alone, or nobody else stands.
 */
export function ballotsToChange<Id extends string>(
  tiers: readonly (readonly Id[])[],
  ballots: readonly Ballot<Id>[],
  most: number,
): number | null {
  const [[winner, second] = [], ...others] = tiers;
  const challengers = others.flat();
  if (winner === undefined || second !== undefined || challengers.length === 0) return null;
  return Math.min(...challengers.map((challenger) => toOvertake({ winner, challenger, most }, ballots)));
}

interface Duel<Id> {
  readonly winner: Id;
  readonly challenger: Id;
  readonly most: number;
}

function toOvertake<Id extends string>({ winner, challenger, most }: Duel<Id>, ballots: readonly Ballot<Id>[]): number {
  let lead = 0;
  const votersByGain = new Map<number, number>();
  for (const ballot of ballots) {
    const ahead = (ballot.choices[winner] ?? 0) - (ballot.choices[challenger] ?? 0);
    lead += ahead * countOf(ballot);
    votersByGain.set(ahead + most, (votersByGain.get(ahead + most) ?? 0) + countOf(ballot));
  }
  let changed = 0;
  for (const [gain, voters] of [...votersByGain].toSorted(([a], [b]) => b - a)) {
    const needed = Math.floor(lead / gain) + 1;
    if (needed <= voters) return changed + needed;
    changed += voters;
    lead -= gain * voters;
  }
  return changed;
}
