// Approval: a voter approves of as many items as they like; most approvers first. An empty ballot counts for turnout
// and for the share.
import { admit, amountProblem, rank } from './ballots.ts';
import { ballotsToChange } from './margin.ts';
import type { Ballot, Tally } from './types.ts';

export interface ApprovalInput<Id extends string = string> {
  /** In the order shown to voters. */
  readonly items: readonly Id[];
  readonly ballots: readonly Ballot<Id>[];
}

export function countApproval<Id extends string>({ items, ballots }: ApprovalInput<Id>): Tally<Id> {
  const known = new Set<string>(items);
  const admitted = admit(ballots, (choices) => amountProblem(choices, known, 1));
  const ranking = rank(items, admitted);
  return {
    ...ranking,
    ballots: admitted.voters,
    rejected: admitted.rejected,
    ballotsToChange: ballotsToChange(ranking.tiers, admitted.valid, 1),
  };
}

/** The choices of a ballot that lists what it approves of; repeats count once. */
export function approving<Id extends string>(items: readonly Id[]): Ballot<Id>['choices'] {
  const choices: Partial<Record<Id, number>> = {};
  for (const item of items) choices[item] = 1;
  return choices;
}
