// Finds the product a handler is about: the channel's, else the only one this person sees, else it asks.
import type { ProductId } from '../../kernel/ids.ts';
import type { Answer, Call } from '../../slack/routes.ts';
import { channelsOf, permit, productOfChannel, roleOf, visibleProducts } from './access.ts';
import type { Product } from './model.ts';
import { productOffer, productPicker } from './views.ts';

/** `resume` is the command (without `/roadmap`) that is run again once a product is picked. */
export async function withProduct(
  call: Call,
  resume: string,
  then: (product: Product) => Promise<Answer>,
): Promise<Answer> {
  const { ctx } = call;
  const reader = ctx.db.read;
  const linked = ctx.channelId && (await productOfChannel(reader, ctx, ctx.channelId));
  if (linked) return then(await permitHere(call, linked.id));
  if (ctx.channelId) {
    const facts = await call.directory.channel(ctx.channelId);
    if (!facts.isDirect) {
      const products = await visibleProducts(reader, ctx);
      return { kind: 'say', message: productOffer({ channelId: facts.id, name: facts.name, products }) };
    }
  }
  return pickProduct(call, resume, then);
}

/** Typing in a channel proves that the person is in it, even where our list of its members is older than that. */
async function permitHere(call: Call, productId: ProductId): Promise<Product> {
  const { ctx, directory } = call;
  const role = await roleOf(ctx.db.read, ctx, productId);
  if (role === 'none' && ctx.channelId) await directory.members(ctx.channelId);
  return permit(ctx.db.read, ctx, productId, 'product.read');
}

async function pickProduct(call: Call, resume: string, then: (product: Product) => Promise<Answer>): Promise<Answer> {
  const { ctx } = call;
  const products = await visibleProducts(ctx.db.read, ctx);
  const [only] = products;
  if (only && products.length === 1) return then(only);
  const places = [];
  for (const product of products.slice(0, 20)) {
    const [channelId] = await channelsOf(ctx.db.read, ctx, product.id);
    if (channelId) places.push({ product, channelId });
  }
  return { kind: 'say', message: productPicker(resume, places) };
}
