// Asks the planners what recurs and is due, and enqueues it. A planner that fails hinders no other.
import type { AppCtx, Db } from '../db/types.ts';
import { describeError } from '../kernel/describe-error.ts';
import type { WorkspaceId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { enqueueAll } from './enqueue.ts';
import type { Planner } from './jobs.ts';

export interface PlanParts {
  readonly db: Db;
  readonly planners: () => readonly Planner[];
  readonly ctxOf: (workspaceId: WorkspaceId, job: string) => AppCtx;
  readonly log: Log;
}

export async function planDueWork({ db, planners, ctxOf, log }: PlanParts, now: number): Promise<void> {
  for (const planner of planners()) {
    try {
      await enqueueAll(db, await planner(db, now), (job) => ctxOf(job.workspaceId, job.kind));
    } catch (error) {
      log.error({ err: describeError(error) }, 'a planner failed, it is asked again at the next tick');
    }
  }
}
