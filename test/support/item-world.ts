// A product with a lead and a contributor, beside a second workspace with the same: what tests of the roadmap share.
import type { AppCtx, Db } from '../../src/db/types.ts';
import { createProduct } from '../../src/features/products/index.ts';
import { selectHistory } from '../../src/features/roadmap/history-store.ts';
import { type AddItemInput, addItem, type Item } from '../../src/features/roadmap/index.ts';
import { asChannelId, type ItemId, type ProductId } from '../../src/kernel/ids.ts';
import { freshDb, type TestDialect, testCtx } from './db.ts';

export async function atlasIn(ctx: AppCtx, changes: { channel?: string; isPrivate?: boolean; name?: string } = {}) {
  const { channel = 'C0ATLAS', isPrivate = false, name = 'Atlas' } = changes;
  return createProduct(ctx, {
    id: ctx.newId('product'),
    name,
    vision: '',
    leads: [],
    isPrivate,
    allowsGuests: false,
    channel: { id: asChannelId(channel), name: 'atlas', isPrivate },
  });
}

export const itemInput = (ctx: AppCtx, productId: ProductId, changes: Partial<AddItemInput> = {}): AddItemInput => ({
  id: ctx.newId('item'),
  productId,
  title: 'Search finds synonyms',
  problem: 'People miss notebooks.',
  horizon: 'next',
  ...changes,
});

export interface ItemWorld {
  readonly db: Db;
  /** Leads the product. */
  readonly ada: AppCtx;
  /** Contributes. */
  readonly ben: AppCtx;
  readonly productId: ProductId;
}

/** A second workspace with the same product and items stands beside it. */
export async function itemWorld(dialect: TestDialect): Promise<ItemWorld> {
  const db = await freshDb(dialect);
  const elsewhere = testCtx(db, { workspace: 'T0OTHER' });
  const other = await atlasIn(elsewhere);
  await addItem(elsewhere, itemInput(elsewhere, other.id, { title: 'Elsewhere' }));
  const ada = testCtx(db);
  const ben = testCtx(db, { user: 'U0BEN' });
  return { db, ada, ben, productId: (await atlasIn(ada)).id };
}

export async function addItems(ctx: AppCtx, productId: ProductId, ...titles: string[]): Promise<Item[]> {
  const items: Item[] = [];
  for (const title of titles) items.push(await addItem(ctx, itemInput(ctx, productId, { title })));
  return items;
}

/** Kinds and reasons, newest first. */
export const historyOf = async ({ db, ada }: ItemWorld, itemId: ItemId) =>
  (await selectHistory(db.read, ada.workspaceId, { itemId, limit: 50 })).map(({ kind, why }) => [kind, why]);
