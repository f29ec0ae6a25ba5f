// What verbs call, in their own transaction: post a message, refresh living ones. Writes rows and wakes the sender
// after the commit; never talks to Slack.
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { AppCtx, Tx } from '../db/types.ts';
import type { MessageTs } from '../kernel/ids.ts';
import { defaultLimits } from './limits.ts';
import type { Content, Living, Post, Target } from './outbox.ts';
import { freeze, type NewOutboxRow } from './rows.ts';

/** Enqueues one post. The same key in the workspace is posted once: a second call does nothing. */
export async function post(tx: Tx, ctx: AppCtx, message: Post): Promise<void> {
  const row: NewOutboxRow = {
    ...blankRow(ctx),
    key: message.key,
    op: 'post',
    ...targetColumns(message.to),
    ...contentColumns(message.content),
  };
  await tx.q
    .insert(tx.t.outbox)
    .values(row)
    .onConflictDoNothing({ target: [tx.t.outbox.workspaceId, tx.t.outbox.key] });
  wakeSender(tx, ctx);
}

/**
 * Marks every posted message of this kind and subject as due for an update. A message that waits for its update
 * already is updated once; one that is being posted or updated right now is updated again afterwards.
 */
export async function refresh(tx: Tx, ctx: AppCtx, living: Living): Promise<void> {
  await askAgain(tx, ctx, living);
  await wakeFinishedUpdates(tx, ctx, living);
  await insertMissingUpdates(tx, ctx, living);
  wakeSender(tx, ctx);
}

/** One posted living message, as `updateRow` needs it. */
export interface Posted extends Living {
  readonly id: NonNullable<NewOutboxRow['livingId']>;
  readonly channel: NonNullable<NewOutboxRow['channel']>;
  readonly ts: MessageTs;
}

/** The one row that carries all updates of a living message. */
export function updateRow(ctx: AppCtx, posted: Posted): NewOutboxRow {
  return {
    ...blankRow(ctx),
    key: updateKey(posted.id),
    op: 'update',
    channel: posted.channel,
    sentChannel: posted.channel,
    sentTs: posted.ts,
    livingKind: posted.kind,
    livingSubject: posted.subject,
    livingId: posted.id,
  };
}

const updateKey = (livingId: string): string => `update:${livingId}`;

/** Writes waiting rows too, so that a claim at the same moment and this transaction cannot both miss each other. */
async function askAgain(tx: Tx, ctx: AppCtx, living: Living): Promise<void> {
  await tx.q
    .update(tx.t.outbox)
    .set({ again: true, updatedAt: ctx.now() })
    .where(and(ofLiving(tx, ctx, living), inArray(tx.t.outbox.status, ['pending', 'sending'])));
}

/** `next_at` of a finished update is the earliest moment of the next one: one a second, unless the clock went back. */
async function wakeFinishedUpdates(tx: Tx, ctx: AppCtx, living: Living): Promise<void> {
  const { outbox } = tx.t;
  const latest = sql`cast(${ctx.now() + defaultLimits.perMessageMs} as bigint)`;
  await tx.q
    .update(outbox)
    .set({
      status: 'pending',
      attempts: 0,
      error: null,
      nextAt: sql`case when ${outbox.nextAt} > ${latest} then ${latest} else ${outbox.nextAt} end`,
      updatedAt: ctx.now(),
    })
    .where(and(ofLiving(tx, ctx, living), eq(outbox.op, 'update'), inArray(outbox.status, ['sent', 'failed'])));
}

async function insertMissingUpdates(tx: Tx, ctx: AppCtx, living: Living): Promise<void> {
  const { livingMessages, outbox } = tx.t;
  const ofSubject = and(
    eq(livingMessages.workspaceId, ctx.workspaceId),
    eq(livingMessages.kind, living.kind),
    eq(livingMessages.subject, living.subject),
    isNull(livingMessages.goneAt),
  );
  const posted = await tx.q.select().from(livingMessages).where(ofSubject);
  const rows = posted.map((message) => updateRow(ctx, message));
  if (rows.length === 0) return;
  await tx.q
    .insert(outbox)
    .values(rows)
    .onConflictDoNothing({ target: [outbox.workspaceId, outbox.key] });
}

function ofLiving(tx: Tx, ctx: AppCtx, living: Living) {
  const { outbox } = tx.t;
  return and(
    eq(outbox.workspaceId, ctx.workspaceId),
    eq(outbox.livingKind, living.kind),
    eq(outbox.livingSubject, living.subject),
  );
}

function blankRow(
  ctx: AppCtx,
): Pick<NewOutboxRow, 'workspaceId' | 'id' | 'status' | 'nextAt' | 'createdAt' | 'updatedAt'> {
  const now = ctx.now();
  return {
    workspaceId: ctx.workspaceId,
    id: ctx.newId('outbox'),
    status: 'pending',
    nextAt: now,
    createdAt: now,
    updatedAt: now,
  };
}

function targetColumns(to: Target): Pick<NewOutboxRow, 'channel' | 'threadTs' | 'userId'> {
  return 'user' in to ? { userId: to.user } : { channel: to.channel, threadTs: to.threadTs ?? null };
}

function contentColumns(content: Content | Living): Pick<NewOutboxRow, 'content' | 'livingKind' | 'livingSubject'> {
  if ('kind' in content) return { livingKind: content.kind, livingSubject: content.subject };
  return { content: freeze(content) };
}

function wakeSender(tx: Tx, ctx: AppCtx): void {
  tx.afterCommit(() => ctx.wake?.('outbox'));
}
