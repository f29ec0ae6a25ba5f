// What is remembered of channels and their members. Which product a channel belongs to is the products slice's.
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { ChannelId, UserId, WorkspaceId } from '../kernel/ids.ts';
import { chunks } from './chunks.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables/index.ts';
import type { Reader, Tx } from './types.ts';

export type ChannelRecord = Tables['channels']['$inferSelect'];
export type ChannelName = Pick<ChannelRecord, 'id' | 'name' | 'isPrivate'>;

export interface Membership {
  readonly channelId: ChannelId;
  readonly userId: UserId;
}

type MembershipRow = Tables['channelMembers']['$inferSelect'];

const selectMembership = statement('channels.isMember', ({ q, t }: Reader, at: MembershipRow) =>
  q
    .select({ userId: t.channelMembers.userId })
    .from(t.channelMembers)
    .where(
      and(
        eq(t.channelMembers.workspaceId, at.workspaceId),
        eq(t.channelMembers.channelId, at.channelId),
        eq(t.channelMembers.userId, at.userId),
      ),
    ),
);

export async function findChannel(
  reader: Reader,
  workspaceId: WorkspaceId,
  id: ChannelId,
): Promise<ChannelRecord | undefined> {
  const { channels } = reader.t;
  const [row] = await reader.q
    .select()
    .from(channels)
    .where(and(eq(channels.workspaceId, workspaceId), eq(channels.id, id)));
  return row;
}

/** Remembers name and visibility; the product and when members were read stay. */
export async function upsertChannel(tx: Tx, workspaceId: WorkspaceId, channel: ChannelName): Promise<void> {
  const { channels } = tx.t;
  const { id, name, isPrivate } = channel;
  await tx.q
    .insert(channels)
    .values({ workspaceId, id, name, isPrivate })
    .onConflictDoUpdate({ target: [channels.workspaceId, channels.id], set: { name, isPrivate } });
}

export async function isMember(reader: Reader, workspaceId: WorkspaceId, membership: Membership): Promise<boolean> {
  const found = await selectMembership(reader, { workspaceId, ...membership });
  return found.length > 0;
}

/** By user id. Empty as well when they were never read: `membersReadAt` of the channel tells. */
export async function listMembers(
  reader: Reader,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
): Promise<readonly UserId[]> {
  const { channelMembers } = reader.t;
  const rows = await reader.q
    .select({ userId: channelMembers.userId })
    .from(channelMembers)
    .where(and(eq(channelMembers.workspaceId, workspaceId), eq(channelMembers.channelId, channelId)))
    .orderBy(asc(channelMembers.userId));
  return rows.map((row) => row.userId);
}

/** Channels in which the person was last seen, by id. */
export async function listChannelsOfUser(
  reader: Reader,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<readonly ChannelId[]> {
  const { channelMembers } = reader.t;
  const rows = await reader.q
    .select({ channelId: channelMembers.channelId })
    .from(channelMembers)
    .where(and(eq(channelMembers.workspaceId, workspaceId), eq(channelMembers.userId, userId)))
    .orderBy(asc(channelMembers.channelId));
  return rows.map((row) => row.channelId);
}

/** Makes the members exactly these, as read from Slack at `readAt`. The channel must be known. */
export async function replaceMembers(
  tx: Tx,
  workspaceId: WorkspaceId,
  read: { readonly channelId: ChannelId; readonly userIds: readonly UserId[]; readonly readAt: number },
): Promise<void> {
  const { channels, channelMembers } = tx.t;
  const { channelId, readAt } = read;
  const wanted = new Set(read.userIds);
  const present = new Set(await listMembers(tx, workspaceId, channelId));
  const here = and(eq(channelMembers.workspaceId, workspaceId), eq(channelMembers.channelId, channelId));
  for (const gone of chunks([...present].filter((userId) => !wanted.has(userId)))) {
    await tx.q.delete(channelMembers).where(and(here, inArray(channelMembers.userId, gone)));
  }
  for (const added of chunks([...wanted].filter((userId) => !present.has(userId)))) {
    await tx.q.insert(channelMembers).values(added.map((userId) => ({ workspaceId, channelId, userId })));
  }
  await tx.q
    .update(channels)
    .set({ membersReadAt: readAt })
    .where(and(eq(channels.workspaceId, workspaceId), eq(channels.id, channelId)));
}

/** Idempotent. */
export async function addMember(tx: Tx, workspaceId: WorkspaceId, membership: Membership): Promise<void> {
  await tx.q
    .insert(tx.t.channelMembers)
    .values({ workspaceId, ...membership })
    .onConflictDoNothing();
}

/** Idempotent. */
export async function removeMember(tx: Tx, workspaceId: WorkspaceId, membership: Membership): Promise<void> {
  const { channelMembers } = tx.t;
  const { channelId, userId } = membership;
  await tx.q
    .delete(channelMembers)
    .where(
      and(
        eq(channelMembers.workspaceId, workspaceId),
        eq(channelMembers.channelId, channelId),
        eq(channelMembers.userId, userId),
      ),
    );
}
