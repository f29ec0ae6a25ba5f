// What happened to a product's items in a period, and what is in trouble, on top or waiting now: for digest and Home.
import type { AppCtx } from '../../db/types.ts';
import { actingUser } from '../../kernel/ctx.ts';
import type { ItemId, ProductId } from '../../kernel/ids.ts';
import type { Period } from '../feature.ts';
import { permit } from '../products/index.ts';
import { getItems } from './find-items.ts';
import type { ItemEventKind } from './history-model.ts';
import { type PastEvent, selectPeriod } from './history-store.ts';
import type { Item } from './model.ts';
import { selectHorizon, selectOwned, selectTroubled } from './store.ts';

export interface News {
  /** As it is now. */
  readonly item: Item;
  readonly event: PastEvent;
}

const MOST_EVENTS = 200;

/** Events of these kinds, newest first, of items the reader may see. */
export async function getNews(ctx: AppCtx, period: Period, kinds: readonly ItemEventKind[]): Promise<readonly News[]> {
  const events = await selectPeriod(ctx.db.read, ctx.workspaceId, { ...period, kinds, limit: MOST_EVENTS });
  const items = await getItems(ctx.db.read, ctx, [...new Set(events.map((event) => event.itemId))]);
  const byId = new Map(items.map((item) => [item.id, item]));
  return events.flatMap((event) => {
    const item = byId.get(event.itemId);
    return item ? [{ item, event }] : [];
  });
}

/** Only the newest of each item. */
export function latestOfEach(news: readonly News[]): readonly News[] {
  const seen = new Set<ItemId>();
  return news.filter(({ item }) => !seen.has(item.id) && seen.add(item.id));
}

/** Live items at risk or off track, the worst first. */
export async function getTroubled(ctx: AppCtx, period: Period, limit: number): Promise<readonly Item[]> {
  const of = { productId: period.productId, limit };
  const found = await selectTroubled(ctx.db.read, ctx.workspaceId, of);
  return getItems(ctx.db.read, ctx, idsOf(found));
}

/** Live items the acting person owns, longest untouched first; none for a job. */
export async function getOwned(ctx: AppCtx, limit: number): Promise<readonly Item[]> {
  const ownerId = actingUser(ctx);
  if (!ownerId) return [];
  return getItems(ctx.db.read, ctx, idsOf(await selectOwned(ctx.db.read, ctx.workspaceId, { ownerId, limit })));
}

/** The first items of Now, then of Next; throws `not_found` for a product one may not see. */
export async function getTop(ctx: AppCtx, productId: ProductId, limit: number): Promise<readonly Item[]> {
  await permit(ctx.db.read, ctx, productId, 'product.read');
  const items: Item[] = [];
  for (const horizon of ['now', 'next'] as const) {
    const page = { productId, horizon, offset: 0, limit: limit - items.length };
    if (page.limit > 0) items.push(...(await selectHorizon(ctx.db.read, ctx.workspaceId, page)));
  }
  return items;
}

const idsOf = (items: readonly Item[]): readonly ItemId[] => items.map((item) => item.id);
