// Dot voting: every voter spreads at most `budget` dots, at most `cap` on one item; most dots first. Unused dots are
// allowed and told.
import { type Admitted, admit, amountProblem, type Choices, chosen, countOf, entriesOf, rank } from './ballots.ts';
import { ballotsToChange } from './margin.ts';
import type { Ballot, BallotProblem, Tally } from './types.ts';

export interface DotsRules {
  readonly budget: number;
  /** Most dots one item may get from one voter; null for no cap. */
  readonly cap: number | null;
}

export interface DotsInput<Id extends string = string> extends DotsRules {
  /** In the order shown to voters. */
  readonly items: readonly Id[];
  readonly ballots: readonly Ballot<Id>[];
}

export interface DotsTally<Id extends string = string> extends Tally<Id> {
  /** Dots that the voters counted could have given and did not. */
  readonly unusedDots: number;
}

export function countDots<Id extends string>(input: DotsInput<Id>): DotsTally<Id> {
  const { items, budget } = input;
  const known = new Set<string>(items);
  const admitted = admit(input.ballots, (choices) => dotsProblem(choices, known, input));
  const ranking = rank(items, admitted);
  return {
    ...ranking,
    ballots: admitted.voters,
    rejected: admitted.rejected,
    unusedDots: unused(admitted, budget),
    ballotsToChange: ballotsToChange(ranking.tiers, admitted.valid, mostDots(input)),
  };
}

/** The first reason to refuse a ballot; undefined for a good one. */
export function dotsProblem(
  choices: Choices<string>,
  items: ReadonlySet<string>,
  { budget, cap }: DotsRules,
): BallotProblem | undefined {
  const problem = amountProblem(choices, items, Infinity);
  if (problem) return problem;
  const over = entriesOf(choices).find(([, given]) => cap !== null && given > cap);
  if (over && cap !== null) return { kind: 'cap', item: over[0], cap, given: over[1] };
  const spent = spentOn(choices);
  return spent > budget ? { kind: 'budget', budget, spent } : undefined;
}

const spentOn = (choices: Choices<string>): number => chosen(choices).reduce((sum, [, given]) => sum + given, 0);

const mostDots = ({ budget, cap }: DotsRules): number => Math.min(budget, cap ?? budget);

const unused = (admitted: Admitted<string>, budget: number): number =>
  admitted.valid.reduce((sum, ballot) => sum + (budget - spentOn(ballot.choices)) * countOf(ballot), 0);
