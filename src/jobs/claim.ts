// Which jobs this runner runs now, and what is left of them afterwards. A claim carries a lease and a fencing token and
// counts as an attempt, so a job that kills its process is parked in the end; every record names the fence.
import { and, asc, eq, gt, inArray, lt, lte, notInArray, or, type SQL } from 'drizzle-orm';
import { insist } from '../db/insist.ts';
import type { Tables } from '../db/tables/index.ts';
import type { Db, Reader, Tx } from '../db/types.ts';
import { formatDuration } from './duration.ts';
import type { JobDefinition } from './jobs.ts';
import type { RunnerLimits } from './limits.ts';

export type JobRow = Tables['jobs']['$inferSelect'];

export interface ClaimRequest {
  readonly now: number;
  readonly room: number;
  readonly limits: RunnerLimits;
  /** What this version of the program can run; other kinds wait for one that can. */
  readonly definitions: ReadonlyMap<string, JobDefinition>;
  /** Jobs this process runs: never taken over from itself. */
  readonly running: ReadonlySet<string>;
}

export interface Claimed {
  readonly jobs: readonly JobRow[];
  /** Came too late, or kept killing its runner: recorded, not run. */
  readonly ended: readonly JobRow[];
}

/** Claims at most `room` due jobs, oldest first. */
export async function claimJobs(db: Db, request: ClaimRequest): Promise<Claimed> {
  for (;;) {
    // Chosen outside of the transaction, which then touches nothing but the jobs it claims: runners rarely collide.
    const due = await dueJobs(db.read, request);
    if (due.length === 0) return { jobs: [], ended: [] };
    const changed = await insist(db, (tx) => changeAll(tx, due, request));
    const jobs = changed.filter((row) => row.status === 'running');
    // None of them: other runners were faster, and there may be more.
    if (changed.length > 0) return { jobs, ended: changed.filter((row) => row.status !== 'running') };
  }
}

/** When a job becomes due or a lease ends next (epoch ms). */
export async function nextJobAt(reader: Reader, kinds: readonly string[], now: number): Promise<number | undefined> {
  const { jobs } = reader.t;
  if (kinds.length === 0) return undefined;
  const isKnown = inArray(jobs.kind, [...kinds]);
  const [waiting] = await reader.q
    .select({ at: jobs.runAt })
    .from(jobs)
    .where(and(eq(jobs.status, 'waiting'), isKnown))
    .orderBy(asc(jobs.runAt))
    .limit(1);
  const leases = await reader.q
    .select({ at: jobs.leaseUntil })
    .from(jobs)
    .where(and(eq(jobs.status, 'running'), isKnown, gt(jobs.leaseUntil, now)));
  const times = [waiting?.at, ...leases.map((lease) => lease.at)].filter((at) => typeof at === 'number');
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** Keeps what this process still runs; a job that it lost stays lost. */
export async function renewLeases(db: Db, running: readonly JobRow[], until: number): Promise<void> {
  if (running.length === 0) return;
  await insist(db, async (tx) => {
    for (const row of running) await changeIf(tx, row, { leaseUntil: until });
  });
}

/** Records an end or a retry; false when another runner holds the job now, and nothing was changed. */
export async function recordJob(db: Db, row: JobRow, change: JobChange): Promise<boolean> {
  return insist(db, async (tx) => (await changeIf(tx, row, change)) !== undefined);
}

/** Retries that wait for a time only a clock set back explains are due now. First runs may lie months ahead. */
export async function forgiveSetClock(db: Db, now: number, limits: RunnerLimits): Promise<void> {
  const { jobs } = db.read.t;
  const beyond = and(eq(jobs.status, 'waiting'), gt(jobs.attempts, 0), gt(jobs.runAt, now + limits.backoff.capMs));
  if ((await db.read.q.select({ id: jobs.id }).from(jobs).where(beyond).limit(1)).length === 0) return;
  await insist(db, async (tx) => {
    await tx.q.update(jobs).set({ runAt: now }).where(beyond);
  });
}

export type JobChange = Partial<
  Pick<JobRow, 'status' | 'runAt' | 'attempts' | 'leaseUntil' | 'fence' | 'error' | 'finishedAt'>
>;

async function dueJobs(reader: Reader, { now, room, limits, definitions, running }: ClaimRequest): Promise<JobRow[]> {
  const { jobs } = reader.t;
  if (definitions.size === 0) return [];
  // A lease that ends further ahead than any lease lasts was given before the clock was set back.
  const expired = or(lt(jobs.leaseUntil, now), gt(jobs.leaseUntil, now + 2 * limits.leaseMs));
  const isDue = or(
    and(eq(jobs.status, 'waiting'), lte(jobs.runAt, now)),
    and(eq(jobs.status, 'running'), expired, notAmong(jobs.id, [...running])),
  );
  return reader.q
    .select()
    .from(jobs)
    .where(and(isDue, inArray(jobs.kind, [...definitions.keys()])))
    .orderBy(asc(jobs.runAt), asc(jobs.id))
    .limit(room);
}

async function changeAll(tx: Tx, due: readonly JobRow[], request: ClaimRequest): Promise<JobRow[]> {
  const changed: JobRow[] = [];
  for (const row of due) {
    const done = await changeIf(tx, row, endBeforeRunning(row, request) ?? claimOf(row, request));
    if (done) changed.push(done);
  }
  return changed;
}

function endBeforeRunning(row: JobRow, { definitions, now }: ClaimRequest): JobChange | undefined {
  const { catchUpMs = Infinity, maxAttempts = Infinity } = definitions.get(row.kind) ?? {};
  const late = now - row.runAt;
  if (late > catchUpMs) {
    return { status: 'skipped', leaseUntil: null, finishedAt: now, error: `${formatDuration(late)} late` };
  }
  if (row.attempts < maxAttempts) return undefined;
  return { status: 'parked', leaseUntil: null, finishedAt: now, error: row.error ?? 'its runner died each time' };
}

function claimOf(row: JobRow, { now, limits }: ClaimRequest): JobChange {
  return { status: 'running', fence: row.fence + 1, attempts: row.attempts + 1, leaseUntil: now + limits.leaseMs };
}

/** Changes the job if it still is as `row` says: same status, same fence. */
async function changeIf(tx: Tx, row: JobRow, change: JobChange): Promise<JobRow | undefined> {
  const { jobs } = tx.t;
  const isSame = and(
    eq(jobs.workspaceId, row.workspaceId),
    eq(jobs.id, row.id),
    eq(jobs.status, row.status),
    eq(jobs.fence, row.fence),
  );
  const [changed] = await tx.q.update(jobs).set(change).where(isSame).returning();
  return changed;
}

type Column = Parameters<typeof notInArray>[0];

function notAmong(column: Column, values: readonly string[]): SQL | undefined {
  return values.length > 0 ? notInArray(column, [...values]) : undefined;
}
