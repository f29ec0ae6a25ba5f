// What a ballot may say under a vote's rules, and which functions of an anonymous vote may stay on its ballots. Pure.
import { amountProblem } from '../../tally/ballots.ts';
import { groupsToShow, SMALLEST_GROUP } from '../../tally/by-group.ts';
import { dotsProblem } from '../../tally/dots.ts';
import type { BallotProblem } from '../../tally/types.ts';
import type { Choices, VoteRules } from './model.ts';

export type { BallotProblem };
export { SMALLEST_GROUP };

export const spentDots = (choices: Choices): number => Object.values(choices).reduce((sum, dots) => sum + dots, 0);

/** Only what was chosen: zeroes do not count. */
export function withoutZeroes(choices: Choices): Choices {
  return Object.fromEntries(Object.entries(choices).filter(([, amount]) => amount !== 0));
}

/** The first reason to refuse the whole ballot, and the candidate it is best shown at; undefined for a good one. */
export function problemOf(
  choices: Choices,
  vote: { readonly rules: VoteRules; readonly candidates: readonly { readonly id: string }[] },
): { readonly problem: BallotProblem; readonly candidate: string } | undefined {
  const known = new Set(vote.candidates.map((candidate) => candidate.id));
  const { rules } = vote;
  const problem = rules.method === 'dots' ? dotsProblem(choices, known, rules) : amountProblem(choices, known, 1);
  return problem && { problem, candidate: 'item' in problem ? problem.item : mostGiven(choices) };
}

/** Where somebody who overspent can best take dots back. */
function mostGiven(choices: Choices): string {
  return Object.entries(choices).toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

/**
 * Functions that point at fewer than three voters leave the ballots of an anonymous vote for good, and so does what would
 * let somebody find them by subtraction.
 */
export function withoutTellingFunctions<Each extends { readonly trade: string | null }>(
  ballots: readonly Each[],
): Each[] {
  const sizes = [...Map.groupBy(ballots, ({ trade }) => trade)].flatMap(([name, cast]) =>
    name === null ? [] : [{ name, size: cast.length }],
  );
  const shown = groupsToShow(sizes, ballots.length);
  return ballots.map((ballot) =>
    ballot.trade === null || shown.has(ballot.trade) ? ballot : { ...ballot, trade: null },
  );
}
