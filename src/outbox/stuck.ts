// What an admin sees of the outbox: messages that were given up, and how long the oldest one waits.
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { OutboxStatus } from '../db/tables/core.ts';
import type { AppCtx, Reader, Tx } from '../db/types.ts';
import type { ChannelId, OutboxId, UserId, WorkspaceId } from '../kernel/ids.ts';

export interface StuckMessage {
  readonly id: OutboxId;
  readonly key: string;
  /** `unknown`: it may have been posted, look before sending it again. */
  readonly status: OutboxStatus;
  readonly reason: string | null;
  readonly channel: ChannelId | null;
  readonly userId: UserId | null;
  /** Epoch ms. */
  readonly since: number;
}

/** Messages that will not be sent by themselves, newest first, at most 100. */
export async function listStuck(reader: Reader, workspaceId: WorkspaceId): Promise<StuckMessage[]> {
  const { outbox } = reader.t;
  return reader.q
    .select({
      id: outbox.id,
      key: outbox.key,
      status: outbox.status,
      reason: outbox.error,
      channel: outbox.channel,
      userId: outbox.userId,
      since: outbox.updatedAt,
    })
    .from(outbox)
    .where(and(eq(outbox.workspaceId, workspaceId), inArray(outbox.status, ['failed', 'unknown'])))
    .orderBy(desc(outbox.updatedAt))
    .limit(100);
}

/** When the oldest message that still waits was enqueued (epoch ms), for readiness and metrics. */
export async function oldestWaiting(reader: Reader): Promise<number | undefined> {
  const { outbox } = reader.t;
  const [oldest] = await reader.q
    .select({ at: outbox.createdAt })
    .from(outbox)
    .where(and(inArray(outbox.status, ['pending', 'sending']), eq(outbox.op, 'post')))
    .orderBy(asc(outbox.createdAt))
    .limit(1);
  return oldest?.at;
}

/** Makes every message that was given up due again, its attempts forgotten; answers how many. Wakes the sender. */
export async function reviveMessages(tx: Tx, ctx: AppCtx): Promise<number> {
  const { outbox } = tx.t;
  const now = ctx.now();
  const revived = await tx.q
    .update(outbox)
    .set({ status: 'pending', attempts: 0, error: null, nextAt: now, updatedAt: now })
    .where(and(eq(outbox.workspaceId, ctx.workspaceId), inArray(outbox.status, ['failed', 'unknown'])))
    .returning({ id: outbox.id });
  tx.afterCommit(() => ctx.wake?.('outbox'));
  return revived.length;
}
