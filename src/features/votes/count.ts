// A vote's result from its ballots and electors: the pure count, with turnout and quorum beside it.

import type { CandidateId } from '../../kernel/ids.ts';
import { type ApprovalInput, countApproval } from '../../tally/approval.ts';
import { byGroup } from '../../tally/by-group.ts';
import { countDots, type DotsTally } from '../../tally/dots.ts';
import { quorum } from '../../tally/quorum.ts';
import type { Ballot as TallyBallot } from '../../tally/types.ts';
import type { Ballot, FunctionTurnout, Vote, VoteResult, VoteRules } from './model.ts';

export interface Countable {
  readonly vote: Pick<Vote, 'rules' | 'isAnonymous' | 'quorum'>;
  readonly candidates: readonly { readonly id: CandidateId }[];
  readonly ballots: readonly Ballot[];
  readonly electors: readonly { readonly trade: string | null; readonly hasVoted: boolean }[];
}

export function countVote({ vote, candidates, ballots, electors }: Countable): VoteResult {
  const items = candidates.map((candidate) => candidate.id);
  const cast: TallyBallot<CandidateId>[] = ballots.map(({ choices, trade }) => ({ choices, group: trade }));
  const tally = count(vote.rules, { items, ballots: cast });
  const turnout = turnoutOf(electors);
  const { groups } = byGroup(items, cast, vote);
  return {
    electors: electors.length,
    ballots: tally.ballots,
    tiers: tally.tiers,
    scores: tally.scores,
    tieBreak: tally.tieBreak,
    unusedDots: tally.unusedDots,
    quorum: quorumOf(vote.quorum, { electors: electors.length, voted: tally.ballots }),
    turnout,
    perFunction: groups,
    hidesFunctions: turnout.some(
      ({ name, voted }) => name !== null && voted > 0 && !groups.some((g) => g.name === name),
    ),
    ballotsToChange: tally.ballotsToChange,
  };
}

function count(rules: VoteRules, input: ApprovalInput<CandidateId>): DotsTally<CandidateId> {
  return rules.method === 'dots' ? countDots({ ...rules, ...input }) : { ...countApproval(input), unusedDots: 0 };
}

/** By function, the largest first; those without one last. */
function turnoutOf(electors: Countable['electors']): FunctionTurnout[] {
  return [...Map.groupBy(electors, (elector) => elector.trade)]
    .map(([name, members]) => ({
      name,
      electors: members.length,
      voted: members.filter((elector) => elector.hasVoted).length,
    }))
    .toSorted(knownAndLargeFirst);
}

function knownAndLargeFirst(a: FunctionTurnout, b: FunctionTurnout): number {
  if (a.name === null || b.name === null) return a.name === b.name ? 0 : a.name === null ? 1 : -1;
  return b.electors - a.electors || (a.name < b.name ? -1 : 1);
}

function quorumOf(percent: number | null, count: { electors: number; voted: number }): VoteResult['quorum'] {
  if (percent === null) return null;
  const { needed, isMet } = quorum({
    eligible: { all: count.electors },
    voted: { all: count.voted },
    overallPercent: percent,
  });
  return { percent, needed, isMet };
}
