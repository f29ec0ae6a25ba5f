// What other slices contribute to items: marks, parts of the chain, buttons. Read from the registry at run time.
import type { Button } from '@slack/types';
import type { AppCtx } from '../../db/types.ts';
import type { ItemId } from '../../kernel/ids.ts';
import type { ChainPart, Contributions, ItemMark, Registry } from '../feature.ts';

export const OWN_NAME = 'roadmap';

const contributions = (registry: Registry): readonly Contributions[] =>
  registry.features.flatMap((feature) =>
    feature.contributes && feature.name !== OWN_NAME ? [feature.contributes] : [],
  );

/** Marks of all slices, in their order; items without any are absent. */
export async function gatherMarks(
  registry: Registry,
  ctx: AppCtx,
  itemIds: readonly ItemId[],
): Promise<ReadonlyMap<ItemId, readonly string[]>> {
  if (itemIds.length === 0) return new Map();
  const found = await Promise.all(contributions(registry).map((each) => each.itemMarks?.(ctx, itemIds)));
  const marks = new Map<ItemId, ItemMark[]>();
  for (const [itemId, own] of found.flatMap((each) => [...(each ?? [])])) {
    marks.set(itemId, [...(marks.get(itemId) ?? []), ...own]);
  }
  return new Map(
    [...marks].map(([itemId, own]) => [itemId, own.sort((a, b) => a.order - b.order).map((mark) => mark.text)]),
  );
}

/** Parts of the chain behind an item as the other slices know it, in order. */
export async function gatherChain(registry: Registry, ctx: AppCtx, itemId: ItemId): Promise<readonly ChainPart[]> {
  const found = await Promise.all(contributions(registry).map((each) => each.chain?.(ctx, itemId)));
  return found.flatMap((parts) => parts ?? []).sort((a, b) => a.order - b.order);
}

export async function gatherButtons(registry: Registry, ctx: AppCtx, itemId: ItemId): Promise<readonly Button[]> {
  const found = await Promise.all(contributions(registry).map((each) => each.itemButtons?.(ctx, itemId)));
  return found.flatMap((buttons) => buttons ?? []);
}
