// Who may change an item: leads all of them, contributors those they added or own.
import type { Reader } from '../../db/types.ts';
import { actingUser, type Ctx } from '../../kernel/ctx.ts';
import type { ItemId } from '../../kernel/ids.ts';
import { isAllowed } from '../../kernel/permission.ts';
import { type Product, permit, roleOf } from '../products/index.ts';
import { getItem } from './find-items.ts';
import type { Item } from './model.ts';

function needed(ctx: Ctx, item: Item): 'item.edit' | 'item.edit-own' {
  const me = actingUser(ctx);
  return me !== undefined && (item.createdBy === me || item.ownerId === me) ? 'item.edit-own' : 'item.edit';
}

/** The item, if the acting person may change it; throws `not_found` or `forbidden` otherwise. */
export async function editableItem(
  reader: Reader,
  ctx: Ctx,
  id: ItemId,
): Promise<{ readonly item: Item; readonly product: Product }> {
  const item = await getItem(reader, ctx, id);
  return { item, product: await permit(reader, ctx, item.productId, needed(ctx, item)) };
}

/** What the buttons of an item's card may offer this person. */
export async function rightsOn(reader: Reader, ctx: Ctx, item: Item): Promise<{ mayEdit: boolean; mayRank: boolean }> {
  const role = await roleOf(reader, ctx, item.productId);
  return { mayEdit: isAllowed(role, needed(ctx, item)), mayRank: isAllowed(role, 'item.edit') };
}
