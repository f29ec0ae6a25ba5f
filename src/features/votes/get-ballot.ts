// What a voter's ballot form needs: the vote, their place in it and their own ballot, if they can show that it is theirs.
import type { AppCtx } from '../../db/types.ts';
import { requireUser } from '../../kernel/ctx.ts';
import type { UserId, VoteId } from '../../kernel/ids.ts';
import { tradeChoices, tradesOf } from '../settings/index.ts';
import { findBallot, findElector, type StoredBallot, selectBallots } from './ballot-store.ts';
import { loadVote } from './get-vote.ts';
import { type BallotForm, type PublishedBallots, takesBallots, type Vote } from './model.ts';
import { selectCandidates } from './store.ts';
import { keyOf, loadForVoter } from './voter.ts';

export type BallotAccess =
  | { readonly kind: 'form'; readonly form: BallotForm }
  | { readonly kind: 'closed'; readonly vote: Vote }
  /** Anonymous and voted: only their receipt finds the ballot. */
  | { readonly kind: 'needs-receipt'; readonly vote: Vote };

/** Throws `not_found`, `forbidden` outside the electorate, `precondition` once cancelled. A wrong secret needs a receipt. */
export async function getBallotForm(
  ctx: AppCtx,
  wanted: { readonly voteId: VoteId; readonly secret?: string | undefined },
): Promise<BallotAccess> {
  const reader = ctx.db.read;
  const { vote, elector } = await loadForVoter(reader, ctx, wanted.voteId);
  if (!takesBallots(vote, ctx.now())) return { kind: 'closed', vote };
  const key = keyOf(vote, { userId: elector.userId, secret: wanted.secret });
  const own = key && (await findBallot(reader, ctx.workspaceId, { voteId: vote.id, key }));
  if (vote.isAnonymous && elector.hasVoted && !own) return { kind: 'needs-receipt', vote };
  const candidates = await selectCandidates(reader, ctx.workspaceId, vote.id);
  return {
    kind: 'form',
    form: { vote, candidates, own: own || undefined, functions: await missingFunctions(ctx, elector) },
  };
}

async function missingFunctions(ctx: AppCtx, elector: { readonly userId: UserId; readonly trade: string | null }) {
  const isKnown = elector.trade !== null || (await tradesOf(ctx.db.read, ctx, [elector.userId])).size > 0;
  return isKnown ? undefined : tradeChoices(ctx.db.read, ctx);
}

/** What may be read of the ballots of a closed vote: reasons, and in a named vote who voted what, for its voters alone. */
export async function getPublishedBallots(ctx: AppCtx, voteId: VoteId): Promise<PublishedBallots> {
  const reader = ctx.db.read;
  const vote = await loadVote(reader, ctx, voteId);
  if (vote.status !== 'closed') return { reasons: [], ballots: undefined };
  const stored = await selectBallots(reader, ctx.workspaceId, voteId);
  const isVoter = await findElector(reader, ctx.workspaceId, { voteId, userId: requireUser(ctx) });
  const named = stored.flatMap(namedBallot);
  return {
    reasons: stored.flatMap(({ reason, voter }) =>
      reason === null ? [] : [{ text: reason, by: isVoter ? voter : null }],
    ),
    ballots: isVoter && !vote.isAnonymous ? named : undefined,
  };
}

const namedBallot = ({ voter, choices }: StoredBallot) => (voter === null ? [] : [{ by: voter, choices }]);
