// A roadmap item: what it is made of and how it may change. Pure; targets, ranks and history have files of their own.
import type { ItemId, ProductId, UserId } from '../../kernel/ids.ts';
import { comparable } from '../../kernel/text.ts';
import { isLater } from './target-model.ts';

export const activeHorizons = ['now', 'next', 'later'] as const;
export type ActiveHorizon = (typeof activeHorizons)[number];
export type Horizon = ActiveHorizon | 'shipped' | 'parked';
export const liveStatuses = ['idea', 'exploring', 'planned', 'building'] as const;
export type Status = (typeof liveStatuses)[number] | 'shipped' | 'parked';
export const kinds = ['innovate', 'build', 'tune'] as const;
export type Kind = (typeof kinds)[number];
export const healths = ['on_track', 'at_risk', 'off_track'] as const;
export type Health = (typeof healths)[number];

/** What the item form holds. */
export interface ItemDetails {
  readonly title: string;
  readonly problem: string;
  readonly ownerId: UserId | null;
  readonly horizon: Horizon;
  readonly status: Status;
  readonly kind: Kind;
  /** `2026-Q4`, `2026-11` or `2026-11-30`. */
  readonly target: string | null;
  /** Person-weeks. */
  readonly effort: number | null;
  readonly reach: number | null;
  readonly impact: number | null;
  /** Percent. */
  readonly confidence: number | null;
  readonly links: readonly string[];
}
export type ItemPatch = { readonly [Field in keyof ItemDetails]?: ItemDetails[Field] };
export type DetailField = keyof ItemDetails;

export interface Item extends ItemDetails {
  readonly id: ItemId;
  readonly number: number;
  /** `R-12` */
  readonly ref: string;
  readonly productId: ProductId;
  readonly firstTarget: string | null;
  readonly slips: number;
  readonly health: Health | null;
  readonly healthNote: string | null;
  readonly healthAt: number | null;
  /** 1 is first, within product and horizon. */
  readonly rank: number;
  readonly shippedAt: number | null;
  readonly parkedWhy: string | null;
  readonly createdBy: UserId;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly version: number;
}

export const limits = {
  title: 150,
  problem: 3000,
  why: 300,
  note: 300,
  links: 20,
  link: 500,
  number: 1_000_000,
} as const;

const detailFields: readonly DetailField[] = [
  'title',
  'problem',
  'ownerId',
  'horizon',
  'status',
  'kind',
  'target',
  'effort',
  'reach',
  'impact',
  'confidence',
  'links',
];

export type DetailValue = string | number | null | readonly string[];
export interface FieldChange {
  readonly field: DetailField;
  readonly from: DetailValue;
  readonly to: DetailValue;
}

export const isActive = (horizon: Horizon): horizon is ActiveHorizon =>
  activeHorizons.some((active) => active === horizon);
export const isDetailField = (name: string): name is DetailField => detailFields.some((field) => field === name);

/** Title and problem as words are compared. */
export const foldItem = (item: { title: string; problem: string }): string =>
  comparable(`${item.title} ${item.problem}`);

/** The status an item starts with, or comes back to, in a horizon. */
export const defaultStatus: Readonly<Record<ActiveHorizon, Status>> = {
  now: 'building',
  next: 'planned',
  later: 'idea',
};

export const sameValue = (a: DetailValue, b: DetailValue): boolean => JSON.stringify(a) === JSON.stringify(b);

export function changesBetween(before: ItemDetails, after: ItemDetails): readonly FieldChange[] {
  return detailFields
    .map((field) => ({ field, from: before[field], to: after[field] }))
    .filter(({ from, to }) => !sameValue(from, to));
}

/** Moving something people were promised asks for one line of why; a first target does not. */
export const needsWhy = (changes: readonly FieldChange[]): boolean =>
  changes.some(({ field, from }) => (field === 'target' && from !== null) || field === 'horizon');

/**
 * What an editor really changed in a form they opened a while ago. `since` is what others changed after that, oldest
 * first: a field left as it was then is untouched and keeps what it is now.
 */
export function touchedFields(item: ItemDetails, typed: ItemPatch, since: readonly FieldChange[]): ItemPatch {
  return pick(typed, (field, value) => {
    const first = since.find((change) => change.field === field);
    const opened = first ? first.from : item[field];
    return !sameValue(value, opened) && !sameValue(value, item[field]);
  });
}

/** Some of the entries of an ItemPatch are an ItemPatch. */
function pick(patch: ItemPatch, keep: (field: DetailField, value: DetailValue) => boolean): ItemPatch {
  const kept = detailFields.filter((field) => {
    const value = patch[field];
    return value !== undefined && keep(field, value);
  });
  return Object.fromEntries(kept.map((field) => [field, patch[field]])) as ItemPatch;
}

/** The item after an edit: keeps the first promised target and counts how often the target got later. */
export function revise(item: Item, patch: ItemPatch, now: number): Item {
  const horizon = patch.horizon ?? item.horizon;
  const target = patch.target === undefined ? item.target : patch.target;
  const slipped = target !== null && isLater(target, item.target ?? item.firstTarget);
  return {
    ...item,
    ...patch,
    horizon,
    status: nextStatus(item, horizon, patch.status),
    firstTarget: item.firstTarget ?? target,
    slips: item.slips + (slipped ? 1 : 0),
    shippedAt: horizon === 'shipped' ? (item.shippedAt ?? now) : null,
    parkedWhy: horizon === 'parked' ? item.parkedWhy : null,
    updatedAt: now,
  };
}

/** Shipped and parked are both a horizon and a status; coming back from them starts over. */
function nextStatus(item: Item, horizon: Horizon, asked: Status | undefined): Status {
  if (horizon === 'shipped' || horizon === 'parked') return horizon;
  const status = asked ?? item.status;
  return status === 'shipped' || status === 'parked' ? defaultStatus[horizon] : status;
}

/** RICE: reach × impact × confidence / effort, where all four are known. */
export function riceScore(item: Pick<Item, 'reach' | 'impact' | 'confidence' | 'effort'>): number | undefined {
  const { reach, impact, confidence, effort } = item;
  if (reach === null || impact === null || confidence === null || effort === null || effort <= 0) return undefined;
  return (reach * impact * confidence) / 100 / effort;
}

export const isWebLink = (text: string): boolean => /^https?:\/\/[^\s<>|]+$/i.test(text);

const wordsOf = (text: string, shortest: number): string[] => [
  ...new Set(
    comparable(text)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= shortest),
  ),
];

/** The words worth searching for, longest first; letters and digits only. */
export function searchWords(text: string, take: { max: number; shortest: number }): readonly string[] {
  return wordsOf(text, take.shortest)
    .sort((a, b) => b.length - a.length)
    .slice(0, take.max);
}

/** True when two titles share most of their words; order, case, accents and punctuation do not matter. */
export function looksAlike(one: string, other: string): boolean {
  if (comparable(one) === comparable(other)) return true;
  const [a, b] = [wordsOf(one, 3), wordsOf(other, 3)];
  const shared = a.filter((word) => b.includes(word)).length;
  const all = a.length + b.length - shared;
  return shared >= 2 && shared / all >= 0.6;
}
