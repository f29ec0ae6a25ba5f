// What a ballot may say under a vote's rules, and which functions of an anonymous vote may be shown apart. Pure.
import type { Choices, VoteRules } from './model.ts';

export type BallotProblem =
  | { readonly kind: 'unknown'; readonly candidate: string }
  | { readonly kind: 'amount'; readonly candidate: string }
  | { readonly kind: 'cap'; readonly candidate: string; readonly cap: number; readonly given: number }
  | { readonly kind: 'budget'; readonly candidate: string; readonly budget: number; readonly spent: number };

export const spentDots = (choices: Choices): number => Object.values(choices).reduce((sum, dots) => sum + dots, 0);

/** Only what was chosen: zeroes and repeats do not count. */
export function withoutZeroes(choices: Choices): Choices {
  return Object.fromEntries(Object.entries(choices).filter(([, amount]) => amount !== 0));
}

/** The first reason to refuse the whole ballot, with the candidate it is best shown at; undefined for a good one. */
export function problemOf(
  choices: Choices,
  vote: { readonly rules: VoteRules; readonly candidates: readonly { readonly id: string }[] },
): BallotProblem | undefined {
  const known = new Set(vote.candidates.map((candidate) => candidate.id));
  for (const [candidate, amount] of Object.entries(choices)) {
    if (!known.has(candidate)) return { kind: 'unknown', candidate };
    if (!Number.isInteger(amount) || amount < 0) return { kind: 'amount', candidate };
    if (vote.rules.method === 'approval' && amount > 1) return { kind: 'amount', candidate };
  }
  return vote.rules.method === 'dots' ? overspent(choices, vote.rules) : undefined;
}

function overspent(choices: Choices, rules: { budget: number; cap: number | null }): BallotProblem | undefined {
  const { budget, cap } = rules;
  const [biggest] = Object.entries(choices).toSorted(([, a], [, b]) => b - a);
  if (!biggest) return undefined;
  const [candidate, given] = biggest;
  if (cap !== null && given > cap) return { kind: 'cap', candidate, cap, given };
  const spent = spentDots(choices);
  return spent > budget ? { kind: 'budget', candidate, budget, spent } : undefined;
}

/** Fewer people than this are never shown apart in an anonymous vote. */
export const SMALLEST_GROUP = 3;

/**
 * The functions of an anonymous vote that may be shown apart: each has three ballots or more, and so has whatever is left
 * over, or somebody could subtract what is shown from the whole.
 */
export function functionsToShow(ballots: readonly { readonly trade: string | null }[]): ReadonlySet<string> {
  const sizes = new Map<string, number>();
  for (const { trade } of ballots) if (trade !== null) sizes.set(trade, (sizes.get(trade) ?? 0) + 1);
  const shown = [...sizes].filter(([, size]) => size >= SMALLEST_GROUP).toSorted(bySize);
  let rest = ballots.length - shown.reduce((sum, [, size]) => sum + size, 0);
  while (rest > 0 && rest < SMALLEST_GROUP && shown.length > 0) rest += shown.pop()?.[1] ?? 0;
  return new Set(shown.map(([trade]) => trade));
}

const bySize = ([nameA, a]: [string, number], [nameB, b]: [string, number]): number =>
  b - a || (nameA < nameB ? -1 : 1);
