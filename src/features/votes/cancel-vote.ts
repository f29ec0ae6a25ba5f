// Ends a vote without a result and deletes its ballots: nothing of it may be counted later.
import { record } from '../../db/activity.ts';
import type { AppCtx } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { VoteId } from '../../kernel/ids.ts';
import { formatRef } from '../../kernel/refs.ts';
import { refresh } from '../../outbox/enqueue.ts';
import { deleteBallots } from './ballot-store.ts';
import { loadVote } from './get-vote.ts';
import { permitManaging } from './manage.ts';
import { en } from './messages.ts';
import type { Vote } from './model.ts';
import { updateStatusIf } from './store.ts';

/** Idempotent. Throws `precondition` when the vote has a result already, `invalid` without a reason. */
export async function cancelVote(ctx: AppCtx, input: { readonly id: VoteId; readonly why: string }): Promise<Vote> {
  const { id, why } = input;
  if (why === '') throw refusal('invalid', en.refused.noReason, { why: en.refused.noReason });
  return ctx.db.tx(async (tx) => {
    const vote = await loadVote(tx, ctx, id);
    await permitManaging(tx, ctx, vote);
    if (vote.status === 'cancelled') return vote;
    const end = { status: 'cancelled', closedAt: ctx.now(), closedWhy: why, result: null } as const;
    if (!(await updateStatusIf(tx, ctx.workspaceId, { id, ...end }))) {
      throw refusal('precondition', en.refused.closed(formatRef('vote', vote.number)));
    }
    await deleteBallots(tx, ctx.workspaceId, id);
    await record(tx, ctx, {
      kind: 'vote.cancelled',
      subject: { kind: 'vote', id },
      productId: vote.productId,
      data: { number: vote.number },
      why,
    });
    await refresh(tx, ctx, { kind: 'votes.card', subject: id });
    return { ...vote, ...end };
  });
}
