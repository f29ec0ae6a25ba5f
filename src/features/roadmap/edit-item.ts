// Saves the item form. A second editor is first shown what changed meanwhile; what they did not touch is never overwritten.
import type { AppCtx, Tx } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ItemId } from '../../kernel/ids.ts';
import { checkDetails, requireWhy } from './check-model.ts';
import { changesSince, type SeenChange } from './history-model.ts';
import { selectHistory } from './history-store.ts';
import { en } from './messages.ts';
import {
  changesBetween,
  type FieldChange,
  type Item,
  type ItemPatch,
  isActive,
  needsWhy,
  revise,
  touchedFields,
} from './model.ts';
import { editableItem } from './rights.ts';
import { note, place, save } from './write-item.ts';

export interface EditItemInput {
  readonly itemId: ItemId;
  /** The version the form was opened on. */
  readonly base: number;
  /** The version whose changes this editor has been shown; `base` at first. */
  readonly seen: number;
  /** What the form holds; fields it left out stay as they are. */
  readonly typed: ItemPatch;
  readonly why: string;
}

export type EditResult =
  | { readonly kind: 'edited'; readonly item: Item; readonly changes: readonly FieldChange[] }
  /** Nothing was saved: show these changes and submit again with `seen` set to the item's version. */
  | { readonly kind: 'stale'; readonly item: Item; readonly since: readonly SeenChange[] };

const HISTORY = 200;

/** Throws `invalid` beside `why` when target or horizon change without one. Saving the same twice changes nothing more. */
export async function editItem(ctx: AppCtx, input: EditItemInput): Promise<EditResult> {
  checkDetails(input.typed);
  return ctx.db.tx(async (tx) => {
    const { item } = await editableItem(tx, ctx, input.itemId);
    const events = await selectHistory(tx, ctx.workspaceId, { itemId: item.id, limit: HISTORY });
    const patch = touchedFields(item, input.typed, changesSince(events, input.base));
    if (Object.keys(patch).length === 0) return { kind: 'edited', item, changes: [] };
    const since = changesSince(events, input.seen);
    if (item.version > input.seen && since.length > 0) return { kind: 'stale', item, since };
    return apply(tx, ctx, { item, patch, why: input.why });
  });
}

async function apply(
  tx: Tx,
  ctx: AppCtx,
  edit: { readonly item: Item; readonly patch: ItemPatch; readonly why: string },
): Promise<EditResult> {
  const { item, patch } = edit;
  if (patch.horizon && !isActive(patch.horizon)) {
    throw refusal('invalid', en.problems.useShip, { horizon: en.problems.useShip });
  }
  const revised = revise(item, patch, ctx.now());
  const changes = changesBetween(item, revised);
  const why = needsWhy(changes) ? requireWhy(edit.why) : edit.why;
  const after = await save(tx, ctx, await place(tx, ctx, { before: item, after: revised }));
  await noteChanges(tx, ctx, { item: after, changes, why });
  return { kind: 'edited', item: after, changes };
}

/** Moves are events of their own, because the digest and the chain tell them with their reasons. */
async function noteChanges(
  tx: Tx,
  ctx: AppCtx,
  edit: { readonly item: Item; readonly changes: readonly FieldChange[]; readonly why: string },
): Promise<void> {
  const { item, changes, why } = edit;
  const { version } = item;
  const rest = changes.filter(({ field }) => field !== 'target' && field !== 'horizon');
  if (rest.length > 0) {
    await note(tx, ctx, { item, kind: 'item.edited', data: { version, changes: rest }, why });
  }
  for (const { field, from, to } of changes) {
    if (field !== 'target' && field !== 'horizon') continue;
    const data = { version, field, from: word(from), to: word(to) };
    await note(tx, ctx, { item, kind: 'item.moved', data, why });
  }
}

const word = (value: FieldChange['from']): string | null => (typeof value === 'string' ? value : null);
