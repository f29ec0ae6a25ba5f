// Ships an item: it leaves the live horizons and counts for this quarter.
import type { AppCtx } from '../../db/types.ts';
import type { ItemId } from '../../kernel/ids.ts';
import { type Horizon, type Item, limits, revise } from './model.ts';
import { checkPlace } from './move-item.ts';
import { editableItem } from './rights.ts';
import { note, place, save } from './write-item.ts';

export interface ShipItemInput {
  readonly itemId: ItemId;
  /** Where the person saw it. */
  readonly from: Horizon;
  /** What changed for whom; may be empty. */
  readonly why: string;
}

/** Idempotent; throws `conflict` when it was moved meanwhile. */
export async function shipItem(ctx: AppCtx, input: ShipItemInput): Promise<Item> {
  return ctx.db.tx(async (tx) => {
    const { item } = await editableItem(tx, ctx, input.itemId);
    if (item.horizon === 'shipped') return item;
    checkPlace(item, input.from);
    const after = revise(item, { horizon: 'shipped' }, ctx.now());
    const shipped = await save(tx, ctx, await place(tx, ctx, { before: item, after }));
    const data = { version: shipped.version, from: item.horizon };
    await note(tx, ctx, { item: shipped, kind: 'item.shipped', data, why: input.why.slice(0, limits.why) });
    return shipped;
  });
}
