// Who may do what with a product: the one check every verb of every slice makes, on facts read at that moment.
import type { Reader } from '../../db/types.ts';
import { actingUser, type Ctx, type Standing } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ChannelId, ProductId, UserId } from '../../kernel/ids.ts';
import { isAllowed, type Permission, type Role } from '../../kernel/permission.ts';
import { deed, type Product, roleFor } from './model.ts';
import {
  findAccess,
  findProductOfChannel,
  selectAccessible,
  selectChannels,
  selectLeads,
  selectMembers,
} from './store.ts';

/** Jobs act for the product itself. */
const standingOf = (ctx: Ctx): Standing => (ctx.actor.kind === 'user' ? ctx.actor.standing : 'admin');

/** What a person may not see does not exist for them: the same words in both cases. */
const unknown = () => refusal('not_found', 'I can’t find that here, or it belongs to a product you are not part of.');

/**
 * The product, if the acting person may do this. Throws `not_found` for a product they may not even read, and
 * `forbidden` with what they lack otherwise. Jobs may do everything.
 */
export async function permit(reader: Reader, ctx: Ctx, productId: ProductId, permission: Permission): Promise<Product> {
  const access = await findAccess(reader, ctx.workspaceId, { productId, userId: actingUser(ctx) });
  const role = access ? roleFor(access, standingOf(ctx)) : 'none';
  if (!access || role === 'none') throw unknown();
  if (!isAllowed(role, permission)) {
    throw refusal(
      'forbidden',
      `You can’t ${deed[permission]}. A lead of ${access.product.name} can do it or give you the right.`,
    );
  }
  return access.product;
}

export async function roleOf(reader: Reader, ctx: Ctx, productId: ProductId): Promise<Role> {
  const access = await findAccess(reader, ctx.workspaceId, { productId, userId: actingUser(ctx) });
  return access ? roleFor(access, standingOf(ctx)) : 'none';
}

/** The channel's product, whoever asks: `permit` decides what they may do with it. */
export function productOfChannel(reader: Reader, ctx: Ctx, channelId: ChannelId): Promise<Product | undefined> {
  return findProductOfChannel(reader, ctx.workspaceId, channelId);
}

/** Products the acting person may read, by name; at most 200. */
export async function visibleProducts(reader: Reader, ctx: Ctx): Promise<readonly Product[]> {
  const standing = standingOf(ctx);
  const found = await selectAccessible(reader, ctx.workspaceId, {
    userId: actingUser(ctx),
    everything: standing === 'admin',
  });
  return found.filter((access) => roleFor(access, standing) !== 'none').map((access) => access.product);
}

/**
 * What is posted is read by everybody there: outside a product's own channels nothing of a private one, and nothing
 * before people of another organisation.
 */
export async function mayBeToldIn(
  reader: Reader,
  ctx: Ctx,
  what: { readonly product: Product; readonly channelId: ChannelId; readonly isExternallyShared?: boolean },
): Promise<boolean> {
  if (!what.product.isPrivate && !what.isExternallyShared) return true;
  return (await productOfChannel(reader, ctx, what.channelId))?.id === what.product.id;
}

export async function channelsOf(reader: Reader, ctx: Ctx, productId: ProductId): Promise<readonly ChannelId[]> {
  return (await selectChannels(reader, ctx.workspaceId, productId)).map((channel) => channel.id);
}

export function leadsOf(reader: Reader, ctx: Ctx, productId: ProductId): Promise<readonly UserId[]> {
  return selectLeads(reader, ctx.workspaceId, productId);
}

/** People in the product's channels, as last read from Slack; at most 2,000. */
export function membersOf(reader: Reader, ctx: Ctx, productId: ProductId): Promise<readonly UserId[]> {
  return selectMembers(reader, ctx.workspaceId, productId);
}
