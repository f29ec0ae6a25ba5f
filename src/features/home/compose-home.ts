// Gathers App Home from what every slice contributes: what waits for the person, then their products.
import type { AppCtx } from '../../db/types.ts';
import type { ChannelId } from '../../kernel/ids.ts';
import type { HomeLine, Registry, Waiting } from '../feature.ts';
import { channelsOf, type Product, visibleProducts } from '../products/index.ts';

export interface ProductOnHome {
  readonly product: Product;
  readonly channelId: ChannelId | undefined;
  readonly lines: readonly HomeLine[];
}

export interface HomeScreen {
  readonly waiting: readonly Waiting[];
  readonly products: readonly ProductOnHome[];
  /** Products left out for room. */
  readonly more: number;
}

const MAX_PRODUCTS = 5;

export async function composeHome(ctx: AppCtx, registry: Registry): Promise<HomeScreen> {
  const contributions = registry.features.flatMap((feature) => feature.contributes ?? []);
  const waiting = (await Promise.all(contributions.map((each) => each.waiting?.(ctx) ?? []))).flat();
  const visible = await visibleProducts(ctx.db.read, ctx);
  const products = await Promise.all(
    visible.slice(0, MAX_PRODUCTS).map(async (product): Promise<ProductOnHome> => {
      const lines = (await Promise.all(contributions.map((each) => each.home?.(ctx, product.id) ?? []))).flat();
      const [channelId] = await channelsOf(ctx.db.read, ctx, product.id);
      return { product, channelId, lines: lines.sort((a, b) => a.order - b.order).slice(0, 10) };
    }),
  );
  return {
    waiting: waiting.sort((a, b) => a.order - b.order).slice(0, 15),
    products,
    more: Math.max(0, visible.length - MAX_PRODUCTS),
  };
}
