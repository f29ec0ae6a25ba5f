// SQL of the workspace's settings and of people's functions.
import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Json } from '../../db/tables/core.ts';
import type { Reader, Tx } from '../../db/types.ts';
import type { UserId, WorkspaceId } from '../../kernel/ids.ts';

export async function findSetting(reader: Reader, workspaceId: WorkspaceId, key: string): Promise<Json | undefined> {
  const { settings } = reader.t;
  const [row] = await reader.q
    .select({ value: settings.value })
    .from(settings)
    .where(and(eq(settings.workspaceId, workspaceId), eq(settings.key, key)));
  return row?.value;
}

export async function upsertSetting(
  tx: Tx,
  workspaceId: WorkspaceId,
  entry: { key: string; value: Json },
): Promise<void> {
  const { settings } = tx.t;
  await tx.q
    .insert(settings)
    .values({ workspaceId, ...entry })
    .onConflictDoUpdate({ target: [settings.workspaceId, settings.key], set: { value: entry.value } });
}

/** Only people who chose one. */
export async function selectTrades(
  reader: Reader,
  workspaceId: WorkspaceId,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, string>> {
  if (userIds.length === 0) return new Map();
  const { people } = reader.t;
  const rows = await reader.q
    .select({ userId: people.userId, trade: people.trade })
    .from(people)
    .where(and(eq(people.workspaceId, workspaceId), inArray(people.userId, [...userIds]), isNotNull(people.trade)));
  return new Map(rows.flatMap((row) => (row.trade === null ? [] : [[row.userId, row.trade] as const])));
}

export async function updateTrade(
  tx: Tx,
  workspaceId: WorkspaceId,
  person: { userId: UserId; trade: string },
): Promise<void> {
  const { people } = tx.t;
  await tx.q
    .update(people)
    .set({ trade: person.trade })
    .where(and(eq(people.workspaceId, workspaceId), eq(people.userId, person.userId)));
}
