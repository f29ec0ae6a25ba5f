// Reads of votes, as the acting person may see them. Nothing here reads a ballot.
import type { Button } from '@slack/types';
import type { AppCtx, Reader } from '../../db/types.ts';
import { actingUser, type Ctx } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ProductId, UserId, VoteId } from '../../kernel/ids.ts';
import { formatRef } from '../../kernel/refs.ts';
import type { Registry } from '../feature.ts';
import { permit, visibleProducts } from '../products/index.ts';
import { findElector } from './ballot-store.ts';
import { permitManaging } from './manage.ts';
import { en } from './messages.ts';
import { type Stake, takesBallots, type Vote, type VoteList, type VoteView } from './model.ts';
import {
  countTurnout,
  findVote,
  findVoteByNumber,
  selectCandidates,
  selectVotes,
  selectWaitingVotes,
} from './store.ts';

/** Throws `not_found`, in the same words for what does not exist and what the person may not see. */
export async function loadVote(reader: Reader, ctx: Ctx, id: VoteId): Promise<Vote> {
  const vote = await findVote(reader, ctx.workspaceId, id);
  if (!vote) throw refusal('not_found', en.refused.notFound);
  await permit(reader, ctx, vote.productId, 'product.read');
  return vote;
}

export async function getVote(ctx: AppCtx, id: VoteId): Promise<VoteView> {
  return withDetail(ctx, await loadVote(ctx.db.read, ctx, id));
}

export async function getVoteByNumber(ctx: AppCtx, number: number): Promise<VoteView> {
  const vote = await findVoteByNumber(ctx.db.read, ctx.workspaceId, number);
  if (!vote) throw refusal('not_found', en.refused.notFound);
  await permit(ctx.db.read, ctx, vote.productId, 'product.read');
  return withDetail(ctx, vote);
}

/** For those who may end it. Throws `forbidden` for others, `precondition` once it has ended. */
export async function getManagedVote(ctx: AppCtx, id: VoteId): Promise<VoteView> {
  const found = await getVote(ctx, id);
  await permitManaging(ctx.db.read, ctx, found.vote);
  const ref = formatRef('vote', found.vote.number);
  if (found.vote.status === 'closed') throw refusal('precondition', en.refused.closed(ref));
  if (found.vote.status === 'cancelled') throw refusal('precondition', en.refused.cancelled(ref));
  return found;
}

/** For renderers, which act as the system: undefined once the vote is erased. */
export async function findVoteView(ctx: AppCtx, id: VoteId): Promise<VoteView | undefined> {
  const vote = await findVote(ctx.db.read, ctx.workspaceId, id);
  return vote && withDetail(ctx, vote);
}

/** Whether this voter can still be asked to vote. */
export async function isMissing(ctx: AppCtx, of: { readonly id: VoteId; readonly userId: UserId }): Promise<boolean> {
  const vote = await findVote(ctx.db.read, ctx.workspaceId, of.id);
  if (!vote || !takesBallots(vote, ctx.now())) return false;
  const elector = await findElector(ctx.db.read, ctx.workspaceId, { voteId: of.id, userId: of.userId });
  return elector?.hasVoted === false;
}

/** What other slices can do with a result, in the order of the slices. */
export async function resultButtonsFrom(registry: Registry, ctx: AppCtx, id: VoteId): Promise<readonly Button[]> {
  const buttons = [];
  for (const { contributes } of registry.features)
    buttons.push(...((await contributes?.resultButtons?.(ctx, id)) ?? []));
  return buttons;
}

async function withDetail(ctx: AppCtx, vote: Vote): Promise<VoteView> {
  const reader = ctx.db.read;
  return {
    vote,
    candidates: await selectCandidates(reader, ctx.workspaceId, vote.id),
    turnout: await countTurnout(reader, ctx.workspaceId, vote.id),
  };
}

export async function stakeIn(ctx: AppCtx, voteId: VoteId): Promise<Stake> {
  const userId = actingUser(ctx);
  const elector = userId && (await findElector(ctx.db.read, ctx.workspaceId, { voteId, userId }));
  if (!elector) return 'none';
  return elector.hasVoted ? 'voted' : 'votes';
}

const OPEN = 12;
const RECENT = 6;

/** Open votes by deadline, then the last results. */
export async function listVotes(ctx: AppCtx, productId: ProductId): Promise<VoteList> {
  const reader = ctx.db.read;
  await permit(reader, ctx, productId, 'product.read');
  const found = await selectVotes(reader, ctx.workspaceId, { productId, status: 'open', limit: OPEN });
  const open = [];
  for (const vote of found) {
    const turnout = await countTurnout(reader, ctx.workspaceId, vote.id);
    open.push({ vote, turnout, stake: await stakeIn(ctx, vote.id) });
  }
  return { open, recent: await selectVotes(reader, ctx.workspaceId, { productId, status: 'closed', limit: RECENT }) };
}

/** Votes the acting person may still cast a ballot in. */
export async function listWaiting(ctx: AppCtx): Promise<readonly Vote[]> {
  const userId = actingUser(ctx);
  if (!userId) return [];
  const reader = ctx.db.read;
  const visible = new Set((await visibleProducts(reader, ctx)).map((product) => product.id));
  const waiting = await selectWaitingVotes(reader, ctx.workspaceId, { userId, now: ctx.now() });
  return waiting.filter((vote) => visible.has(vote.productId));
}
