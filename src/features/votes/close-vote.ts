// Ends a vote with its result: at the deadline, when all have voted, or by a person with a reason. Closing is one
// conditional update, so that of two closers at once one closes and the other finds it closed.
import { record } from '../../db/activity.ts';
import type { AppCtx, Tx } from '../../db/types.ts';
import { actingUser } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { VoteId } from '../../kernel/ids.ts';
import { formatRef } from '../../kernel/refs.ts';
import { post, refresh } from '../../outbox/enqueue.ts';
import { withoutTellingFunctions } from './ballot-model.ts';
import { rewriteBallots, selectBallots, selectElectors } from './ballot-store.ts';
import { countVote } from './count.ts';
import { loadVote } from './get-vote.ts';
import { permitManaging } from './manage.ts';
import { en } from './messages.ts';
import type { Vote } from './model.ts';
import { findVote, selectCandidates, updateStatusIf } from './store.ts';

export type ClosingCause = 'deadline' | 'all-voted' | 'person';

/** Closes now, for a lead or whoever started it. Closing a closed vote does nothing. Throws `invalid` without a reason. */
export async function closeVote(ctx: AppCtx, input: { readonly id: VoteId; readonly why: string }): Promise<Vote> {
  if (input.why === '') throw refusal('invalid', en.refused.noReason, { why: en.refused.noReason });
  return ctx.db.tx(async (tx) => {
    const vote = await loadVote(tx, ctx, input.id);
    await permitManaging(tx, ctx, vote);
    if (vote.status === 'cancelled') {
      throw refusal('precondition', en.refused.cancelled(formatRef('vote', vote.number)));
    }
    return close(tx, ctx, { vote, cause: 'person', why: input.why });
  });
}

/** For the job at the deadline: does nothing when the vote was closed, cancelled or erased meanwhile, or is not due yet. */
export async function closeDueVote(ctx: AppCtx, id: VoteId): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const vote = await findVote(tx, ctx.workspaceId, id);
    if (vote?.status !== 'open' || ctx.now() < vote.deadline) return;
    await close(tx, ctx, { vote, cause: 'deadline', why: en.close.deadline });
  });
}

interface Ending {
  readonly vote: Vote;
  readonly cause: ClosingCause;
  readonly why: string;
}

/** Within the caller's transaction. Answers the vote as it is afterwards, whoever closed it. */
export async function close(tx: Tx, ctx: AppCtx, { vote, cause, why }: Ending): Promise<Vote> {
  if (vote.status !== 'open') return vote;
  const { id, isAnonymous } = vote;
  const cast = await selectBallots(tx, ctx.workspaceId, id);
  const ballots = isAnonymous ? withoutTellingFunctions(cast) : cast;
  const electors = await selectElectors(tx, ctx.workspaceId, id);
  const candidates = await selectCandidates(tx, ctx.workspaceId, id);
  const result = countVote({ vote, candidates, ballots, electors });
  const end = { status: 'closed', closedAt: ctx.now(), closedWhy: why, result } as const;
  if (!(await updateStatusIf(tx, ctx.workspaceId, { id, ...end }))) return loadVote(tx, ctx, id);
  if (isAnonymous) await rewriteBallots(tx, ctx.workspaceId, { voteId: id, ballots });
  await record(tx, cause === 'person' ? ctx : asSystem(ctx), {
    kind: 'vote.closed',
    subject: { kind: 'vote', id },
    productId: vote.productId,
    data: { number: vote.number, cause, ballots: result.ballots, electors: result.electors },
    why,
  });
  await refresh(tx, ctx, { kind: 'votes.card', subject: id });
  await post(tx, ctx, {
    key: `votes.result:${id}`,
    to: { channel: vote.channelId },
    content: { kind: 'votes.result', subject: id },
  });
  return { ...vote, ...end };
}

/** Whoever's ballot happened to be the last did not close the vote: the record must not name them. */
const asSystem = (ctx: AppCtx): AppCtx =>
  actingUser(ctx) === undefined ? ctx : { ...ctx, actor: { kind: 'system', job: 'votes.close' } };
