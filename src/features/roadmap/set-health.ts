// Says how an item is doing, with a dated note.
import type { AppCtx } from '../../db/types.ts';
import type { ItemId } from '../../kernel/ids.ts';
import { oneLine } from '../../kernel/text.ts';
import { type Health, type Item, limits } from './model.ts';
import { editableItem } from './rights.ts';
import { note, save } from './write-item.ts';

export interface SetHealthInput {
  readonly itemId: ItemId;
  readonly health: Health;
  readonly note: string;
}

/** The latest word counts; saying the same twice changes nothing. */
export async function setHealth(ctx: AppCtx, input: SetHealthInput): Promise<Item> {
  const said = oneLine(input.note).slice(0, limits.note);
  return ctx.db.tx(async (tx) => {
    const { item } = await editableItem(tx, ctx, input.itemId);
    if (item.health === input.health && (item.healthNote ?? '') === said) return item;
    const now = ctx.now();
    const after = { ...item, health: input.health, healthNote: said || null, healthAt: now, updatedAt: now };
    const saved = await save(tx, ctx, after);
    const data = { version: saved.version, from: item.health, to: input.health, note: said };
    await note(tx, ctx, { item: saved, kind: 'item.health', data, why: said });
    return saved;
  });
}
