// What each function wanted, and where functions differ most. In an anonymous vote small groups are never shown apart,
// nor so that somebody could find them by subtracting what is shown from the whole.
import { countOf, entriesOf } from './ballots.ts';
import type { Ballot } from './types.ts';

/** Fewer voters than this are never shown apart in an anonymous vote. */
export const SMALLEST_GROUP = 3;

export interface GroupMeans<Id extends string = string> {
  readonly name: string;
  readonly ballots: number;
  /** Per ballot: mean dots, or the share that approved. Every item is there. */
  readonly means: Readonly<Record<Id, number>>;
}

export interface ByGroup<Id extends string = string> {
  /** Largest first, then by name. */
  readonly groups: readonly GroupMeans<Id>[];
  /** True where a group is left out to protect its voters. */
  readonly hidesGroups: boolean;
}

/** Takes valid ballots. Ballots without a group count for the whole only. */
export function byGroup<Id extends string>(
  items: readonly Id[],
  ballots: readonly Ballot<Id>[],
  { isAnonymous }: { readonly isAnonymous: boolean },
): ByGroup<Id> {
  const members = Map.groupBy(ballots, (ballot) => ballot.group ?? null);
  const sizes = [...members].flatMap(([name, cast]) => (name === null ? [] : [{ name, size: votersIn(cast) }]));
  const shown = isAnonymous ? groupsToShow(sizes, votersIn(ballots)) : new Set(sizes.map(({ name }) => name));
  const groups = sizes
    .filter(({ name }) => shown.has(name))
    .toSorted(largestFirst)
    .map(({ name, size }) => ({ name, ballots: size, means: meansOf(items, members.get(name) ?? [], size) }));
  return { groups, hidesGroups: groups.length < sizes.length };
}

interface Group {
  readonly name: string;
  readonly size: number;
}

const largestFirst = (a: Group, b: Group): number => b.size - a.size || (a.name < b.name ? -1 : 1);

const votersIn = (ballots: readonly Ballot[]): number => ballots.reduce((sum, ballot) => sum + countOf(ballot), 0);

/**
 * The groups that may be shown apart: each has three voters or more, and so has everybody else together, if there is
 * anybody else. The smallest of those large enough stay hidden with a rest that is too small alone.
 */
export function groupsToShow(groups: readonly Group[], voters: number): ReadonlySet<string> {
  const shown = groups.filter(({ size }) => size >= SMALLEST_GROUP).toSorted(largestFirst);
  let rest = voters - shown.reduce((sum, { size }) => sum + size, 0);
  while (rest > 0 && rest < SMALLEST_GROUP && shown.length > 0) rest += shown.pop()?.size ?? 0;
  return new Set(shown.map(({ name }) => name));
}

function meansOf<Id extends string>(items: readonly Id[], ballots: readonly Ballot<Id>[], size: number) {
  const sums = new Map(items.map((id) => [id, 0]));
  for (const ballot of ballots) {
    for (const [id, amount] of entriesOf(ballot.choices)) sums.set(id, (sums.get(id) ?? 0) + amount * countOf(ballot));
  }
  return recordOf(items, (id) => (sums.get(id) ?? 0) / size);
}

/** Object.fromEntries forgets the type of the keys, which here are exactly the items. */
function recordOf<Id extends string>(items: readonly Id[], value: (id: Id) => number): Readonly<Record<Id, number>> {
  return Object.fromEntries(items.map((id) => [id, value(id)])) as Record<Id, number>;
}

export interface Difference<Id extends string = string> {
  readonly item: Id;
  readonly high: { readonly group: string; readonly mean: number };
  readonly low: { readonly group: string; readonly mean: number };
  readonly gap: number;
}

/** Items on which groups differ, widest gap first; the order of `items` between equal gaps. Empty below two groups. */
export function differences<Id extends string>(
  items: readonly Id[],
  groups: readonly GroupMeans<Id>[],
): Difference<Id>[] {
  return items
    .flatMap((item) => {
      const sorted = groups
        .map(({ name, means }) => ({ group: name, mean: means[item] }))
        .toSorted((a, b) => b.mean - a.mean);
      const [high, low] = [sorted[0], sorted.at(-1)];
      return high && low && high.mean > low.mean ? [{ item, high, low, gap: high.mean - low.mean }] : [];
    })
    .toSorted((a, b) => b.gap - a.gap);
}
