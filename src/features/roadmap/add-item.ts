// Adds an item at the end of a horizon. Idempotent by the id made when the form opened.
import { nextNumber } from '../../db/counters.ts';
import type { AppCtx, Reader, Tx } from '../../db/types.ts';
import { type Ctx, requireUser } from '../../kernel/ctx.ts';
import type { ItemId, ProductId } from '../../kernel/ids.ts';
import { formatRef } from '../../kernel/refs.ts';
import { permit } from '../products/index.ts';
import { checkDetails } from './check-model.ts';
import { getItem } from './find-items.ts';
import { type ActiveHorizon, defaultStatus, type Item, type ItemPatch, looksAlike, searchWords } from './model.ts';
import { lastRank } from './rank-store.ts';
import { findItem, insertItem, selectMatching } from './store.ts';
import { note, refreshBoards } from './write-item.ts';

export interface AddItemInput extends Omit<ItemPatch, 'horizon'> {
  readonly id: ItemId;
  readonly productId: ProductId;
  readonly title: string;
  readonly horizon: ActiveHorizon;
  /** Runs in the same transaction once the item is there: linking what it was made from. Not run when it was there already. */
  readonly onAdded?: (tx: Tx, item: Item) => Promise<void>;
}

/** The item, new or already added by an earlier submit of the same form. */
export async function addItem(ctx: AppCtx, input: AddItemInput): Promise<Item> {
  checkDetails(input);
  const createdBy = requireUser(ctx);
  return ctx.db.tx(async (tx) => {
    await permit(tx, ctx, input.productId, 'item.add');
    if (await findItem(tx, ctx.workspaceId, input.id)) return getItem(tx, ctx, input.id);
    const number = await nextNumber(tx, ctx, 'item');
    const rank = (await lastRank(tx, ctx.workspaceId, input)) + 1;
    const item: Item = { ...blank(input, ctx.now()), number, ref: formatRef('item', number), rank, createdBy };
    await insertItem(tx, ctx.workspaceId, item);
    await note(tx, ctx, { item, kind: 'item.added', data: { version: 1 } });
    await input.onAdded?.(tx, item);
    await refreshBoards(tx, ctx, item.productId);
    return item;
  });
}

function blank(input: AddItemInput, now: number): Omit<Item, 'number' | 'ref' | 'rank' | 'createdBy'> {
  const { onAdded: _, ...given } = input;
  return {
    problem: '',
    ownerId: null,
    status: defaultStatus[input.horizon],
    kind: 'build',
    target: null,
    effort: null,
    reach: null,
    impact: null,
    confidence: null,
    links: [],
    ...given,
    firstTarget: given.target ?? null,
    slips: 0,
    health: null,
    healthNote: null,
    healthAt: null,
    shippedAt: null,
    parkedWhy: null,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}

/** Items of the product whose title says nearly the same; at most three. */
export async function findAlike(
  reader: Reader,
  ctx: Ctx,
  like: { readonly productId: ProductId; readonly title: string },
): Promise<readonly Item[]> {
  const words = searchWords(like.title, { max: 5, shortest: 3 });
  if (words.length === 0) return [];
  const search = { productIds: [like.productId], words, match: 'any', limit: 500 } as const;
  const found = await selectMatching(reader, ctx.workspaceId, search);
  return found.filter((item) => looksAlike(item.title, like.title)).slice(0, 3);
}
