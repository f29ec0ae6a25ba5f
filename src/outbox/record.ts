// What an attempt leaves in the database. Every write names the claim's fence: a sender that lost its lease while it
// was busy changes nothing, except that a living message it may have overwritten is updated once more.
import { and, eq } from 'drizzle-orm';
import { insist } from '../db/insist.ts';
import type { AppCtx, Db, Tx } from '../db/types.ts';
import type { ChannelId } from '../kernel/ids.ts';
import { updateRow } from './enqueue.ts';
import type { SenderLimits } from './limits.ts';
import type { Outcome } from './outcome.ts';
import type { NewOutboxRow, OutboxRow } from './rows.ts';

export interface Recording {
  readonly ctx: AppCtx;
  readonly limits: SenderLimits;
  /** When the call began (epoch ms). */
  readonly startedAt: number;
}

/**
 * Notes that the message is about to leave and renews the lease. False when another sender has the row: nothing may be
 * sent then.
 */
export async function noteAttempt(db: Db, row: OutboxRow, at: { now: number; leaseMs: number; channel: ChannelId }) {
  return insist(db, async (tx) => {
    const change = {
      firstTriedAt: row.firstTriedAt ?? at.now,
      leaseUntil: at.now + at.leaseMs,
      sentChannel: at.channel,
      updatedAt: at.now,
    };
    return (await changeMine(tx, row, change)) !== undefined;
  });
}

/** Records a sent message; a living one becomes known by its place and time. */
export async function recordSent(db: Db, row: OutboxRow, how: Recording & { sent: Outcome & { kind: 'sent' } }) {
  const { ctx, sent, limits, startedAt } = how;
  return insist(db, async (tx) => {
    const mine = await changeMine(tx, row, {
      ...finished('sent', ctx.now(), null),
      sentChannel: sent.channel,
      sentTs: sent.ts,
      attempts: 0,
      nextAt: row.op === 'update' ? startedAt + limits.perMessageMs : ctx.now(),
    });
    if (!mine) return row.op === 'update' ? updateAfterAll(tx, ctx, row) : undefined;
    if (row.op === 'update') await repeatIfAsked(tx, mine);
    else await rememberLiving(tx, { row: mine, how, isStale: mine.again || sent.found });
  });
}

export async function recordEnd(
  db: Db,
  row: OutboxRow,
  end: { ctx: AppCtx; status: 'sent' | 'failed' | 'unknown'; reason: string },
) {
  return insist(db, async (tx) => {
    const mine = await changeMine(tx, row, {
      ...finished(end.status, end.ctx.now(), end.reason),
      nextAt: end.ctx.now(),
    });
    if (mine?.op === 'update') await repeatIfAsked(tx, mine);
  });
}

export interface Postponement {
  readonly ctx: AppCtx;
  readonly nextAt: number;
  readonly reason: string;
  readonly attempts: number;
  readonly mayHaveArrived: boolean;
}

/** Back to waiting; while the message may have arrived, the time of the first attempt is kept to look for it. */
export async function recordPostponed(db: Db, row: OutboxRow, later: Postponement): Promise<void> {
  await insist(db, async (tx) => {
    await changeMine(tx, row, {
      status: 'pending',
      leaseUntil: null,
      nextAt: later.nextAt,
      attempts: later.attempts,
      error: later.reason,
      updatedAt: later.ctx.now(),
      ...(later.mayHaveArrived ? {} : { firstTriedAt: null }),
    });
  });
}

/** Slack says the message is gone: it is never updated again, so its row goes too. */
export async function recordGone(db: Db, row: OutboxRow, ctx: AppCtx): Promise<void> {
  await insist(db, async (tx) => {
    const { livingMessages, outbox } = tx.t;
    if (row.livingId === null || !(await changeMine(tx, row, finished('sent', ctx.now(), 'gone')))) return;
    await tx.q
      .update(livingMessages)
      .set({ goneAt: ctx.now() })
      .where(and(eq(livingMessages.workspaceId, row.workspaceId), eq(livingMessages.id, row.livingId)));
    await tx.q.delete(outbox).where(and(eq(outbox.workspaceId, row.workspaceId), eq(outbox.id, row.id)));
  });
}

type Change = Partial<Omit<NewOutboxRow, 'workspaceId' | 'id'>>;

function finished(status: 'sent' | 'failed' | 'unknown', now: number, error: string | null): Change {
  return { status, leaseUntil: null, error, updatedAt: now };
}

/** Changes the row if this claim still holds it; undefined otherwise. */
async function changeMine(tx: Tx, row: OutboxRow, change: Change): Promise<OutboxRow | undefined> {
  const { outbox } = tx.t;
  const isMine = and(ofRow(tx, row), eq(outbox.status, 'sending'), eq(outbox.fence, row.fence));
  const [changed] = await tx.q.update(outbox).set(change).where(isMine).returning();
  return changed;
}

/** Somebody asked for an update while one was being sent. */
async function repeatIfAsked(tx: Tx, row: OutboxRow): Promise<void> {
  if (!row.again) return;
  await tx.q.update(tx.t.outbox).set({ status: 'pending', again: false, attempts: 0 }).where(ofRow(tx, row));
}

/** This sender's late call may have put an older state over a newer one. */
async function updateAfterAll(tx: Tx, ctx: AppCtx, row: OutboxRow): Promise<void> {
  const { outbox } = tx.t;
  await tx.q
    .update(outbox)
    .set({ again: true })
    .where(and(ofRow(tx, row), eq(outbox.status, 'sending')));
  await tx.q
    .update(outbox)
    .set({ status: 'pending', attempts: 0, updatedAt: ctx.now() })
    .where(and(ofRow(tx, row), eq(outbox.status, 'sent')));
}

async function rememberLiving(tx: Tx, { row, how, isStale }: { row: OutboxRow; how: Recording; isStale: boolean }) {
  const { livingKind, livingSubject, sentChannel, sentTs } = row;
  if (livingKind === null || livingSubject === null || sentChannel === null || sentTs === null) return;
  const { ctx, limits, startedAt } = how;
  const posted = {
    id: ctx.newId('message'),
    kind: livingKind,
    subject: livingSubject,
    channel: sentChannel,
    ts: sentTs,
  };
  await tx.q
    .insert(tx.t.livingMessages)
    .values({ ...posted, workspaceId: row.workspaceId, createdAt: ctx.now() })
    .onConflictDoNothing();
  if (isStale) {
    await tx.q.insert(tx.t.outbox).values({ ...updateRow(ctx, posted), nextAt: startedAt + limits.perMessageMs });
  }
}

function ofRow(tx: Tx, row: OutboxRow) {
  return and(eq(tx.t.outbox.workspaceId, row.workspaceId), eq(tx.t.outbox.id, row.id));
}
