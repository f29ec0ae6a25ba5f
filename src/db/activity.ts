// What happened, who did it and why: written in the transaction of the change, read by history, digests and export.
import { and, desc, eq, gte, inArray, lt, lte, or } from 'drizzle-orm';
import { actingUser, type Ctx } from '../kernel/ctx.ts';
import type { ProductId, WorkspaceId } from '../kernel/ids.ts';
import { statement } from './statement.ts';
import type { Json } from './tables/core.ts';
import type { Tables } from './tables/index.ts';
import type { Reader, Tx } from './types.ts';

export interface ActivitySubject {
  /** `item`, `vote`, … */
  readonly kind: string;
  readonly id: string;
}

export interface ActivityEntry {
  /** Subject and past tense: `item.moved`. */
  readonly kind: string;
  readonly subject: ActivitySubject;
  readonly productId?: ProductId | undefined;
  /** As the slice that records it defines. */
  readonly data: Json;
  readonly why?: string | null | undefined;
}

export type Activity = Tables['activity']['$inferSelect'];

/** Where a page ended: the next one starts behind it. */
export type ActivityCursor = Pick<Activity, 'at' | 'id'>;

export interface ActivityFilter {
  readonly productId?: ProductId | undefined;
  readonly subject?: ActivitySubject | undefined;
  readonly kinds?: readonly string[] | undefined;
  /** Epoch ms, included. */
  readonly from?: number | undefined;
  /** Epoch ms, excluded. */
  readonly until?: number | undefined;
  readonly after?: ActivityCursor | undefined;
  /** At most 1,000. */
  readonly limit: number;
}

export interface ActivityPage {
  /** Newest first. */
  readonly rows: readonly Activity[];
  /** Undefined on the last page. */
  readonly next: ActivityCursor | undefined;
}

const MOST = 1_000;

const insertActivity = statement('activity.insert', ({ q, t }: Tx, at: Activity) =>
  q.insert(t.activity).values({
    workspaceId: at.workspaceId,
    id: at.id,
    at: at.at,
    actor: at.actor,
    kind: at.kind,
    subjectKind: at.subjectKind,
    subjectId: at.subjectId,
    productId: at.productId,
    data: at.data,
    why: at.why,
  }),
);

/** Notes what the acting person (or job) did, at the context's time. */
export async function record(tx: Tx, ctx: Ctx, entry: ActivityEntry): Promise<void> {
  await insertActivity(tx, {
    workspaceId: ctx.workspaceId,
    id: ctx.newId('activity'),
    at: ctx.now(),
    actor: actingUser(ctx) ?? 'system',
    kind: entry.kind,
    subjectKind: entry.subject.kind,
    subjectId: entry.subject.id,
    productId: entry.productId ?? null,
    data: entry.data,
    why: entry.why ?? null,
  });
}

export async function listActivity(
  reader: Reader,
  workspaceId: WorkspaceId,
  filter: ActivityFilter,
): Promise<ActivityPage> {
  const { activity } = reader.t;
  const limit = Math.min(Math.max(1, filter.limit), MOST);
  const rows = await reader.q
    .select()
    .from(activity)
    .where(and(eq(activity.workspaceId, workspaceId), ...conditions(activity, filter)))
    .orderBy(desc(activity.at), desc(activity.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { rows: page, next: last && { at: last.at, id: last.id } };
}

function conditions(activity: Tables['activity'], filter: ActivityFilter) {
  const { productId, subject, kinds, from, until, after } = filter;
  return [
    productId === undefined ? undefined : eq(activity.productId, productId),
    subject && and(eq(activity.subjectKind, subject.kind), eq(activity.subjectId, subject.id)),
    kinds && inArray(activity.kind, [...kinds]),
    from === undefined ? undefined : gte(activity.at, from),
    until === undefined ? undefined : lt(activity.at, until),
    after && and(lte(activity.at, after.at), or(lt(activity.at, after.at), lt(activity.id, after.id))),
  ];
}
