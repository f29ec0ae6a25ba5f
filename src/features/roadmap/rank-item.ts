// Changes the rank of one item inside its horizon by hand; leads only, because it changes everybody else's too.
import type { AppCtx, Reader } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ItemId } from '../../kernel/ids.ts';
import { permit } from '../products/index.ts';
import { requireWhy } from './check-model.ts';
import { getItem } from './find-items.ts';
import { en } from './messages.ts';
import { type Item, isActive } from './model.ts';
import { planMove, rankAfter, type Step } from './rank-model.ts';
import { applyShifts, lastRank, updateRanks } from './rank-store.ts';
import { note, refreshBoards } from './write-item.ts';

export interface RankItemInput {
  readonly itemId: ItemId;
  /** The rank the person saw. */
  readonly from: number;
  readonly step: Step;
  readonly why: string;
}

/** How many items there are to rank among. Throws `forbidden`, and `precondition` for what has no rank. */
export async function getRanking(ctx: AppCtx, id: ItemId): Promise<{ readonly item: Item; readonly count: number }> {
  const item = await rankable(ctx.db.read, ctx, id);
  return { item, count: await lastRank(ctx.db.read, ctx.workspaceId, item) };
}

async function rankable(reader: Reader, ctx: AppCtx, id: ItemId): Promise<Item> {
  const item = await getItem(reader, ctx, id);
  await permit(reader, ctx, item.productId, 'item.edit');
  if (!isActive(item.horizon)) throw refusal('precondition', en.problems.notRanked);
  return item;
}

/** Idempotent: the same step from the same rank moves it once. Throws `conflict` when its rank changed meanwhile. */
export async function rankItem(ctx: AppCtx, input: RankItemInput): Promise<Item> {
  const why = requireWhy(input.why);
  return ctx.db.tx(async (tx) => {
    const item = await rankable(tx, ctx, input.itemId);
    const rank = rankAfter(input.from, input.step, await lastRank(tx, ctx.workspaceId, item));
    if (item.rank === rank) return item;
    if (item.rank !== input.from) throw refusal('conflict', en.problems.rankedMeanwhile(item.ref));
    await applyShifts(tx, ctx.workspaceId, { item, shifts: planMove(item, { horizon: item.horizon, rank }) });
    await updateRanks(tx, ctx.workspaceId, [{ id: item.id, to: rank }]);
    await note(tx, ctx, { item, kind: 'item.ranked', data: { from: item.rank, to: rank }, why });
    await refreshBoards(tx, ctx, item.productId);
    return { ...item, rank };
  });
}
