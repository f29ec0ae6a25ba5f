// Reads one page of a product's board: counts, items with owners and marks. A product of thousands reads one page of rows.
import type { AppCtx } from '../../db/types.ts';
import type { ChannelId, ProductId } from '../../kernel/ids.ts';
import type { Registry } from '../feature.ts';
import { channelsOf, permit } from '../products/index.ts';
import { type Board, type BoardFilter, type BoardItem, slicesOf } from './board-model.ts';
import { gatherMarks } from './gather.ts';
import { selectNames } from './history-store.ts';
import type { Item } from './model.ts';
import { countItems, countShippedSince, selectHorizon } from './store.ts';
import { quarterStart } from './target-model.ts';

export const BOARD_PAGE = 25;

export interface BoardRequest {
  readonly productId: ProductId;
  readonly filter: BoardFilter;
  /** 0-based; clamped. */
  readonly page: number;
}

/** Throws `not_found` for a product the person may not see. */
export async function getBoard(ctx: AppCtx, registry: Registry, request: BoardRequest): Promise<Board> {
  const reader = ctx.db.read;
  const { productId, filter } = request;
  const product = await permit(reader, ctx, productId, 'product.read');
  const counts = await countItems(reader, ctx.workspaceId, productId);
  const { slices, page, pages } = slicesOf(counts, { filter, page: request.page, size: BOARD_PAGE });
  const groups = [];
  for (const slice of slices) {
    const items = await selectHorizon(reader, ctx.workspaceId, { productId, ...slice });
    groups.push({ horizon: slice.horizon, items: await dress(ctx, registry, items) });
  }
  const since = { productId, at: quarterStart({ now: ctx.now(), timeZone: ctx.timeZone }) };
  return {
    product,
    channelId: await commandChannel(ctx, productId),
    filter,
    counts,
    shippedThisQuarter: await countShippedSince(reader, ctx.workspaceId, since),
    groups,
    page,
    pages,
  };
}

async function dress(ctx: AppCtx, registry: Registry, items: readonly Item[]): Promise<readonly BoardItem[]> {
  const owners = [...new Set(items.flatMap((item) => item.ownerId ?? []))];
  const names = await selectNames(ctx.db.read, ctx.workspaceId, owners);
  const marks = await gatherMarks(
    registry,
    ctx,
    items.map((item) => item.id),
  );
  return items.map((item) => ({
    item,
    owner: item.ownerId === null ? undefined : names.get(item.ownerId),
    marks: marks.get(item.id) ?? [],
  }));
}

/** One of the product's own channels, unless the person is in one already. */
async function commandChannel(ctx: AppCtx, productId: ProductId): Promise<ChannelId | undefined> {
  const own = await channelsOf(ctx.db.read, ctx, productId);
  return ctx.channelId && own.includes(ctx.channelId) ? undefined : own[0];
}
