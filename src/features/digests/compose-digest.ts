// Gathers a digest from what every slice contributes for the period.
import type { AppCtx } from '../../db/types.ts';
import type { Period, Registry } from '../feature.ts';
import { permit } from '../products/index.ts';
import type { Digest, DigestPart } from './model.ts';

/** Throws `not_found` or `forbidden` where the acting person may not read the product. */
export async function composeDigest(
  ctx: AppCtx,
  registry: Registry,
  wanted: Period & { readonly without: readonly string[] },
): Promise<Digest> {
  const product = await permit(ctx.db.read, ctx, wanted.productId, 'digest.preview');
  const { productId, from, until, without } = wanted;
  const sections = registry.features
    .flatMap((feature) => feature.contributes?.digest ?? [])
    .filter((section) => !without.includes(section.id))
    .sort((a, b) => a.order - b.order);
  const parts: DigestPart[] = [];
  for (const { id, title, lines } of sections) {
    const said = await lines(ctx, { productId, from, until });
    if (said.length > 0) parts.push({ id, title, lines: said.slice(0, 20) });
  }
  return { productId, productName: product.name, from, until, parts };
}
