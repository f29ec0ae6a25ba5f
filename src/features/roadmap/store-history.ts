// SQL of what the activity and the people tables know about items: history, names, living boards.
import { and, desc, eq, gte, inArray, isNull, lt } from 'drizzle-orm';
import type { Reader, Tx } from '../../db/types.ts';
import { asId, type ChannelId, type ItemId, type ProductId, type UserId, type WorkspaceId } from '../../kernel/ids.ts';
import { type ItemEvent, type ItemEventKind, readEvent } from './model-history.ts';

/** The latest events of an item, newest first. */
export async function selectHistory(
  reader: Reader,
  workspaceId: WorkspaceId,
  of: { readonly itemId: ItemId; readonly limit: number },
): Promise<readonly ItemEvent[]> {
  const { activity } = reader.t;
  const rows = await reader.q
    .select({ kind: activity.kind, at: activity.at, actor: activity.actor, why: activity.why, data: activity.data })
    .from(activity)
    .where(
      and(eq(activity.workspaceId, workspaceId), eq(activity.subjectKind, 'item'), eq(activity.subjectId, of.itemId)),
    )
    .orderBy(desc(activity.at), desc(activity.id))
    .limit(of.limit);
  return rows.flatMap((row) => readEvent(row) ?? []);
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
  const { activity } = reader.t;
  const rows = await reader.q
    .select({
      kind: activity.kind,
      at: activity.at,
      actor: activity.actor,
      why: activity.why,
      data: activity.data,
      subjectId: activity.subjectId,
    })
    .from(activity)
    .where(
      and(
        eq(activity.workspaceId, workspaceId),
        eq(activity.productId, period.productId),
        gte(activity.at, period.from),
        lt(activity.at, period.until),
        inArray(activity.kind, [...period.kinds]),
      ),
    )
    .orderBy(desc(activity.at), desc(activity.id))
    .limit(period.limit);
  return rows.flatMap((row) => {
    const event = readEvent(row);
    return event ? [{ ...event, itemId: asId<'item'>(row.subjectId) }] : [];
  });
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
  const { activity } = reader.t;
  const [row] = await reader.q
    .select({ at: activity.at })
    .from(activity)
    .where(
      and(
        eq(activity.workspaceId, workspaceId),
        eq(activity.subjectKind, 'board'),
        eq(activity.subjectId, `${board.productId}@${board.channelId}`),
      ),
    )
    .orderBy(desc(activity.at))
    .limit(1);
  return row?.at;
}

/** Turns the posted messages of one kind in a channel into another kind: from then on they are drawn by its renderer. */
export async function replaceLivingKind(
  tx: Tx,
  workspaceId: WorkspaceId,
  board: { readonly subject: string; readonly channelId: ChannelId; readonly from: string; readonly to: string },
): Promise<number> {
  const { livingMessages } = tx.t;
  const replaced = await tx.q
    .update(livingMessages)
    .set({ kind: board.to, subject: `${board.subject}@${board.channelId}` })
    .where(
      and(
        eq(livingMessages.workspaceId, workspaceId),
        eq(livingMessages.kind, board.from),
        eq(livingMessages.subject, board.subject),
        eq(livingMessages.channel, board.channelId),
        isNull(livingMessages.goneAt),
      ),
    )
    .returning({ id: livingMessages.id });
  return replaced.length;
}
