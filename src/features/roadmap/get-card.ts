// Reads all that an item's card shows: the item, what other slices know of it, its latest history, what one may do.
import type { Button } from '@slack/types';
import type { AppCtx } from '../../db/types.ts';
import { asUserId, type ItemId } from '../../kernel/ids.ts';
import type { ChainPart, Registry } from '../feature.ts';
import { channelsOf, permit } from '../products/index.ts';
import type { ItemFacts } from './board-model.ts';
import { getItem } from './find-items.ts';
import { gatherButtons, gatherChain, gatherMarks } from './gather.ts';
import { selectHistory, selectNames } from './history-store.ts';
import { lastRank } from './rank-store.ts';
import { rightsOn } from './rights.ts';

const HISTORY = 5;

export interface FullCard extends ItemFacts {
  readonly chain: readonly ChainPart[];
  readonly buttons: readonly Button[];
}

/** Throws `not_found` for what is not there or not to be seen. */
export async function getCard(ctx: AppCtx, registry: Registry, id: ItemId): Promise<FullCard> {
  const reader = ctx.db.read;
  const item = await getItem(reader, ctx, id);
  const history = await selectHistory(reader, ctx.workspaceId, { itemId: id, limit: HISTORY });
  const people = history.flatMap((event) => (event.actor === 'system' ? [] : [asUserId(event.actor)]));
  const own = await channelsOf(reader, ctx, item.productId);
  return {
    item,
    product: await permit(reader, ctx, item.productId, 'product.read'),
    count: await lastRank(reader, ctx.workspaceId, item),
    marks: (await gatherMarks(registry, ctx, [id])).get(id) ?? [],
    chain: await gatherChain(registry, ctx, id),
    buttons: await gatherButtons(registry, ctx, id),
    history,
    names: await selectNames(reader, ctx.workspaceId, [...people, ...(item.ownerId ? [item.ownerId] : [])]),
    ...(await rightsOn(reader, ctx, item)),
    channelId: ctx.channelId && own.includes(ctx.channelId) ? undefined : own[0],
  };
}
