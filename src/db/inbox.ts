// Events as Slack delivered them: stored before they are acknowledged, each once, kept until they are worked off.
import { and, asc, eq, lt, lte } from 'drizzle-orm';
import type { WorkspaceId } from '../kernel/ids.ts';
import type { Json } from './tables/core.ts';
import type { Reader, Tx } from './types.ts';

export interface InboxEvent {
  readonly eventId: string;
  readonly payload: Json;
  readonly attempts: number;
}

/** False when the event is known already: a repeated delivery. */
export async function insertEvent(
  tx: Tx,
  workspaceId: WorkspaceId,
  event: { readonly eventId: string; readonly payload: Json; readonly receivedAt: number },
): Promise<boolean> {
  const { inbox } = tx.t;
  const stored = await tx.q
    .insert(inbox)
    .values({ workspaceId, ...event, status: 'waiting' })
    .onConflictDoNothing()
    .returning({ eventId: inbox.eventId });
  return stored.length > 0;
}

/** What waits since `receivedBefore` (epoch ms) or longer, oldest first. */
export async function listWaitingEvents(
  reader: Reader,
  workspaceId: WorkspaceId,
  page: { readonly receivedBefore: number; readonly limit: number },
): Promise<readonly InboxEvent[]> {
  const { inbox } = reader.t;
  return reader.q
    .select({ eventId: inbox.eventId, payload: inbox.payload, attempts: inbox.attempts })
    .from(inbox)
    .where(
      and(eq(inbox.workspaceId, workspaceId), eq(inbox.status, 'waiting'), lte(inbox.receivedAt, page.receivedBefore)),
    )
    .orderBy(asc(inbox.receivedAt), asc(inbox.eventId))
    .limit(page.limit);
}

/** Its words are forgotten with it; the id stays a while, for late repetitions. */
export async function finishEvent(
  tx: Tx,
  workspaceId: WorkspaceId,
  event: { readonly eventId: string; readonly status: 'done' | 'parked' },
): Promise<void> {
  const { inbox } = tx.t;
  await tx.q
    .update(inbox)
    .set({ status: event.status, ...(event.status === 'done' ? { payload: {} } : {}) })
    .where(and(eq(inbox.workspaceId, workspaceId), eq(inbox.eventId, event.eventId)));
}

export async function countAttempt(
  tx: Tx,
  workspaceId: WorkspaceId,
  event: { readonly eventId: string; readonly attempts: number },
): Promise<void> {
  const { inbox } = tx.t;
  await tx.q
    .update(inbox)
    .set({ attempts: event.attempts })
    .where(and(eq(inbox.workspaceId, workspaceId), eq(inbox.eventId, event.eventId)));
}

/** Forgets what was received before `before` (epoch ms) and no longer waits. */
export async function deleteOldEvents(tx: Tx, workspaceId: WorkspaceId, before: number): Promise<void> {
  const { inbox } = tx.t;
  for (const status of ['done', 'parked'] as const) {
    await tx.q
      .delete(inbox)
      .where(and(eq(inbox.workspaceId, workspaceId), eq(inbox.status, status), lt(inbox.receivedAt, before)));
  }
}
