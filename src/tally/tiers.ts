// Ranks with ties: equal scores share a tier.

/** Best tier first; inside a tier the order of `ids` is kept. */
export function tiersOf<Id>(ids: readonly Id[], scoreOf: (id: Id) => number): Id[][] {
  const tiers = Map.groupBy(ids, scoreOf);
  return [...tiers].toSorted(([a], [b]) => b - a).map(([, tier]) => tier);
}
