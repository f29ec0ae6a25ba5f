// How firm a result is: the fewest ballots that would have to be filled in differently before another item is ahead.
// For methods that add up amounts between 0 and `most` per item.
import { chosen, countOf } from './ballots.ts';
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
  const { behindNobody, behind } = duels(winner, ballots);
  return Math.min(...challengers.map((each) => toOvertake(merged(behindNobody, behind.get(each)), most)));
}

/** Voters by how far a ballot puts the winner ahead of a challenger. */
type Leads = Map<number, number>;

const add = (leads: Leads, lead: number, voters: number) => leads.set(lead, (leads.get(lead) ?? 0) + voters);

/** All ballots as seen by a challenger none of them names, and per challenger what is different about those that do. */
function duels<Id extends string>(winner: Id, ballots: readonly Ballot<Id>[]) {
  const behindNobody: Leads = new Map();
  const behind = new Map<Id, Leads>();
  for (const ballot of ballots) {
    const voters = countOf(ballot);
    const lead = ballot.choices[winner] ?? 0;
    add(behindNobody, lead, voters);
    for (const [id, amount] of chosen(ballot.choices)) {
      const leads = behind.get(id) ?? new Map<number, number>();
      behind.set(id, leads);
      add(leads, lead, -voters);
      add(leads, lead - amount, voters);
    }
  }
  return { behindNobody, behind };
}

function merged(all: Leads, differences: Leads = new Map()): Leads {
  const leads = new Map(all);
  for (const [lead, voters] of differences) add(leads, lead, voters);
  return leads;
}

/** Changes the ballots first that gain most, until the winner is behind. */
function toOvertake(leads: Leads, most: number): number {
  let ahead = [...leads].reduce((sum, [lead, voters]) => sum + lead * voters, 0);
  let changed = 0;
  for (const [lead, voters] of [...leads].toSorted(([a], [b]) => b - a)) {
    const needed = Math.floor(ahead / (lead + most)) + 1;
    if (needed <= voters) return changed + needed;
    changed += voters;
    ahead -= (lead + most) * voters;
  }
  return changed;
}
