// What every method does with ballots before and after its own rule: admit or refuse each whole, sum up, rank.
import { tiersOf } from './tiers.ts';
import type { Ballot, BallotProblem, ItemScore, Rejected } from './types.ts';
import { wilson } from './wilson.ts';

export type Choices<Id extends string> = Ballot<Id>['choices'];

/** The positive choices of a ballot; zeroes say nothing. */
export function chosen<Id extends string>(choices: Choices<Id>): [Id, number][] {
  return entriesOf(choices).filter(([, amount]) => amount !== 0);
}

/** Object.entries forgets the type of the keys, which here are all there are. */
export function entriesOf<Id extends string>(choices: Choices<Id>): [Id, number][] {
  return Object.entries(choices) as [Id, number][];
}

export const countOf = (ballot: Ballot): number => ballot.count ?? 1;

/** The first amount that is not a whole number from 0 to `most`, or is given to something nobody can vote for. */
export function amountProblem(
  choices: Choices<string>,
  items: ReadonlySet<string>,
  most: number,
): BallotProblem | undefined {
  for (const [item, given] of entriesOf(choices)) {
    if (!items.has(item)) return { kind: 'unknown', item };
    if (!Number.isInteger(given) || given < 0 || given > most) return { kind: 'amount', item, given };
  }
  return undefined;
}

export interface Admitted<Id extends string> {
  readonly valid: readonly Ballot<Id>[];
  readonly rejected: readonly Rejected[];
  /** Voters behind the valid ballots. */
  readonly voters: number;
}

/** Refuses whole ballots, never clips one. */
export function admit<Id extends string>(
  ballots: readonly Ballot<Id>[],
  problemOf: (choices: Choices<Id>) => BallotProblem | undefined,
): Admitted<Id> {
  const valid: Ballot<Id>[] = [];
  const rejected: Rejected[] = [];
  ballots.forEach((ballot, index) => {
    const problem = countProblem(ballot) ?? problemOf(ballot.choices);
    if (problem) rejected.push({ index, problem });
    else valid.push(ballot);
  });
  return { valid, rejected, voters: valid.reduce((sum, ballot) => sum + countOf(ballot), 0) };
}

function countProblem(ballot: Ballot): BallotProblem | undefined {
  const given = countOf(ballot);
  return Number.isSafeInteger(given) && given > 0 ? undefined : { kind: 'count', given };
}

/** Totals and supporters per item, ranked into tiers. */
export function rank<Id extends string>(items: readonly Id[], { valid, voters }: Admitted<Id>) {
  const sums = new Map(items.map((id) => [id, { score: 0, supporters: 0 }]));
  if (sums.size < items.length) throw new RangeError('an item is listed twice');
  for (const ballot of valid) {
    for (const [id, amount] of chosen(ballot.choices)) {
      const sum = sums.get(id);
      if (!sum) continue;
      sum.score += amount * countOf(ballot);
      sum.supporters += countOf(ballot);
    }
  }
  const sumOf = (id: Id) => sums.get(id) ?? { score: 0, supporters: 0 };
  const listed = items.toSorted((a, b) => sumOf(b).supporters - sumOf(a).supporters);
  const tiers = tiersOf(listed, (id) => sumOf(id).score);
  const scores = tiers
    .flat()
    .map((id): ItemScore<Id> => ({ id, ...sumOf(id), ...shareOf(sumOf(id).supporters, voters) }));
  const isTied = tiers.some((tier) => tier.length > 1);
  return { tiers, scores, tieBreak: isTied ? ('supporters-then-position' as const) : null };
}

function shareOf(supporters: number, voters: number): Pick<ItemScore, 'share' | 'low' | 'high'> {
  if (voters === 0) return { share: null, low: null, high: null };
  return { share: supporters / voters, ...wilson(supporters, voters) };
}
