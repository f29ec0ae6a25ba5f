// Products: made once, seen and changed by those who may.
import { describe, expect, it } from 'vitest';
import { dialects, freshDb, testCtx } from '../../../test/support/db.ts';
import { replaceMembers, upsertChannel } from '../../db/channels.ts';
import type { AppCtx, Db } from '../../db/types.ts';
import { asChannelId, asUserId } from '../../kernel/ids.ts';
import { permit, roleOf, visibleProducts } from './access.ts';
import { type CreateProductInput, createProduct } from './create-product.ts';
import { editProduct, linkChannel } from './edit-product.ts';

const atlas = { id: asChannelId('C0ATLAS'), name: 'atlas', isPrivate: false };
const lead = { id: asChannelId('G0LEAD'), name: 'leadership', isPrivate: true };

function input(ctx: AppCtx, changes: Partial<CreateProductInput> = {}): CreateProductInput {
  const product = { name: 'Atlas', vision: 'Find anything.', leads: [], isPrivate: false, allowsGuests: false };
  return { id: ctx.newId('product'), ...product, channel: atlas, ...changes };
}

async function join(db: Db, channel: typeof atlas, ...users: string[]): Promise<void> {
  const { workspaceId } = testCtx(db);
  await db.tx(async (tx) => {
    await upsertChannel(tx, workspaceId, channel);
    await replaceMembers(tx, workspaceId, { channelId: channel.id, userIds: users.map(asUserId), readAt: 0 });
  });
}

describe.each(dialects)('products on %s', (dialect) => {
  it('submitting the form twice makes one product, led by who made it', async () => {
    const db = await freshDb(dialect);
    const ctx = testCtx(db);
    const twice = input(ctx);
    const [first, second] = await Promise.all([createProduct(ctx, twice), createProduct(ctx, twice)]);
    expect(second.id).toBe(first.id);
    expect(await visibleProducts(db.read, ctx)).toHaveLength(1);
    expect(await roleOf(db.read, ctx, first.id)).toBe('lead');
    expect(await roleOf(db.read, testCtx(db, { user: 'U0BEN' }), first.id)).toBe('contributor');
  });

  it('a channel belongs to one product, and names are taken whatever their case', async () => {
    const db = await freshDb(dialect);
    const ctx = testCtx(db);
    await createProduct(ctx, input(ctx));
    await expect(createProduct(ctx, input(ctx, { name: 'Other' }))).rejects.toMatchObject({ code: 'conflict' });
    const namesake = input(ctx, { name: 'ATLAS', channel: lead });
    await expect(createProduct(ctx, namesake)).rejects.toMatchObject({ fields: { name: expect.any(String) } });
  });

  it('a private product exists only for the members of its channels and for admins', async () => {
    const db = await freshDb(dialect);
    await join(db, lead, 'U0ADA', 'U0GUEST');
    const ada = testCtx(db);
    const { id } = await createProduct(ada, input(ada, { isPrivate: true, channel: lead }));
    expect((await permit(db.read, ada, id, 'product.edit')).name).toBe('Atlas');
    const ben = testCtx(db, { user: 'U0BEN' });
    await expect(permit(db.read, ben, id, 'product.read')).rejects.toMatchObject({ code: 'not_found' });
    expect(await visibleProducts(db.read, ben)).toEqual([]);
    expect(await visibleProducts(db.read, testCtx(db, { user: 'U0HUGO' }))).toHaveLength(1);
    expect(await visibleProducts(db.read, testCtx(db, { user: 'U0GUEST' }))).toEqual([]);
  });

  it('what is not there and what is not for you are told in the same words', async () => {
    const db = await freshDb(dialect);
    await join(db, lead, 'U0ADA');
    const ada = testCtx(db);
    const { id } = await createProduct(ada, input(ada, { isPrivate: true, channel: lead }));
    const ben = testCtx(db, { user: 'U0BEN' });
    const tell = (productId: typeof id) =>
      permit(db.read, ben, productId, 'product.read').catch((e: Error) => e.message);
    expect(await tell(id)).toBe(await tell(ben.newId('product')));
  });

  it('the second of two editors is told, and the first one’s change stands', async () => {
    const db = await freshDb(dialect);
    const ctx = testCtx(db);
    const { id } = await createProduct(ctx, input(ctx));
    const edit = { id, version: 1, vision: '', leads: [asUserId('U0ADA')], isPrivate: false, allowsGuests: false };
    await editProduct(ctx, { ...edit, name: 'First' });
    expect(await editProduct(ctx, { ...edit, name: 'First' })).toMatchObject({ name: 'First', version: 2 });
    await expect(editProduct(ctx, { ...edit, name: 'Second' })).rejects.toMatchObject({ code: 'conflict' });
    expect((await permit(db.read, ctx, id, 'product.read')).name).toBe('First');
  });

  it('a contributor can’t edit, and a product never loses its last lead', async () => {
    const db = await freshDb(dialect);
    const ctx = testCtx(db);
    const { id } = await createProduct(ctx, input(ctx));
    const edit = { id, version: 1, name: 'X', vision: '', isPrivate: false, allowsGuests: false };
    const ben = testCtx(db, { user: 'U0BEN' });
    await expect(editProduct(ben, { ...edit, leads: [asUserId('U0BEN')] })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(editProduct(ctx, { ...edit, leads: [] })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('a channel is added to a private product by its leads only, and by no guest to any', async () => {
    const db = await freshDb(dialect);
    await join(db, lead, 'U0ADA', 'U0BEN');
    const ada = testCtx(db);
    const { id: secret } = await createProduct(ada, input(ada, { isPrivate: true, channel: lead }));
    await expect(
      linkChannel(testCtx(db, { user: 'U0BEN' }), { productId: secret, channel: atlas }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await linkChannel(ada, { productId: secret, channel: atlas });
    const beacon = { id: asChannelId('C0BEACON'), name: 'beacon', isPrivate: false };
    await join(db, beacon, 'U0GUEST');
    const { id } = await createProduct(ada, input(ada, { name: 'Beacon', allowsGuests: true, channel: beacon }));
    const sales = { id: asChannelId('C0SALES'), name: 'sales', isPrivate: false };
    await expect(
      linkChannel(testCtx(db, { user: 'U0GUEST' }), { productId: id, channel: sales }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await linkChannel(testCtx(db, { user: 'U0BEN' }), { productId: id, channel: sales });
  });

  it('linking a channel twice links it once; another workspace sees nothing of it', async () => {
    const db = await freshDb(dialect);
    const ctx = testCtx(db);
    const { id } = await createProduct(ctx, input(ctx));
    await linkChannel(ctx, { productId: id, channel: lead });
    await linkChannel(ctx, { productId: id, channel: lead });
    const other = testCtx(db, { workspace: 'T0OTHER' });
    expect(await visibleProducts(db.read, other)).toEqual([]);
    await expect(linkChannel(other, { productId: id, channel: atlas })).rejects.toMatchObject({ code: 'not_found' });
  });
});
