// Creates a product in a channel. Idempotent by the id made when the form opened: a second submit finds it there.
import { record } from '../../db/activity.ts';
import type { AppCtx } from '../../db/types.ts';
import { requireUser } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ChannelId, ProductId } from '../../kernel/ids.ts';
import { limits, type Product, type ProductInput } from './model.ts';
import {
  countProducts,
  findProductByName,
  findProductOfChannel,
  insertProduct,
  linkChannelIf,
  replaceLeads,
} from './store.ts';

const MAX_PRODUCTS = 200;

export interface CreateProductInput extends ProductInput {
  readonly id: ProductId;
  readonly channel: { readonly id: ChannelId; readonly name: string; readonly isPrivate: boolean };
}

/** Throws `forbidden` for guests, `conflict` when the name is taken or the channel has another product. */
export async function createProduct(ctx: AppCtx, input: CreateProductInput): Promise<Product> {
  const createdBy = requireUser(ctx);
  if (ctx.actor.kind === 'user' && (ctx.actor.standing === 'guest' || ctx.actor.standing === 'external')) {
    throw refusal('forbidden', 'Guests can’t create products. Ask a full member of this workspace.');
  }
  const { id, name, vision, isPrivate, allowsGuests, channel } = input;
  const leads = (input.leads.length > 0 ? input.leads : [createdBy]).slice(0, limits.leads);
  return ctx.db.tx(async (tx) => {
    const product: Product = { id, name, vision, isPrivate, allowsGuests, version: 1 };
    const linked = await findProductOfChannel(tx, ctx.workspaceId, channel.id);
    if (linked?.id === id) return linked;
    if (linked)
      throw refusal('conflict', `This channel already belongs to ${linked.name}. Type /roadmap to see its board.`);
    const namesake = await findProductByName(tx, ctx.workspaceId, name);
    if (namesake) throw nameTaken(name);
    if ((await countProducts(tx, ctx.workspaceId)) >= MAX_PRODUCTS) {
      throw refusal('limit', `A workspace has at most ${MAX_PRODUCTS} products.`);
    }
    await insertProduct(tx, ctx.workspaceId, {
      id,
      name,
      vision,
      isPrivate,
      allowsGuests,
      createdBy,
      createdAt: ctx.now(),
    });
    await linkChannelIf(tx, ctx.workspaceId, {
      channelId: channel.id,
      name: channel.name,
      isPrivate: channel.isPrivate,
      productId: id,
    });
    await replaceLeads(tx, ctx.workspaceId, { id, leads });
    await record(tx, ctx, {
      kind: 'product.created',
      subject: { kind: 'product', id },
      productId: id,
      data: { name, vision, leads: [...leads] },
    });
    return product;
  });
}

export function nameTaken(name: string) {
  const sentence = `There is already a product called ${name}. Choose another name, or link this channel to it.`;
  return refusal('conflict', sentence, { name: sentence });
}
