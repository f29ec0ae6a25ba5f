// Changes a product's name, vision, leads and access; and links one more channel to it.
import { record } from '../../db/activity.ts';
import type { AppCtx, Tx } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ChannelId, ProductId } from '../../kernel/ids.ts';
import { permit } from './access.ts';
import { nameTaken } from './create-product.ts';
import { limits, type Product, type ProductInput } from './model.ts';
import {
  findProductByName,
  findProductOfChannel,
  linkChannelIf,
  replaceLeads,
  selectChannels,
  selectLeads,
  updateProductIf,
} from './store.ts';

export interface EditProductInput extends ProductInput {
  readonly id: ProductId;
  /** The version the form showed. */
  readonly version: number;
}

/** Saving the same twice changes nothing more. Throws `conflict` when somebody changed it meanwhile, `invalid` when no lead is left. */
export async function editProduct(ctx: AppCtx, input: EditProductInput): Promise<Product> {
  const { id, name, vision, isPrivate, allowsGuests, version } = input;
  if (input.leads.length === 0) {
    throw refusal('invalid', 'A product needs a lead.', { leads: 'A product needs at least one lead.' });
  }
  return ctx.db.tx(async (tx) => {
    const before = await permit(tx, ctx, id, 'product.edit');
    const namesake = await findProductByName(tx, ctx.workspaceId, name);
    if (namesake && namesake.id !== id) throw nameTaken(name);
    const after: Product = { id, name, vision, isPrivate, allowsGuests, version };
    if (await stands(tx, ctx, { before, input })) return before;
    if (!(await updateProductIf(tx, ctx.workspaceId, after))) {
      throw refusal(
        'conflict',
        `${before.name} was changed by somebody else while you edited. Open the settings again to see it.`,
      );
    }
    await replaceLeads(tx, ctx.workspaceId, { id, leads: input.leads.slice(0, limits.leads) });
    await record(tx, ctx, {
      kind: 'product.edited',
      subject: { kind: 'product', id },
      productId: id,
      data: {
        from: { name: before.name, vision: before.vision, isPrivate: before.isPrivate },
        to: { name, vision, isPrivate },
        leads: [...input.leads],
      },
    });
    return { ...after, version: version + 1 };
  });
}

/** True where the product already is as the form says. */
async function stands(tx: Tx, ctx: AppCtx, { before, input }: { before: Product; input: EditProductInput }) {
  const isSame = (['name', 'vision', 'isPrivate', 'allowsGuests'] as const).every((key) => before[key] === input[key]);
  const leads = await selectLeads(tx, ctx.workspaceId, before.id);
  const wanted = new Set(input.leads.slice(0, limits.leads));
  return isSame && leads.length === wanted.size && leads.every((lead) => wanted.has(lead));
}

/**
 * Idempotent. Whoever is in a channel of a private product sees it, so that only its leads add one. Throws `conflict` when the channel belongs to another product, `limit` beyond 50 channels.
 */
export async function linkChannel(
  ctx: AppCtx,
  link: { readonly productId: ProductId; readonly channel: { id: ChannelId; name: string; isPrivate: boolean } },
): Promise<Product> {
  return ctx.db.tx(async (tx) => {
    const { isPrivate: isGuarded } = await permit(tx, ctx, link.productId, 'product.read');
    const product = await permit(tx, ctx, link.productId, isGuarded ? 'product.edit' : 'item.add');
    const { id: channelId, name, isPrivate } = link.channel;
    const linked = await findProductOfChannel(tx, ctx.workspaceId, channelId);
    if (linked?.id === product.id) return product;
    if (linked) throw refusal('conflict', `This channel already belongs to ${linked.name}.`);
    if ((await selectChannels(tx, ctx.workspaceId, product.id)).length >= limits.channels) {
      throw refusal('limit', `A product has at most ${limits.channels} channels.`);
    }
    await linkChannelIf(tx, ctx.workspaceId, { channelId, name, isPrivate, productId: product.id });
    await record(tx, ctx, {
      kind: 'product.channel-linked',
      subject: { kind: 'product', id: product.id },
      productId: product.id,
      data: { channel: channelId },
    });
    return product;
  });
}
