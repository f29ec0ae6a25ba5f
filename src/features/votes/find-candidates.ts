// Candidates that other slices offer: found while typing, and resolved from their refs when a vote is set up.
import type { AppCtx } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ProductId } from '../../kernel/ids.ts';
import { formatList } from '../../kernel/intl.ts';
import { oneLine, truncate } from '../../kernel/text.ts';
import type { CandidateOffer, CandidateSearch, Registry } from '../feature.ts';
import { permit } from '../products/index.ts';
import { en } from './messages.ts';
import { type CandidateSetup, limits } from './model.ts';

/** As every slice that has candidates offers them; throws `not_found` for a product the person may not see. */
export async function findCandidates(
  registry: Registry,
  ctx: AppCtx,
  wanted: CandidateSearch,
): Promise<readonly CandidateOffer[]> {
  await permit(ctx.db.read, ctx, wanted.productId, 'product.read');
  const found = [];
  for (const { contributes } of registry.features)
    found.push(...((await contributes?.candidates?.(ctx, wanted)) ?? []));
  return found;
}

/** The candidates behind these refs, in their order. Throws `invalid` naming those that are gone. */
export async function resolveCandidates(
  registry: Registry,
  ctx: AppCtx,
  picked: { readonly productId: ProductId; readonly refs: readonly string[] },
): Promise<readonly CandidateSetup[]> {
  if (picked.refs.length === 0) return [];
  const offers = new Map((await findCandidates(registry, ctx, picked)).map((offer) => [offer.ref, offer]));
  const gone = picked.refs.filter((ref) => !offers.has(ref));
  if (gone.length > 0) {
    const sentence = en.refused.goneCandidates(formatList(gone));
    throw refusal('invalid', sentence, { picked: sentence });
  }
  return picked.refs.map((ref) => offers.get(ref)).flatMap((offer) => (offer ? [fromOffer(offer)] : []));
}

/** Frozen in the vote: it stays readable whatever becomes of what it stands for. */
const fromOffer = ({ ref, itemId, title, detail }: CandidateOffer): CandidateSetup => ({
  ref,
  itemId: itemId ?? null,
  title: truncate(oneLine(title), limits.title),
  detail: detail ? truncate(oneLine(detail), limits.detail) : null,
});
