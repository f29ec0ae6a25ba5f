// SQL of items. Every function is scoped to one workspace; rights are checked by the verbs.
import { and, asc, count, desc, eq, gte, inArray, like, or, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../db/types.ts';
import type { ItemId, ProductId, UserId, WorkspaceId } from '../../kernel/ids.ts';
import { formatRef } from '../../kernel/refs.ts';
import { activeHorizons, foldItem, type Horizon, type Item } from './model.ts';

const columns = ({ t: { items } }: Reader) => {
  return {
    id: items.id,
    number: items.number,
    productId: items.productId,
    title: items.title,
    problem: items.problem,
    ownerId: items.ownerId,
    horizon: items.horizon,
    status: items.status,
    kind: items.kind,
    target: items.target,
    firstTarget: items.firstTarget,
    slips: items.slips,
    effort: items.effort,
    reach: items.reach,
    impact: items.impact,
    confidence: items.confidence,
    health: items.health,
    healthNote: items.healthNote,
    healthAt: items.healthAt,
    rank: items.rank,
    links: items.links,
    shippedAt: items.shippedAt,
    parkedWhy: items.parkedWhy,
    createdBy: items.createdBy,
    createdAt: items.createdAt,
    updatedAt: items.updatedAt,
    version: items.version,
  };
};

const toItem = (row: Omit<Item, 'ref'>): Item => ({ ...row, ref: formatRef('item', row.number) });

/** A row but for the workspace: the ref is read off the number, the folded words off the texts. */
function stored({ ref: _, ...item }: Item) {
  return { ...item, folded: foldItem(item) };
}

export async function findItem(reader: Reader, workspaceId: WorkspaceId, id: ItemId): Promise<Item | undefined> {
  const { items } = reader.t;
  const [row] = await reader.q
    .select(columns(reader))
    .from(items)
    .where(and(eq(items.workspaceId, workspaceId), eq(items.id, id)));
  return row && toItem(row);
}

export async function findItemNumbered(
  reader: Reader,
  workspaceId: WorkspaceId,
  number: number,
): Promise<Item | undefined> {
  const { items } = reader.t;
  const [row] = await reader.q
    .select(columns(reader))
    .from(items)
    .where(and(eq(items.workspaceId, workspaceId), eq(items.number, number)));
  return row && toItem(row);
}

/** In no particular order; at most as many as asked for. */
export async function selectItems(
  reader: Reader,
  workspaceId: WorkspaceId,
  ids: readonly ItemId[],
): Promise<readonly Item[]> {
  if (ids.length === 0) return [];
  const { items } = reader.t;
  const rows = await reader.q
    .select(columns(reader))
    .from(items)
    .where(and(eq(items.workspaceId, workspaceId), inArray(items.id, [...ids])));
  return rows.map(toItem);
}

/** False when an item of this id is there already. */
export async function insertItem(tx: Tx, workspaceId: WorkspaceId, item: Item): Promise<boolean> {
  const { items } = tx.t;
  const inserted = await tx.q
    .insert(items)
    .values({ workspaceId, ...stored(item) })
    .onConflictDoNothing()
    .returning({ id: items.id });
  return inserted.length > 0;
}

/** Writes all that may change, one version up; false when somebody changed the item since `item.version`. */
export async function updateItemIf(tx: Tx, workspaceId: WorkspaceId, item: Item): Promise<boolean> {
  const { items } = tx.t;
  const { id, number: _, productId: __, createdAt: ___, createdBy: ____, version, ...rest } = stored(item);
  const updated = await tx.q
    .update(items)
    .set({ ...rest, version: version + 1 })
    .where(and(eq(items.workspaceId, workspaceId), eq(items.id, id), eq(items.version, version)))
    .returning({ id: items.id });
  return updated.length > 0;
}

export async function countItems(
  reader: Reader,
  workspaceId: WorkspaceId,
  productId: ProductId,
): Promise<Readonly<Record<Horizon, number>>> {
  const { items } = reader.t;
  const rows = await reader.q
    .select({ horizon: items.horizon, n: count() })
    .from(items)
    .where(and(eq(items.workspaceId, workspaceId), eq(items.productId, productId)))
    .groupBy(items.horizon);
  const counted = { now: 0, next: 0, later: 0, shipped: 0, parked: 0 };
  for (const { horizon, n } of rows) counted[horizon] = Number(n);
  return counted;
}

export async function countShippedSince(
  reader: Reader,
  workspaceId: WorkspaceId,
  since: { readonly productId: ProductId; readonly at: number },
): Promise<number> {
  const { items } = reader.t;
  const [row] = await reader.q
    .select({ n: count() })
    .from(items)
    .where(
      and(
        eq(items.workspaceId, workspaceId),
        eq(items.productId, since.productId),
        eq(items.horizon, 'shipped'),
        gte(items.shippedAt, since.at),
      ),
    );
  return Number(row?.n ?? 0);
}

/** By rank; shipped and parked ones latest first. */
export async function selectHorizon(
  reader: Reader,
  workspaceId: WorkspaceId,
  page: {
    readonly productId: ProductId;
    readonly horizon: Horizon;
    readonly offset: number;
    readonly limit: number;
  },
): Promise<readonly Item[]> {
  const { items } = reader.t;
  const isRanked = activeHorizons.some((horizon) => horizon === page.horizon);
  const rows = await reader.q
    .select(columns(reader))
    .from(items)
    .where(
      and(eq(items.workspaceId, workspaceId), eq(items.productId, page.productId), eq(items.horizon, page.horizon)),
    )
    .orderBy(isRanked ? asc(items.rank) : desc(items.updatedAt), asc(items.id))
    .limit(page.limit)
    .offset(page.offset);
  return rows.map(toItem);
}

/** Every word must occur in title or problem. Live items first, then by rank or date; `words` hold letters and digits only. */
export async function selectMatching(
  reader: Reader,
  workspaceId: WorkspaceId,
  search: {
    readonly productIds: readonly ProductId[];
    readonly words: readonly string[];
    readonly match: 'all' | 'any';
    readonly limit: number;
  },
): Promise<readonly Item[]> {
  if (search.productIds.length === 0) return [];
  const { items } = reader.t;
  const containing = search.words.map((word) => like(items.folded, `%${word}%`));
  const isGone = sql`case when ${items.horizon} in ('shipped', 'parked') then 1 else 0 end`;
  const rows = await reader.q
    .select(columns(reader))
    .from(items)
    .where(
      and(
        eq(items.workspaceId, workspaceId),
        inArray(items.productId, [...search.productIds]),
        search.match === 'all' ? and(...containing) : or(...containing),
      ),
    )
    .orderBy(isGone, desc(items.updatedAt), desc(items.number))
    .limit(search.limit);
  return rows.map(toItem);
}

/** Live items this person owns, the ones worked on now first. */
export async function selectOwned(
  reader: Reader,
  workspaceId: WorkspaceId,
  owned: { readonly ownerId: UserId; readonly limit: number },
): Promise<readonly Item[]> {
  const { items } = reader.t;
  const rows = await reader.q
    .select(columns(reader))
    .from(items)
    .where(
      and(
        eq(items.workspaceId, workspaceId),
        eq(items.ownerId, owned.ownerId),
        inArray(items.horizon, [...activeHorizons]),
      ),
    )
    .orderBy(asc(items.updatedAt), asc(items.id))
    .limit(owned.limit);
  return rows.map(toItem);
}

/** Live items that are at risk or off track, the worst first. */
export async function selectTroubled(
  reader: Reader,
  workspaceId: WorkspaceId,
  of: { readonly productId: ProductId; readonly limit: number },
): Promise<readonly Item[]> {
  const { items } = reader.t;
  const rows = await reader.q
    .select(columns(reader))
    .from(items)
    .where(
      and(
        eq(items.workspaceId, workspaceId),
        eq(items.productId, of.productId),
        inArray(items.horizon, [...activeHorizons]),
        inArray(items.health, ['at_risk', 'off_track']),
      ),
    )
    .orderBy(desc(items.health), desc(items.healthAt), asc(items.id))
    .limit(of.limit);
  return rows.map(toItem);
}
