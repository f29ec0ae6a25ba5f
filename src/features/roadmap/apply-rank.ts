// Takes over an order from elsewhere, a vote's result for one: inside each horizon, among the items it names.
import type { AppCtx } from '../../db/types.ts';
import type { ItemId, ProductId, VoteId } from '../../kernel/ids.ts';
import { permit } from '../products/index.ts';
import { requireWhy } from './check-model.ts';
import { type Item, isActive } from './model.ts';
import { planOrder, type RankChange } from './rank-model.ts';
import { updateRanks } from './rank-store.ts';
import { selectItems } from './store.ts';
import { note, refreshBoards } from './write-item.ts';

export interface ApplyRankInput {
  readonly productId: ProductId;
  /** Best first; items of other products, shipped and parked ones are passed over. */
  readonly order: readonly ItemId[];
  readonly why: string;
  readonly voteId?: VoteId;
}

/** The changes made; none when the order holds already, so applying twice changes things once. Leads only. */
export async function applyRank(ctx: AppCtx, input: ApplyRankInput): Promise<readonly RankChange[]> {
  const why = requireWhy(input.why);
  return ctx.db.tx(async (tx) => {
    await permit(tx, ctx, input.productId, 'item.edit');
    const found = await selectItems(tx, ctx.workspaceId, input.order);
    const live = new Map<ItemId, Item>(
      found
        .filter((item) => item.productId === input.productId && isActive(item.horizon))
        .map((item) => [item.id, item]),
    );
    const changes = planOrder([...live.values()], input.order);
    await updateRanks(tx, ctx.workspaceId, changes);
    for (const { id, rank, to } of changes) {
      const item = live.get(id);
      const data = { from: rank, to, ...(input.voteId ? { voteId: input.voteId } : {}) };
      if (item) await note(tx, ctx, { item, kind: 'item.ranked', data, why });
    }
    if (changes.length > 0) await refreshBoards(tx, ctx, input.productId);
    return changes;
  });
}
