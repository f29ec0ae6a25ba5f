// The chain behind an item, gathered from what every slice knows of it.
import type { Button } from '@slack/types';
import type { AppCtx } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ItemId } from '../../kernel/ids.ts';
import { formatRef, type Ref } from '../../kernel/refs.ts';
import type { ChainPart, Registry } from '../feature.ts';
import { getItems } from '../roadmap/index.ts';

export interface Chain {
  readonly item: { readonly id: ItemId; readonly ref: string; readonly title: string };
  /** Outcome first, evidence last. */
  readonly parts: readonly ChainPart[];
  /** What slices offer to do with the item: they make the chain longer. */
  readonly buttons: readonly Button[];
}

/** At most five chains: one for an item, one per item for a decision, vote or feedback. Throws `not_found`. */
export async function explainRef(ctx: AppCtx, registry: Registry, ref: Ref): Promise<readonly Chain[]> {
  const contributions = registry.features.flatMap((feature) => feature.contributes ?? []);
  const behind = contributions.flatMap((each) => each.itemsBehind?.[ref.kind] ?? []);
  const ids = (await Promise.all(behind.map((find) => find(ctx, ref)))).flat();
  const items = await getItems(ctx.db.read, ctx, [...new Set(ids)].slice(0, 5));
  if (items.length === 0) {
    throw refusal(
      'not_found',
      `${formatRef(ref.kind, ref.number)} leads to no roadmap item that you can see. Try /roadmap ${formatRef(ref.kind, ref.number)}.`,
    );
  }
  return Promise.all(items.map((item) => explainItem(ctx, registry, item)));
}

async function explainItem(ctx: AppCtx, registry: Registry, item: Chain['item']): Promise<Chain> {
  const contributions = registry.features.flatMap((feature) => feature.contributes ?? []);
  const parts = (await Promise.all(contributions.map((each) => each.chain?.(ctx, item.id) ?? []))).flat();
  const buttons = (await Promise.all(contributions.map((each) => each.itemButtons?.(ctx, item.id) ?? []))).flat();
  const { id, ref, title } = item;
  return { item: { id, ref, title }, parts: parts.sort((a, b) => a.order - b.order), buttons };
}

/** Throws `not_found` for an item that is gone or not visible. */
export async function explainItemById(ctx: AppCtx, registry: Registry, id: ItemId): Promise<Chain> {
  const [item] = await getItems(ctx.db.read, ctx, [id]);
  if (!item) throw refusal('not_found', 'This item is not there any more.');
  return explainItem(ctx, registry, item);
}
