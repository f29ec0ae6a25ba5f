// Opens a drafted vote: freezes the electorate, posts the card, plans reminder and closing. Idempotent by the vote's id,
// which was made when the form opened: a second submit finds the vote there.
import { record } from '../../db/activity.ts';
import { nextNumber } from '../../db/counters.ts';
import type { AppCtx, Tx } from '../../db/types.ts';
import { enqueueJob } from '../../jobs/enqueue.ts';
import { requireUser } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { VoteId } from '../../kernel/ids.ts';
import { post } from '../../outbox/enqueue.ts';
import type { Person } from '../../slack/directory.ts';
import { permit } from '../products/index.ts';
import { tradesOf } from '../settings/index.ts';
import { en } from './messages.ts';
import { mayBeElector, reminderAt, type Vote } from './model.ts';
import { checkSetup } from './save-draft.ts';
import { type Draft, deleteDraft, findDraft, findVote, insertCandidates, insertElectors, insertVote } from './store.ts';

export interface OpenVoteInput {
  readonly id: VoteId;
  /** The channel's members at this moment. */
  readonly members: readonly Person[];
}

/** Throws `not_found` when the draft was replaced, `invalid` when its deadline has come too near, `precondition` without voters. */
export async function openVote(ctx: AppCtx, input: OpenVoteInput): Promise<Vote> {
  const createdBy = requireUser(ctx);
  return ctx.db.tx(async (tx) => {
    const opened = await findVote(tx, ctx.workspaceId, input.id);
    if (opened?.createdBy === createdBy) return opened;
    const draft = await findDraft(tx, ctx.workspaceId, { id: input.id, createdBy });
    if (!draft) throw refusal('not_found', en.refused.draftGone);
    const product = await permit(tx, ctx, draft.productId, 'vote.start');
    checkSetup(draft.setup, ctx.now());
    const electors = input.members.filter((person) => mayBeElector(person, product));
    if (electors.length === 0) throw refusal('precondition', en.refused.nobody);
    const number = await nextNumber(tx, ctx, 'vote');
    await insertVote(tx, ctx.workspaceId, { ...draft, number, createdBy, openedAt: ctx.now() });
    await freeze(tx, ctx, { draft, electors });
    await announce(tx, ctx, draft);
    await record(tx, ctx, {
      kind: 'vote.opened',
      subject: { kind: 'vote', id: draft.id },
      productId: draft.productId,
      data: { number, question: draft.setup.question, electors: electors.length, deadline: draft.setup.deadline },
    });
    return getOpened(tx, ctx, draft.id);
  });
}

async function freeze(tx: Tx, ctx: AppCtx, vote: { draft: Draft; electors: readonly Person[] }): Promise<void> {
  const { id: voteId, setup } = vote.draft;
  const userIds = [...new Set(vote.electors.map((person) => person.userId))];
  const trades = await tradesOf(tx, ctx, userIds);
  await insertCandidates(tx, ctx.workspaceId, {
    voteId,
    candidates: setup.candidates.map((candidate) => ({ id: ctx.newId('candidate'), ...candidate })),
  });
  await insertElectors(tx, ctx.workspaceId, {
    voteId,
    electors: userIds.map((userId) => ({ userId, trade: trades.get(userId) ?? null })),
  });
  await deleteDraft(tx, ctx.workspaceId, voteId);
}

async function announce(tx: Tx, ctx: AppCtx, { id, setup }: Draft): Promise<void> {
  await post(tx, ctx, {
    key: `votes.card:${id}`,
    to: { channel: setup.channelId },
    content: { kind: 'votes.card', subject: id },
  });
  await enqueueJob(tx, ctx, {
    kind: 'votes.close',
    key: `votes.close:${id}@${setup.deadline}`,
    runAt: setup.deadline,
    payload: { v: id },
  });
  const remindAt = reminderAt({ openedAt: ctx.now(), deadline: setup.deadline });
  if (remindAt === undefined) return;
  await enqueueJob(tx, ctx, { kind: 'votes.remind', key: `votes.remind:${id}`, runAt: remindAt, payload: { v: id } });
}

async function getOpened(tx: Tx, ctx: AppCtx, id: VoteId): Promise<Vote> {
  const vote = await findVote(tx, ctx.workspaceId, id);
  if (!vote) throw new Error(`vote ${id} is gone in the transaction that opened it`);
  return vote;
}
