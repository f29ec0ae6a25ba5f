// Ranks inside a horizon are 1, 2, 3 … without gaps. Plans say what to change so that they stay so. Pure.
import type { ItemId } from '../../kernel/ids.ts';
import type { Horizon } from './model.ts';

/** Adds `by` to every rank from `first` to `last` (inclusive) of a horizon, all but the item that moves. */
export interface Shift {
  readonly horizon: Horizon;
  readonly first: number;
  readonly last: number;
  readonly by: 1 | -1;
}

export interface Place {
  readonly horizon: Horizon;
  readonly rank: number;
}

const END = 2_147_483_647;

/** What happens to the others when one item goes from a place to another: the gap closes, room is made. */
export function planMove(from: Place, to: Place): readonly Shift[] {
  if (from.horizon !== to.horizon) {
    return [
      { horizon: from.horizon, first: from.rank + 1, last: END, by: -1 },
      { horizon: to.horizon, first: to.rank, last: END, by: 1 },
    ];
  }
  if (from.rank === to.rank) return [];
  return from.rank < to.rank
    ? [{ horizon: from.horizon, first: from.rank + 1, last: to.rank, by: -1 }]
    : [{ horizon: from.horizon, first: to.rank, last: from.rank - 1, by: 1 }];
}

export const steps = ['top', 'up', 'down', 'bottom'] as const;
export type Step = (typeof steps)[number];

/** The rank a step leads to, among `count` items. */
export function rankAfter(rank: number, step: Step, count: number): number {
  const wanted = { top: 1, up: rank - 1, down: rank + 1, bottom: count }[step];
  return Math.min(Math.max(1, wanted), Math.max(1, count));
}

export interface Ranked {
  readonly id: ItemId;
  readonly horizon: Horizon;
  readonly rank: number;
}

export interface RankChange extends Ranked {
  readonly to: number;
}

/**
 * Puts items in a wanted order, best first: within each horizon they take, in that order, the ranks they already hold
 * between them. Items that were not asked about keep their rank. Answers only what changes.
 */
export function planOrder(items: readonly Ranked[], order: readonly ItemId[]): readonly RankChange[] {
  const position = new Map(order.map((id, i) => [id, i]));
  const byHorizon = Map.groupBy(
    items.filter((item) => position.has(item.id)),
    (item) => item.horizon,
  );
  return [...byHorizon.values()].flatMap((group) => {
    const slots = group.map((item) => item.rank).sort((a, b) => a - b);
    const wanted = [...group].sort((a, b) => (position.get(a.id) ?? 0) - (position.get(b.id) ?? 0));
    return wanted
      .map((item, i) => ({ ...item, to: slots[i] ?? item.rank }))
      .filter((change) => change.to !== change.rank);
  });
}

/** Flattens a result's tiers into one order; who is tied keeps the order they have now. */
export function orderOfTiers(tiers: readonly (readonly ItemId[])[], items: readonly Ranked[]): readonly ItemId[] {
  const rank = new Map(items.map((item) => [item.id, item.rank]));
  return tiers.flatMap((tier) => [...tier].sort((a, b) => (rank.get(a) ?? END) - (rank.get(b) ?? END)));
}
