// The runner: asks planners, claims due jobs, runs a few at a time. Any number of runners may share one database. The
// heartbeat and the timer only wake it; the injected clock and the jobs table decide what is due.
import type { AppCtx, Db } from '../db/types.ts';
import { describeError } from '../kernel/describe-error.ts';
import type { WorkspaceId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { HOUR } from '../kernel/time.ts';
import { createWorker, type SetTimer } from '../kernel/worker.ts';
import { claimJobs, forgiveSetClock, type JobRow, nextJobAt, renewLeases } from './claim.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { JobDefinition, Planner } from './jobs.ts';
import { defaultLimits, type RunnerLimits } from './limits.ts';
import { planDueWork } from './plan.ts';
import { pruneJobs } from './prune.ts';
import { type JobEnd, runJob } from './run-job.ts';

export interface RunnerParts {
  readonly db: Db;
  readonly definitions: readonly JobDefinition[];
  /** Read at every tick: slices register before the start. */
  readonly planners: () => readonly Planner[];
  /** A context whose actor is the system. */
  readonly ctxOf: (workspaceId: WorkspaceId, job: string) => AppCtx;
  readonly now: () => number;
  readonly log: Log;
  readonly setTimer: SetTimer;
  readonly heartbeat: Heartbeat;
  readonly limits?: Partial<RunnerLimits>;
  /** For metrics: how each run ended. */
  readonly onRun?: (kind: string, end: JobEnd | 'skipped') => void;
}

export interface Runner {
  /** Plans, then runs until nothing is due. */
  tick(): Promise<void>;
  start(): void;
  /** Look for due jobs now. */
  wake(): void;
  /** Claims nothing more and resolves when what runs is done, or after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** @throws Error when two jobs share a kind. */
export function createRunner(parts: RunnerParts): Runner {
  const limits: RunnerLimits = { ...defaultLimits, ...parts.limits };
  const shared: Shared = { ...parts, limits, byKind: byKind(parts.definitions), running: new Map() };
  const worker = createWorker<JobRow>({
    concurrency: limits.concurrency,
    maxSleepMs: limits.maxSleepMs,
    setTimer: parts.setTimer,
    now: parts.now,
    keyOf: (row) => row.id,
    prepare: createUpkeep(shared),
    claim: (room, running) => claim(shared, room, running),
    run: (row) => run(shared, row),
    nextAt: () => nextJobAt(parts.db.read, [...shared.byKind.keys()], parts.now()),
    onBug: (error) => parts.log.error({ err: describeError(error) }, 'the runner stumbled'),
  });
  let stopHeartbeat = (): void => {};
  return {
    tick: worker.drain,
    wake: worker.wake,
    start: () => {
      stopHeartbeat = parts.heartbeat(worker.wake);
      worker.start();
    },
    stop: (graceMs) => {
      stopHeartbeat();
      return worker.stop(graceMs);
    },
  };
}

interface Shared extends Omit<RunnerParts, 'limits'> {
  readonly limits: RunnerLimits;
  readonly byKind: ReadonlyMap<string, JobDefinition>;
  readonly running: Map<string, JobRow>;
}

async function claim(shared: Shared, room: number, running: ReadonlySet<string>): Promise<readonly JobRow[]> {
  const { db, limits, byKind: definitions, log, onRun } = shared;
  for (;;) {
    const claimed = await claimJobs(db, { room, running, now: shared.now(), limits, definitions });
    for (const { id, kind, status, error } of claimed.ended) {
      log.warn({ job: id, kind, reason: error }, `a job is ${status}`);
      onRun?.(kind, status === 'skipped' ? 'skipped' : 'parked');
    }
    if (claimed.jobs.length > 0 || claimed.ended.length === 0) return claimed.jobs;
  }
}

async function run(shared: Shared, row: JobRow): Promise<void> {
  const definition = shared.byKind.get(row.kind);
  if (!definition) return;
  shared.running.set(row.id, row);
  try {
    const ctx = shared.ctxOf(row.workspaceId, row.kind);
    const end = await runJob({ ...shared, ctx, definition }, row);
    shared.onRun?.(row.kind, end);
  } finally {
    shared.running.delete(row.id);
  }
}

/** Before every round: plan, keep leases, undo what a set clock did. Once an hour: forget what is old. */
function createUpkeep(shared: Shared): () => Promise<void> {
  const { db, limits } = shared;
  let last: number | undefined;
  return async () => {
    const now = shared.now();
    await planDueWork(shared, now);
    await forgiveSetClock(db, now, limits);
    await renewLeases(db, [...shared.running.values()], now + limits.leaseMs);
    if (last !== undefined && now >= last && now < last + HOUR) return;
    last = now;
    while (await pruneJobs(db, now - limits.keepMs));
  };
}

function byKind(definitions: readonly JobDefinition[]): ReadonlyMap<string, JobDefinition> {
  const map = new Map(definitions.map((definition) => [definition.kind, definition]));
  if (map.size < definitions.length) throw new Error('two jobs have the same kind');
  return map;
}
