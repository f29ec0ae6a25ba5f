// Items as other slices and commands look for them: only what the acting person may see, never more than asked for.
import type { Reader } from '../../db/types.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ItemId, ProductId } from '../../kernel/ids.ts';
import { formatRef, parseRef, type Ref, refsIn } from '../../kernel/refs.ts';
import { roleOf, visibleProducts } from '../products/index.ts';
import { en } from './messages.ts';
import { type Item, searchWords } from './model.ts';
import { findItem, findItemNumbered, selectItems, selectMatching } from './store.ts';

async function visible(reader: Reader, ctx: Ctx, item: Item | undefined): Promise<Item | undefined> {
  return item && (await roleOf(reader, ctx, item.productId)) !== 'none' ? item : undefined;
}

/** Undefined for a ref of another kind, an unknown number, and what the person may not see. */
export async function findItemByRef(reader: Reader, ctx: Ctx, ref: Ref): Promise<Item | undefined> {
  if (ref.kind !== 'item') return undefined;
  return visible(reader, ctx, await findItemNumbered(reader, ctx.workspaceId, ref.number));
}

/** Throws `not_found` for what is not there and for what the person may not see, in the same words. */
export async function getItemByRef(reader: Reader, ctx: Ctx, ref: Ref): Promise<Item> {
  const item = await findItemByRef(reader, ctx, ref);
  if (!item) throw refusal('not_found', en.problems.noItem(formatRef(ref.kind, ref.number)));
  return item;
}

/** Throws `not_found` likewise. */
export async function getItem(reader: Reader, ctx: Ctx, id: ItemId): Promise<Item> {
  const item = await visible(reader, ctx, await findItem(reader, ctx.workspaceId, id));
  if (!item) throw refusal('not_found', en.problems.itemGone);
  return item;
}

/** In the order asked for; what is gone or not visible is left out. */
export async function getItems(reader: Reader, ctx: Ctx, ids: readonly ItemId[]): Promise<readonly Item[]> {
  const found = await selectItems(reader, ctx.workspaceId, ids);
  const products = new Set<ProductId>();
  for (const productId of new Set(found.map((item) => item.productId))) {
    if ((await roleOf(reader, ctx, productId)) !== 'none') products.add(productId);
  }
  const byId = new Map(found.filter((item) => products.has(item.productId)).map((item) => [item.id, item]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Every one of these; throws `not_found` beside `items` unless all are items of this product that the person may see. */
export async function itemsOfProduct(
  reader: Reader,
  ctx: Ctx,
  wanted: { readonly productId: ProductId; readonly ids: readonly ItemId[] },
): Promise<readonly Item[]> {
  const ids = [...new Set(wanted.ids)];
  const items = (await getItems(reader, ctx, ids)).filter((item) => item.productId === wanted.productId);
  if (items.length < ids.length) {
    throw refusal('not_found', en.problems.itemsGone, { items: en.problems.chooseAgain });
  }
  return items;
}

export interface ItemSearch {
  /** All visible products when undefined. */
  readonly productId?: ProductId | undefined;
  readonly query: string;
  readonly limit: number;
}

/** By ref (`R-12`, `12`) or by words of title and problem; live ones first. An empty query lists the latest. */
export async function searchItems(reader: Reader, ctx: Ctx, search: ItemSearch): Promise<readonly Item[]> {
  const { productId, query, limit } = search;
  const numbered = await findNumbered(reader, ctx, query);
  const productIds = await searchable(reader, ctx, productId);
  const rest = withoutRefs(query);
  const words = searchWords(rest, { max: 8, shortest: 1 });
  const isHopeless = query.trim() !== '' && words.length === 0;
  const found = isHopeless
    ? []
    : await selectMatching(reader, ctx.workspaceId, { productIds, words, match: 'all', limit });
  const first = numbered && productIds.includes(numbered.productId) ? [numbered] : [];
  return [...first, ...found.filter((item) => item.id !== numbered?.id)].slice(0, limit);
}

/** `12`, `r 12`, or the first ref in `R-12 Faster search`. */
async function findNumbered(reader: Reader, ctx: Ctx, query: string): Promise<Item | undefined> {
  const typed = parseRef(/^\d+$/.test(query.trim()) ? `R-${query.trim()}` : query);
  const ref = typed ?? refsIn(query)[0];
  return ref && findItemByRef(reader, ctx, ref);
}

const withoutRefs = (query: string): string =>
  refsIn(query).reduce((rest, { kind, number }) => rest.replace(new RegExp(formatRef(kind, number), 'i'), ' '), query);

async function searchable(reader: Reader, ctx: Ctx, productId: ProductId | undefined): Promise<readonly ProductId[]> {
  if (productId === undefined) return (await visibleProducts(reader, ctx)).map((product) => product.id);
  return (await roleOf(reader, ctx, productId)) === 'none' ? [] : [productId];
}
