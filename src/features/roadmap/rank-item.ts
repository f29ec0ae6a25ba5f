// Changes the rank of one item inside its horizon by hand; leads only, because it changes everybody else's too.
import type { AppCtx } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ItemId } from '../../kernel/ids.ts';
import { permit } from '../products/index.ts';
import { getItem } from './find-items.ts';
import { en } from './messages.ts';
import { type Item, isActive, requireWhy } from './model.ts';
import { planMove, rankAfter, type Step } from './model-rank.ts';
import { applyShifts, lastRank, updateRanks } from './store.ts';
import { note, refreshBoards } from './write-item.ts';

export interface RankItemInput {
  readonly itemId: ItemId;
  /** The rank the person saw. */
  readonly from: number;
  readonly step: Step;
  readonly why: string;
}

/** Idempotent: the same step from the same rank moves it once. Throws `conflict` when its rank changed meanwhile. */
export async function rankItem(ctx: AppCtx, input: RankItemInput): Promise<Item> {
  const why = requireWhy(input.why);
  return ctx.db.tx(async (tx) => {
    const item = await getItem(tx, ctx, input.itemId);
    await permit(tx, ctx, item.productId, 'item.edit');
    if (!isActive(item.horizon)) throw refusal('precondition', en.problems.notRanked);
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
