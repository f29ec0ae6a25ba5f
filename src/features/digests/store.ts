// All SQL of digest schedules.
import { and, asc, eq, lte, max } from 'drizzle-orm';
import type { Reader, Tx } from '../../db/types.ts';
import type { ProductId, ScheduleId, UserId, WorkspaceId } from '../../kernel/ids.ts';
import type { Schedule } from './model.ts';

const columns = (reader: Reader) => {
  const s = reader.t.schedules;
  return {
    workspaceId: s.workspaceId,
    id: s.id,
    productId: s.productId,
    channelId: s.channelId,
    userId: s.userId,
    weekdays: s.weekdays,
    at: s.at,
    timeZone: s.timeZone,
    cadence: s.cadence,
    without: s.without,
    isPaused: s.isPaused,
    nextAt: s.nextAt,
    coveredUntil: s.coveredUntil,
    createdAt: s.createdAt,
    version: s.version,
  };
};

export async function findSchedule(
  reader: Reader,
  workspaceId: WorkspaceId,
  id: ScheduleId,
): Promise<Schedule | undefined> {
  const { schedules } = reader.t;
  const [row] = await reader.q
    .select(columns(reader))
    .from(schedules)
    .where(and(eq(schedules.workspaceId, workspaceId), eq(schedules.id, id)));
  return row;
}

/** A product's schedules, oldest first; at most 20. */
export function selectSchedules(
  reader: Reader,
  workspaceId: WorkspaceId,
  productId: ProductId,
): Promise<readonly Schedule[]> {
  const { schedules } = reader.t;
  return reader.q
    .select(columns(reader))
    .from(schedules)
    .where(and(eq(schedules.workspaceId, workspaceId), eq(schedules.productId, productId)))
    .orderBy(asc(schedules.createdAt), asc(schedules.id))
    .limit(20);
}

/** Due by `now` in any workspace, longest due first; at most 500. */
export function selectDue(reader: Reader, now: number): Promise<readonly (Schedule & { workspaceId: WorkspaceId })[]> {
  const { schedules } = reader.t;
  return reader.q
    .select(columns(reader))
    .from(schedules)
    .where(and(eq(schedules.isPaused, false), lte(schedules.nextAt, now)))
    .orderBy(asc(schedules.nextAt))
    .limit(500);
}

/** The end of the newest digest of a product; undefined when there was none. */
export async function selectCoveredUntil(
  reader: Reader,
  workspaceId: WorkspaceId,
  productId: ProductId,
): Promise<number | undefined> {
  const { schedules } = reader.t;
  const [row] = await reader.q
    .select({ at: max(schedules.coveredUntil) })
    .from(schedules)
    .where(and(eq(schedules.workspaceId, workspaceId), eq(schedules.productId, productId)));
  return row?.at === null || row?.at === undefined ? undefined : Number(row.at);
}

export async function insertSchedule(
  tx: Tx,
  workspaceId: WorkspaceId,
  row: Omit<Schedule, 'version' | 'isPaused'> & { createdBy: UserId },
): Promise<void> {
  await tx.q
    .insert(tx.t.schedules)
    .values({ workspaceId, ...row })
    .onConflictDoNothing();
}

/** False when it was changed since `version`. */
export async function updateScheduleIf(
  tx: Tx,
  workspaceId: WorkspaceId,
  change: { id: ScheduleId; version: number } & Partial<Omit<Schedule, 'id' | 'version' | 'productId' | 'createdAt'>>,
): Promise<boolean> {
  const { schedules } = tx.t;
  const { id, version, ...set } = change;
  const updated = await tx.q
    .update(schedules)
    .set({ ...set, version: version + 1 })
    .where(and(eq(schedules.workspaceId, workspaceId), eq(schedules.id, id), eq(schedules.version, version)))
    .returning({ id: schedules.id });
  return updated.length > 0;
}

export async function deleteSchedule(tx: Tx, workspaceId: WorkspaceId, id: ScheduleId): Promise<void> {
  const { schedules } = tx.t;
  await tx.q.delete(schedules).where(and(eq(schedules.workspaceId, workspaceId), eq(schedules.id, id)));
}
