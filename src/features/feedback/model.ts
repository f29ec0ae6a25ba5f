// Feedback: what a customer or colleague said, and what it amounts to as evidence for an item. Pure.
import type { FeedbackStatus, Importance, SourceType } from '../../db/tables/feedback.ts';
import type { ChannelId, FeedbackId, ItemId, MessageTs, ProductId, UserId } from '../../kernel/ids.ts';
import { comparable } from '../../kernel/text.ts';
import { DAY } from '../../kernel/time.ts';

export type { FeedbackStatus, Importance, SourceType };

export const limits = {
  text: 3000,
  customer: 80,
  segment: 80,
  revenue: 1_000_000_000,
  items: 10,
  reason: 300,
} as const;
export const sources: readonly SourceType[] = [
  'interview',
  'survey',
  'usability',
  'support',
  'sales',
  'social',
  'internal',
];
export const importances: readonly Importance[] = ['nice', 'useful', 'important', 'deal_breaker'];

export interface FeedbackInput {
  /** Made when the form opened: submitting twice captures once. */
  readonly id: FeedbackId;
  readonly productId: ProductId;
  readonly text: string;
  readonly source: SourceType;
  readonly importance: Importance;
  readonly customer: string | undefined;
  readonly segment: string | undefined;
  /** Whole units of currency, a year. */
  readonly revenue: number | undefined;
  readonly givenBy: UserId | undefined;
  readonly items: readonly ItemId[];
  readonly message:
    | {
        readonly channelId: ChannelId;
        readonly ts: MessageTs;
        readonly threadTs: MessageTs | undefined;
        readonly permalink: string | undefined;
      }
    | undefined;
}

export interface Feedback {
  readonly id: FeedbackId;
  readonly number: number;
  readonly productId: ProductId;
  readonly text: string;
  readonly source: SourceType;
  readonly importance: Importance;
  readonly customer: string | null;
  readonly segment: string | null;
  readonly revenue: number | null;
  readonly givenBy: UserId | null;
  readonly loggedBy: UserId;
  readonly permalink: string | null;
  readonly status: FeedbackStatus;
  readonly archivedWhy: string | null;
  readonly createdAt: number;
  readonly version: number;
}

/** What the linked feedback of one item adds up to. */
export interface Evidence {
  readonly count: number;
  /** Distinct customers, compared without case or accents. */
  readonly accounts: number;
  /** A customer's largest figure, counted once; figures without a customer are added as they are. */
  readonly revenue: number;
  readonly bySource: readonly { readonly source: SourceType; readonly count: number }[];
  /** Epoch ms of the newest entry. */
  readonly newest: number;
  readonly warnings: readonly EvidenceWarning[];
}

export type EvidenceWarning = 'only-sales' | 'one-account' | 'stale';

type Entry = Pick<Feedback, 'source' | 'customer' | 'revenue' | 'createdAt'>;

/** `now` decides what is stale: nothing in 90 days. Undefined for no entries. */
export function summariseEvidence(entries: readonly Entry[], now: number): Evidence | undefined {
  if (entries.length === 0) return undefined;
  const revenues = new Map<string, number>();
  entries.forEach((entry, i) => {
    const key = entry.customer ? comparable(entry.customer) : `#${i}`;
    revenues.set(key, Math.max(revenues.get(key) ?? 0, entry.revenue ?? 0));
  });
  const accounts = [...revenues.keys()].filter((key) => !key.startsWith('#')).length;
  const newest = Math.max(...entries.map((entry) => entry.createdAt));
  const bySource = sources
    .map((source) => ({ source, count: entries.filter((entry) => entry.source === source).length }))
    .filter((each) => each.count > 0)
    .sort((a, b) => b.count - a.count);
  return {
    count: entries.length,
    accounts,
    revenue: [...revenues.values()].reduce((sum, revenue) => sum + revenue, 0),
    bySource,
    newest,
    warnings: warningsOf({ entries, accounts, newest, now }),
  };
}

/** Deal breakers first, then by revenue at stake, then the newest. */
export function strongestFirst<T extends Pick<Feedback, 'importance' | 'revenue' | 'createdAt'>>(
  entries: readonly T[],
): readonly T[] {
  const weight = (entry: T) => importances.indexOf(entry.importance);
  const money = (entry: T) => entry.revenue ?? 0;
  return [...entries].sort((a, b) => weight(b) - weight(a) || money(b) - money(a) || b.createdAt - a.createdAt);
}

function warningsOf(facts: {
  entries: readonly Entry[];
  accounts: number;
  newest: number;
  now: number;
}): EvidenceWarning[] {
  const { entries, accounts, newest, now } = facts;
  const found: EvidenceWarning[] = [];
  if (entries.every((entry) => entry.source === 'sales')) found.push('only-sales');
  if (accounts === 1 && entries.length > 1 && entries.every((entry) => entry.customer)) found.push('one-account');
  if (now - newest > 90 * DAY) found.push('stale');
  return found;
}
