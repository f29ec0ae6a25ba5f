// Finds the product a handler is about: the channel's, else the only one this person sees, else it asks.
import type { KnownBlock } from '@slack/types';
import { choiceField, type StateValues } from '../../blocks/form.ts';
import { form } from '../../blocks/form-reader.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ProductId } from '../../kernel/ids.ts';
import type { Answer, Call } from '../../slack/routes.ts';
import { idSchema } from '../../slack/schemas.ts';
import { channelsOf, permit, productOfChannel, roleOf, visibleProducts } from './access.ts';
import { en } from './messages.ts';
import type { Product } from './model.ts';
import { type ProductPlace, productOffer, productPicker } from './views.ts';

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
      const places = placeBound.has(resume) ? [] : await placesOf(call, products);
      return {
        kind: 'say',
        message: productOffer({ channelId: facts.id, name: facts.name, products, resume, places }),
      };
    }
  }
  return pickProduct(call, resume, then);
}

/** What these do happens where they are typed: running them in another channel would surprise it. */
const placeBound: ReadonlySet<string> = new Set(['share', 'digest now']);

/** The product of the place, or those to choose from in the form itself, so that nothing typed is lost on the way. */
export type Whereabouts = { readonly product: Product } | { readonly products: readonly Product[] };

/** For forms that ask which product they are about. Where nobody has made one yet, answers the offer to. */
export async function whereabouts(call: Call, then: (where: Whereabouts) => Promise<Answer>): Promise<Answer> {
  const { ctx } = call;
  const linked = ctx.channelId && (await productOfChannel(ctx.db.read, ctx, ctx.channelId));
  if (linked) return then({ product: await permitHere(call, linked.id) });
  const products = await visibleProducts(ctx.db.read, ctx);
  return products.length > 0 ? then({ products }) : withProduct(call, '', (product) => then({ product }));
}

const productForm = (products: readonly Product[]) =>
  form({
    product: choiceField<ProductId>({
      label: en.pick.label,
      choices: products.slice(0, 100).map(({ id, name }) => ({ value: id, text: name })),
    }),
  });

/** The question, where it has to be asked; the only possible answer is given already. */
export function whichProduct(where: Whereabouts): KnownBlock[] {
  if ('product' in where) return [];
  const [first, ...others] = where.products;
  return productForm(where.products).blocks({ product: others.length === 0 ? first?.id : undefined });
}

/** What was answered to `whichProduct`. Throws `invalid`, beside the field, when nothing was. */
export function readWhichProduct(state: StateValues): ProductId {
  const [element] = Object.values(state.product ?? {});
  const chosen = idSchema('product').safeParse(element?.selected_option?.value);
  if (!chosen.success) throw refusal('invalid', en.pick.title, { product: en.pick.title });
  return chosen.data;
}

/** Typing in a channel proves that the person is in it, even where our list of its members is older than that. */
async function permitHere(call: Call, productId: ProductId): Promise<Product> {
  const { ctx, directory } = call;
  const role = await roleOf(ctx.db.read, ctx, productId);
  if (role === 'none' && ctx.channelId) await directory.members(ctx.channelId);
  const isGuest = ctx.actor.kind === 'user' && ctx.actor.standing === 'guest';
  if (isGuest && (await roleOf(ctx.db.read, ctx, productId)) === 'none') throw refusal('forbidden', en.notForGuests);
  return permit(ctx.db.read, ctx, productId, 'product.read');
}

async function pickProduct(call: Call, resume: string, then: (product: Product) => Promise<Answer>): Promise<Answer> {
  const { ctx } = call;
  const products = await visibleProducts(ctx.db.read, ctx);
  const [only] = products;
  if (only && products.length === 1) return then(only);
  return { kind: 'say', message: productPicker(resume, await placesOf(call, products)) };
}

async function placesOf({ ctx }: Call, products: readonly Product[]): Promise<readonly ProductPlace[]> {
  const places: ProductPlace[] = [];
  for (const product of products.slice(0, 20)) {
    const [channelId] = await channelsOf(ctx.db.read, ctx, product.id);
    if (channelId) places.push({ product, channelId });
  }
  return places;
}
