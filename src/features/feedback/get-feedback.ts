// Reads feedback for screens: one entry, the inbox, the evidence behind items.
import type { AppCtx } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { FeedbackId, ItemId, ProductId } from '../../kernel/ids.ts';
import { type Page, type PageRequest, pageOf } from '../../kernel/page.ts';
import { permit } from '../products/index.ts';
import { getItems } from '../roadmap/index.ts';
import { type Evidence, type Feedback, strongestFirst, summariseEvidence } from './model.ts';
import { findFeedback, findFeedbackByNumber, selectEvidence, selectInbox, selectLinks } from './store.ts';

export interface LinkedItem {
  readonly id: ItemId;
  readonly ref: string;
  readonly title: string;
}

export interface FeedbackScreen {
  readonly feedback: Feedback;
  readonly items: readonly LinkedItem[];
}

/** Throws `not_found` where the acting person may not read it. */
export async function getFeedback(ctx: AppCtx, which: FeedbackId | number): Promise<FeedbackScreen> {
  const reader = ctx.db.read;
  const feedback =
    typeof which === 'number'
      ? await findFeedbackByNumber(reader, ctx.workspaceId, which)
      : await findFeedback(reader, ctx.workspaceId, which);
  if (!feedback) {
    throw refusal('not_found', 'I can’t find that feedback, or it belongs to a product you are not part of.');
  }
  await permit(reader, ctx, feedback.productId, 'product.read');
  const items = await getItems(reader, ctx, await selectLinks(reader, ctx.workspaceId, feedback.id));
  return { feedback, items };
}

export async function getInbox(ctx: AppCtx, productId: ProductId, request: PageRequest): Promise<Page<Feedback>> {
  await permit(ctx.db.read, ctx, productId, 'feedback.triage');
  const { rows, total } = await selectInbox(ctx.db.read, ctx.workspaceId, {
    productId,
    limit: request.size,
    offset: Math.max(0, request.page) * request.size,
  });
  return pageOf(rows, total, request);
}

export interface ItemEvidence {
  readonly evidence: Evidence;
  readonly strongest: readonly Feedback[];
}

/** Per item with any feedback: the sums, and the five entries that weigh most. */
export async function getEvidence(ctx: AppCtx, itemIds: readonly ItemId[]): Promise<ReadonlyMap<ItemId, ItemEvidence>> {
  const byItem = new Map<ItemId, Feedback[]>();
  for (const { itemId, ...feedback } of await selectEvidence(ctx.db.read, ctx.workspaceId, itemIds)) {
    byItem.set(itemId, [...(byItem.get(itemId) ?? []), feedback]);
  }
  const found = new Map<ItemId, ItemEvidence>();
  for (const [itemId, entries] of byItem) {
    const evidence = summariseEvidence(entries, ctx.now());
    if (evidence) found.set(itemId, { evidence, strongest: strongestFirst(entries).slice(0, 5) });
  }
  return found;
}
