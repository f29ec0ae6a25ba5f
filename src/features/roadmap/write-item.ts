// The steps that all changes of items share: place, save, record. Used inside a verb's transaction only.
import { record } from '../../db/activity.ts';
import type { Json } from '../../db/tables/core.ts';
import type { AppCtx, Tx } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ProductId } from '../../kernel/ids.ts';
import { refresh } from '../../outbox/enqueue.ts';
import type { EventData, ItemEventKind } from './history-model.ts';
import { en } from './messages.ts';
import type { Item } from './model.ts';
import { planMove } from './rank-model.ts';
import { applyShifts, lastRank } from './rank-store.ts';
import { updateItemIf } from './store.ts';

export const BOARD = 'roadmap.board';

/** Redraws every shared board of a product; coalesced by the outbox, so calling it often is cheap. */
export function refreshBoards(tx: Tx, ctx: AppCtx, productId: ProductId): Promise<void> {
  return refresh(tx, ctx, { kind: BOARD, subject: productId });
}

/** Makes room where an item goes when its horizon changes: it joins the end, the gap behind it closes. */
export async function place(tx: Tx, ctx: AppCtx, move: { before: Item; after: Item }): Promise<Item> {
  const { before, after } = move;
  if (before.horizon === after.horizon) return after;
  const { productId, horizon } = after;
  const rank = (await lastRank(tx, ctx.workspaceId, { productId, horizon })) + 1;
  await applyShifts(tx, ctx.workspaceId, { item: before, shifts: planMove(before, { horizon, rank }) });
  return { ...after, rank };
}

/** Writes an item one version up; throws `conflict` when somebody was faster. */
export async function save(tx: Tx, ctx: AppCtx, item: Item): Promise<Item> {
  if (!(await updateItemIf(tx, ctx.workspaceId, item))) {
    throw refusal('conflict', en.problems.changedMeanwhile(item.ref));
  }
  await refreshBoards(tx, ctx, item.productId);
  return { ...item, version: item.version + 1 };
}

/** Appends to the item's history. */
export async function note<Kind extends ItemEventKind>(
  tx: Tx,
  ctx: AppCtx,
  entry: { readonly item: Item; readonly kind: Kind; readonly data: EventData<Kind>; readonly why?: string },
): Promise<void> {
  const { item, kind, data, why } = entry;
  await record(tx, ctx, {
    kind,
    subject: { kind: 'item', id: item.id },
    productId: item.productId,
    data: toJson(data),
    ...(why ? { why } : {}),
  });
}

/** The events' schemas hold JSON only; what is undefined is dropped. */
const toJson = (data: EventData<ItemEventKind>): Json => JSON.parse(JSON.stringify(data)) as Json;
