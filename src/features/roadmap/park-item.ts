// Parks an item with its reason, which stays on it.
import type { AppCtx } from '../../db/types.ts';
import type { ItemId } from '../../kernel/ids.ts';
import { requireWhy } from './check-model.ts';
import { type Horizon, type Item, revise } from './model.ts';
import { checkPlace } from './move-item.ts';
import { editableItem } from './rights.ts';
import { note, place, save } from './write-item.ts';

export interface ParkItemInput {
  readonly itemId: ItemId;
  /** Where the person saw it. */
  readonly from: Horizon;
  readonly why: string;
}

/** Idempotent; throws `conflict` when it was moved meanwhile, `invalid` without a reason. */
export async function parkItem(ctx: AppCtx, input: ParkItemInput): Promise<Item> {
  const why = requireWhy(input.why);
  return ctx.db.tx(async (tx) => {
    const { item } = await editableItem(tx, ctx, input.itemId);
    if (item.horizon === 'parked') return item;
    checkPlace(item, input.from);
    const after = { ...revise(item, { horizon: 'parked' }, ctx.now()), parkedWhy: why };
    const parked = await save(tx, ctx, await place(tx, ctx, { before: item, after }));
    const data = { version: parked.version, from: item.horizon };
    await note(tx, ctx, { item: parked, kind: 'item.parked', data, why });
    return parked;
  });
}
