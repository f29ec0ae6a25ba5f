// Runs one claimed job and records how it ended: done, to be retried, or parked where an admin sees it.
import type { AppCtx, Db } from '../db/types.ts';
import { describeError } from '../kernel/describe-error.ts';
import type { Log } from '../kernel/log.ts';
import { retryDelay } from '../kernel/retry-schedule.ts';
import { truncate } from '../kernel/text.ts';
import { type JobChange, type JobRow, recordJob } from './claim.ts';
import type { JobDefinition } from './jobs.ts';
import type { RunnerLimits } from './limits.ts';

export type JobEnd = 'done' | 'retry' | 'parked' | 'lost';

export interface RunParts {
  readonly db: Db;
  readonly ctx: AppCtx;
  readonly definition: JobDefinition;
  readonly limits: RunnerLimits;
  readonly log: Log;
}

export async function runJob(parts: RunParts, row: JobRow): Promise<JobEnd> {
  const failure = await failureOf(parts, row);
  const end = failure ? endOfFailure(parts, row, failure.error) : done(parts.ctx.now());
  const isMine = await recordJob(parts.db, row, end.change);
  if (failure) {
    const fields = { job: row.id, kind: row.kind, attempts: row.attempts, err: describeError(failure.error) };
    if (end.kind === 'parked') parts.log.error(fields, 'a job is parked, it failed every time');
    else parts.log.warn(fields, 'a job failed and is tried again');
  }
  return isMine ? end.kind : 'lost';
}

async function failureOf({ ctx, definition }: RunParts, row: JobRow): Promise<{ error: unknown } | undefined> {
  try {
    await definition.run(ctx, row.payload);
    return undefined;
  } catch (error) {
    return { error };
  }
}

interface End {
  readonly kind: Exclude<JobEnd, 'lost'>;
  readonly change: JobChange;
}

function done(now: number): End {
  return { kind: 'done', change: { status: 'done', leaseUntil: null, finishedAt: now, error: null } };
}

function endOfFailure({ ctx, definition, limits }: RunParts, row: JobRow, error: unknown): End {
  const now = ctx.now();
  const { name, message = '' } = describeError(error);
  const told = { leaseUntil: null, error: truncate(`${name} ${message}`.trim(), 300) };
  if (row.attempts >= definition.maxAttempts) {
    return { kind: 'parked', change: { ...told, status: 'parked', finishedAt: now } };
  }
  const wait = retryDelay(limits.backoff, row.attempts, () => ctx.random());
  return { kind: 'retry', change: { ...told, status: 'waiting', runAt: now + wait } };
}
