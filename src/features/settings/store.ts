// SQL of the workspace's settings.
import { and, eq } from 'drizzle-orm';
import type { Json } from '../../db/tables/core.ts';
import type { Reader, Tx } from '../../db/types.ts';
import type { WorkspaceId } from '../../kernel/ids.ts';

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
