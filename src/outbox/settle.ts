// What follows from an outcome: recorded, tried again later, given up. Waiting times are decided here.

import type { AppCtx, Db } from '../db/types.ts';
import type { Log } from '../kernel/log.ts';
import { retryDelay } from '../kernel/retry-schedule.ts';
import { LONGEST_WAIT_MS, type SenderLimits } from './limits.ts';
import type { Outcome } from './outcome.ts';
import { recordEnd, recordGone, recordPostponed, recordSent } from './record.ts';
import type { OutboxRow } from './rows.ts';

type Settled = Outcome['kind'];

export interface SettleParts {
  readonly db: Db;
  readonly ctx: AppCtx;
  readonly limits: SenderLimits;
  readonly log: Log;
}

/** Records the outcome and answers how the row stands now, for metrics. */
export async function settle(
  parts: SettleParts,
  row: OutboxRow,
  { outcome, startedAt }: { readonly outcome: Outcome; readonly startedAt: number },
): Promise<Settled> {
  const { db, ctx, limits } = parts;
  switch (outcome.kind) {
    case 'sent':
      await recordSent(db, row, { ctx, limits, startedAt, sent: outcome });
      return 'sent';
    case 'nothing':
      await recordEnd(db, row, { ctx, status: 'sent', reason: outcome.reason });
      return 'nothing';
    case 'gone':
      await recordGone(db, row, ctx);
      return 'gone';
    case 'limited':
      await postpone(parts, row, { ...outcome, reason: 'rate limited', waitMs: outcome.retryAfterMs, spent: 0 });
      return 'limited';
    case 'retry':
      return retry(parts, row, outcome);
    case 'failed':
    case 'unknown':
      return giveUp(parts, row, outcome);
    case 'lost':
      return 'lost';
  }
}

async function retry(parts: SettleParts, row: OutboxRow, outcome: Outcome & { kind: 'retry' }): Promise<Settled> {
  const { limits, ctx } = parts;
  const max = outcome.cause === 'bug' ? limits.maxAttempts : limits.maxOutageAttempts;
  if (row.attempts >= max) {
    return giveUp(parts, row, { kind: outcome.mayHaveArrived ? 'unknown' : 'failed', reason: outcome.reason });
  }
  const delay = retryDelay(limits.backoff, row.attempts, () => ctx.random());
  const waitMs = outcome.mayHaveArrived ? Math.max(delay, limits.settleMs) : delay;
  await postpone(parts, row, { ...outcome, waitMs, spent: 1 });
  return 'retry';
}

interface Wait {
  readonly reason: string;
  readonly waitMs: number;
  /** Attempts it counts as: waiting for a rate limit costs none. */
  readonly spent: 0 | 1;
  readonly mayHaveArrived: boolean;
}

function postpone({ db, ctx }: SettleParts, row: OutboxRow, wait: Wait): Promise<void> {
  const { reason, mayHaveArrived } = wait;
  const nextAt = ctx.now() + Math.min(wait.waitMs, LONGEST_WAIT_MS);
  return recordPostponed(db, row, { ctx, nextAt, reason, attempts: row.attempts - 1 + wait.spent, mayHaveArrived });
}

async function giveUp(
  { db, ctx, log }: SettleParts,
  row: OutboxRow,
  end: { readonly kind: 'failed' | 'unknown'; readonly reason: string },
): Promise<Settled> {
  await recordEnd(db, row, { ctx, status: end.kind, reason: end.reason });
  log.error({ outbox: row.id, op: row.op, key: row.key, reason: end.reason }, `a message is ${end.kind}`);
  return end.kind;
}
