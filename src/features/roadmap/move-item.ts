// Moves an item to another horizon, with one line of why; also brings shipped and parked ones back.
import type { AppCtx } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ItemId } from '../../kernel/ids.ts';
import { requireWhy } from './check-model.ts';
import { en } from './messages.ts';
import { type ActiveHorizon, type Horizon, type Item, revise } from './model.ts';
import { editableItem } from './rights.ts';
import { note, place, save } from './write-item.ts';

export interface MoveItemInput {
  readonly itemId: ItemId;
  /** Where the person saw it. */
  readonly from: Horizon;
  readonly to: ActiveHorizon;
  readonly why: string;
}

/** It joins the end of the horizon. Idempotent; throws `conflict` when it was moved elsewhere meanwhile. */
export async function moveItem(ctx: AppCtx, input: MoveItemInput): Promise<Item> {
  const why = requireWhy(input.why);
  return ctx.db.tx(async (tx) => {
    const { item } = await editableItem(tx, ctx, input.itemId);
    if (item.horizon === input.to) return item;
    checkPlace(item, input.from);
    const after = revise(item, { horizon: input.to }, ctx.now());
    const moved = await save(tx, ctx, await place(tx, ctx, { before: item, after }));
    const data = { version: moved.version, field: 'horizon', from: item.horizon, to: input.to } as const;
    await note(tx, ctx, { item: moved, kind: 'item.moved', data, why });
    return moved;
  });
}

/** Throws `conflict` when the item is not where the person saw it. */
export function checkPlace(item: Item, seen: Horizon): void {
  if (item.horizon !== seen) {
    throw refusal('conflict', en.problems.movedMeanwhile(item.ref, en.horizon[item.horizon]));
  }
}
