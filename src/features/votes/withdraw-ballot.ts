// Takes a ballot back before the close; nobody keeps it.
import type { AppCtx } from '../../db/types.ts';
import { requireUser } from '../../kernel/ctx.ts';
import type { VoteId } from '../../kernel/ids.ts';
import { refresh } from '../../outbox/enqueue.ts';
import { deleteBallot, updateHasVotedIf } from './ballot-store.ts';
import { takesBallots, type Vote } from './model.ts';
import { keyOf, loadForVoter } from './voter.ts';

/** `voted-otherwise`: anonymous, and this secret opens no ballot. */
export type Withdrawn = { readonly kind: 'withdrawn' | 'closed' | 'voted-otherwise'; readonly vote: Vote };

/** Idempotent. Throws as `castBallot` does. */
export async function withdrawBallot(
  ctx: AppCtx,
  input: { readonly voteId: VoteId; readonly secret?: string | undefined },
): Promise<Withdrawn> {
  const userId = requireUser(ctx);
  return ctx.db.tx(async (tx) => {
    const { vote, elector } = await loadForVoter(tx, ctx, input.voteId);
    if (!takesBallots(vote, ctx.now())) return { kind: 'closed', vote };
    if (!elector.hasVoted) return { kind: 'withdrawn', vote };
    const key = keyOf(vote, { userId, secret: input.secret });
    const isGone = key !== undefined && (await deleteBallot(tx, ctx.workspaceId, { voteId: vote.id, key }));
    if (!isGone) return { kind: 'voted-otherwise', vote };
    await updateHasVotedIf(tx, ctx.workspaceId, { voteId: vote.id, userId, hasVoted: false });
    await refresh(tx, ctx, { kind: 'votes.card', subject: vote.id });
    return { kind: 'withdrawn', vote };
  });
}
