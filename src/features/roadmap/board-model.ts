// What the board and an item's card show, and which part of each horizon is on a page. Pure.
import type { ChannelId, ProductId, UserId } from '../../kernel/ids.ts';
import type { ItemEvent } from './history-model.ts';
import { activeHorizons, type Horizon, type Item } from './model.ts';

/** The three live horizons together, or one horizon alone. */
export type BoardFilter = 'live' | Horizon;
export const boardFilters: readonly BoardFilter[] = ['live', 'now', 'next', 'later', 'shipped', 'parked'];

export const horizonsOf = (filter: BoardFilter): readonly Horizon[] => (filter === 'live' ? activeHorizons : [filter]);

export interface Slice {
  readonly horizon: Horizon;
  readonly offset: number;
  readonly limit: number;
}

export type Counts = Readonly<Record<Horizon, number>>;

export const totalOf = (counts: Counts, filter: BoardFilter): number =>
  horizonsOf(filter).reduce((sum, horizon) => sum + counts[horizon], 0);

/** The slices that fill one page, in order; `page` is 0-based and clamped into what exists. */
export function slicesOf(
  counts: Counts,
  request: { readonly filter: BoardFilter; readonly page: number; readonly size: number },
): { readonly slices: readonly Slice[]; readonly page: number; readonly pages: number } {
  const { filter, size } = request;
  const pages = Math.max(1, Math.ceil(totalOf(counts, filter) / size));
  const page = Math.min(Math.max(0, request.page), pages - 1);
  const slices: Slice[] = [];
  let skip = page * size;
  let room = size;
  for (const horizon of horizonsOf(filter)) {
    const offset = Math.min(skip, counts[horizon]);
    const limit = Math.min(room, counts[horizon] - offset);
    if (limit > 0) slices.push({ horizon, offset, limit });
    skip -= offset;
    room -= limit;
  }
  return { slices, page, pages };
}

interface OfProduct {
  readonly product: { readonly id: ProductId; readonly name: string };
  /** Where commands about the product count as typed; undefined where the person is in one of its channels. */
  readonly channelId: ChannelId | undefined;
}

export interface BoardItem {
  readonly item: Item;
  /** Undefined for nobody and for people we have no name of. */
  readonly owner: string | undefined;
  readonly marks: readonly string[];
}

export interface Board extends OfProduct {
  readonly filter: BoardFilter;
  readonly counts: Counts;
  readonly shippedThisQuarter: number;
  readonly groups: readonly { readonly horizon: Horizon; readonly items: readonly BoardItem[] }[];
  readonly page: number;
  readonly pages: number;
}

/** What the slice itself knows for an item's card. */
export interface ItemFacts extends OfProduct {
  readonly item: Item;
  /** How many items its horizon has. */
  readonly count: number;
  readonly marks: readonly string[];
  /** Newest first. */
  readonly history: readonly ItemEvent[];
  readonly names: ReadonlyMap<UserId, string>;
  readonly mayEdit: boolean;
  readonly mayRank: boolean;
}
