// What the activity and the people tables know about items: their history, names, shared boards.
import { and, eq, inArray } from 'drizzle-orm';
import { type Activity, listActivity } from '../../db/activity.ts';
import type { Reader } from '../../db/types.ts';
import { asId, type ChannelId, type ItemId, type ProductId, type UserId, type WorkspaceId } from '../../kernel/ids.ts';
import { type ItemEvent, type ItemEventKind, readEvent, versionOf } from './history-model.ts';

/** The latest events of an item, newest first. */
export async function selectHistory(
  reader: Reader,
  workspaceId: WorkspaceId,
  of: { readonly itemId: ItemId; readonly limit: number },
): Promise<readonly ItemEvent[]> {
  const filter = { subject: { kind: 'item', id: of.itemId }, limit: of.limit };
  const { rows } = await listActivity(reader, workspaceId, filter);
  return rows.flatMap((row) => readEvent(row) ?? []).toSorted((a, b) => b.at - a.at || versionOf(b) - versionOf(a));
}

export type PastEvent = ItemEvent & { readonly itemId: ItemId };

/** Events of a product's items in a period, newest first. `from` is inclusive, `until` exclusive, epoch ms. */
export async function selectPeriod(
  reader: Reader,
  workspaceId: WorkspaceId,
  period: {
    readonly productId: ProductId;
    readonly from: number;
    readonly until: number;
    readonly kinds: readonly ItemEventKind[];
    readonly limit: number;
  },
): Promise<readonly PastEvent[]> {
  const { rows } = await listActivity(reader, workspaceId, period);
  return rows.flatMap(toPastEvent);
}

function toPastEvent(row: Activity): readonly PastEvent[] {
  const event = readEvent(row);
  return event ? [{ ...event, itemId: asId<'item'>(row.subjectId) }] : [];
}

/** Names of the people we know of; others are absent. */
export async function selectNames(
  reader: Reader,
  workspaceId: WorkspaceId,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, string>> {
  if (userIds.length === 0) return new Map();
  const { people } = reader.t;
  const rows = await reader.q
    .select({ userId: people.userId, name: people.name })
    .from(people)
    .where(and(eq(people.workspaceId, workspaceId), inArray(people.userId, [...userIds])));
  return new Map(rows.map((row) => [row.userId, row.name]));
}

/** When the board was last shared in a channel (epoch ms), if ever. */
export async function lastShared(
  reader: Reader,
  workspaceId: WorkspaceId,
  board: { readonly productId: ProductId; readonly channelId: ChannelId },
): Promise<number | undefined> {
  const subject = { kind: 'board', id: `${board.productId}@${board.channelId}` };
  const { rows } = await listActivity(reader, workspaceId, { subject, limit: 1 });
  return rows[0]?.at;
}
