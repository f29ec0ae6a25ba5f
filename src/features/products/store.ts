// All SQL of products, their channels and their members.
import { and, asc, count, eq, inArray, or, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../db/types.ts';
import type { ChannelId, ProductId, UserId, WorkspaceId } from '../../kernel/ids.ts';
import type { Role } from '../../kernel/permission.ts';
import type { Product, ProductAccess } from './model.ts';

interface Person {
  readonly userId: UserId | undefined;
}

const columns = (reader: Reader) => {
  const { products } = reader.t;
  return {
    id: products.id,
    name: products.name,
    vision: products.vision,
    isPrivate: products.isPrivate,
    allowsGuests: products.allowsGuests,
    version: products.version,
  };
};

/** Products in whose channels this person is; bounded by how many products a workspace has. */
async function selectProductsAround(
  reader: Reader,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<ReadonlySet<ProductId>> {
  const { channels, channelMembers } = reader.t;
  const rows = await reader.q
    .selectDistinct({ productId: channels.productId })
    .from(channelMembers)
    .innerJoin(
      channels,
      and(eq(channels.workspaceId, channelMembers.workspaceId), eq(channels.id, channelMembers.channelId)),
    )
    .where(and(eq(channelMembers.workspaceId, workspaceId), eq(channelMembers.userId, userId)));
  return new Set(rows.flatMap((row) => (row.productId === null ? [] : [row.productId])));
}

async function selectOwnRoles(
  reader: Reader,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<ReadonlyMap<ProductId, Exclude<Role, 'none'>>> {
  const { productMembers } = reader.t;
  const rows = await reader.q
    .select({ productId: productMembers.productId, role: productMembers.role })
    .from(productMembers)
    .where(and(eq(productMembers.workspaceId, workspaceId), eq(productMembers.userId, userId)));
  return new Map(rows.map((row) => [row.productId, row.role]));
}

export async function findProduct(
  reader: Reader,
  workspaceId: WorkspaceId,
  id: ProductId,
): Promise<Product | undefined> {
  const { products } = reader.t;
  const [row] = await reader.q
    .select(columns(reader))
    .from(products)
    .where(and(eq(products.workspaceId, workspaceId), eq(products.id, id)));
  return row;
}

export async function findProductByName(
  reader: Reader,
  workspaceId: WorkspaceId,
  name: string,
): Promise<Product | undefined> {
  const { products } = reader.t;
  const [row] = await reader.q
    .select(columns(reader))
    .from(products)
    .where(and(eq(products.workspaceId, workspaceId), eq(sql`lower(${products.name})`, name.toLowerCase())));
  return row;
}

export async function findProductOfChannel(
  reader: Reader,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
): Promise<Product | undefined> {
  const { products, channels } = reader.t;
  const [row] = await reader.q
    .select(columns(reader))
    .from(channels)
    .innerJoin(products, and(eq(products.workspaceId, channels.workspaceId), eq(products.id, channels.productId)))
    .where(and(eq(channels.workspaceId, workspaceId), eq(channels.id, channelId)));
  return row;
}

export async function findAccess(
  reader: Reader,
  workspaceId: WorkspaceId,
  who: Person & { productId: ProductId },
): Promise<ProductAccess | undefined> {
  const product = await findProduct(reader, workspaceId, who.productId);
  if (!product || !who.userId) return product && { product, inItsChannels: false, ownRole: null };
  const around = await selectProductsAround(reader, workspaceId, who.userId);
  const roles = await selectOwnRoles(reader, workspaceId, who.userId);
  return { product, inItsChannels: around.has(product.id), ownRole: roles.get(product.id) ?? null };
}

/** Open products and the private ones around this person (all, for `everything`), by name, at most 200. */
export async function selectAccessible(
  reader: Reader,
  workspaceId: WorkspaceId,
  who: Person & { everything: boolean },
): Promise<readonly ProductAccess[]> {
  const { products } = reader.t;
  const around = who.userId ? await selectProductsAround(reader, workspaceId, who.userId) : new Set<ProductId>();
  const roles = who.userId ? await selectOwnRoles(reader, workspaceId, who.userId) : new Map();
  const open = who.everything
    ? undefined
    : or(eq(products.isPrivate, false), around.size > 0 ? inArray(products.id, [...around]) : undefined);
  const rows = await reader.q
    .select(columns(reader))
    .from(products)
    .where(and(eq(products.workspaceId, workspaceId), open))
    .orderBy(asc(sql`lower(${products.name})`), asc(products.id))
    .limit(200);
  return rows.map((product) => ({
    product,
    inItsChannels: around.has(product.id),
    ownRole: roles.get(product.id) ?? null,
  }));
}

export async function insertProduct(
  tx: Tx,
  workspaceId: WorkspaceId,
  row: Omit<Product, 'version'> & { createdBy: UserId; createdAt: number },
): Promise<boolean> {
  const inserted = await tx.q
    .insert(tx.t.products)
    .values({ workspaceId, ...row })
    .onConflictDoNothing()
    .returning({ id: tx.t.products.id });
  return inserted.length > 0;
}

/** False when somebody changed the product since `version`. */
export async function updateProductIf(tx: Tx, workspaceId: WorkspaceId, product: Product): Promise<boolean> {
  const { products } = tx.t;
  const updated = await tx.q
    .update(products)
    .set({
      name: product.name,
      vision: product.vision,
      isPrivate: product.isPrivate,
      allowsGuests: product.allowsGuests,
      version: product.version + 1,
    })
    .where(
      and(eq(products.workspaceId, workspaceId), eq(products.id, product.id), eq(products.version, product.version)),
    )
    .returning({ id: products.id });
  return updated.length > 0;
}

/** Links a channel that belongs to no product yet (or to this one); false when another product has it. */
export async function linkChannelIf(
  tx: Tx,
  workspaceId: WorkspaceId,
  link: { channelId: ChannelId; name: string; isPrivate: boolean; productId: ProductId },
): Promise<boolean> {
  const { channels } = tx.t;
  const { channelId: id, productId, name, isPrivate } = link;
  await tx.q.insert(channels).values({ workspaceId, id, name, isPrivate }).onConflictDoNothing();
  const updated = await tx.q
    .update(channels)
    .set({ productId })
    .where(
      and(
        eq(channels.workspaceId, workspaceId),
        eq(channels.id, id),
        or(sql`${channels.productId} is null`, eq(channels.productId, productId)),
      ),
    )
    .returning({ id: channels.id });
  return updated.length > 0;
}

export async function selectChannels(
  reader: Reader,
  workspaceId: WorkspaceId,
  productId: ProductId,
): Promise<readonly { id: ChannelId; name: string; isPrivate: boolean }[]> {
  const { channels } = reader.t;
  return reader.q
    .select({ id: channels.id, name: channels.name, isPrivate: channels.isPrivate })
    .from(channels)
    .where(and(eq(channels.workspaceId, workspaceId), eq(channels.productId, productId)))
    .orderBy(asc(channels.name))
    .limit(50);
}

export async function selectLeads(
  reader: Reader,
  workspaceId: WorkspaceId,
  productId: ProductId,
): Promise<readonly UserId[]> {
  const { productMembers } = reader.t;
  const rows = await reader.q
    .select({ userId: productMembers.userId })
    .from(productMembers)
    .where(
      and(
        eq(productMembers.workspaceId, workspaceId),
        eq(productMembers.productId, productId),
        eq(productMembers.role, 'lead'),
      ),
    )
    .orderBy(asc(productMembers.userId))
    .limit(50);
  return rows.map((row) => row.userId);
}

export async function replaceLeads(
  tx: Tx,
  workspaceId: WorkspaceId,
  product: { id: ProductId; leads: readonly UserId[] },
): Promise<void> {
  const { productMembers } = tx.t;
  await tx.q
    .delete(productMembers)
    .where(
      and(
        eq(productMembers.workspaceId, workspaceId),
        eq(productMembers.productId, product.id),
        eq(productMembers.role, 'lead'),
      ),
    );
  for (const userId of new Set(product.leads)) {
    await tx.q
      .insert(productMembers)
      .values({ workspaceId, productId: product.id, userId, role: 'lead' })
      .onConflictDoUpdate({
        target: [productMembers.workspaceId, productMembers.productId, productMembers.userId],
        set: { role: 'lead' },
      });
  }
}

export async function countProducts(reader: Reader, workspaceId: WorkspaceId): Promise<number> {
  const { products } = reader.t;
  const [row] = await reader.q.select({ n: count() }).from(products).where(eq(products.workspaceId, workspaceId));
  return Number(row?.n ?? 0);
}

/** Human members of all its channels as last read from Slack; at most 2,000. */
export async function selectMembers(
  reader: Reader,
  workspaceId: WorkspaceId,
  productId: ProductId,
): Promise<readonly UserId[]> {
  const { channels, channelMembers } = reader.t;
  const rows = await reader.q
    .selectDistinct({ userId: channelMembers.userId })
    .from(channelMembers)
    .innerJoin(
      channels,
      and(eq(channels.workspaceId, channelMembers.workspaceId), eq(channels.id, channelMembers.channelId)),
    )
    .where(and(eq(channels.workspaceId, workspaceId), eq(channels.productId, productId)))
    .limit(2000);
  return rows.map((row) => row.userId);
}
