// What an admin sees of the jobs: parked ones, and slots that were skipped because they came too late.
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { JobStatus } from '../db/tables/core.ts';
import type { AppCtx, Reader, Tx } from '../db/types.ts';
import type { JobId, WorkspaceId } from '../kernel/ids.ts';

export interface StuckJob {
  readonly id: JobId;
  readonly kind: string;
  readonly key: string;
  readonly status: JobStatus;
  readonly reason: string | null;
  /** Epoch ms. */
  readonly since: number | null;
}

/** Jobs that will not run by themselves, newest first, at most 100. */
export async function listStuckJobs(reader: Reader, workspaceId: WorkspaceId): Promise<StuckJob[]> {
  const { jobs } = reader.t;
  return reader.q
    .select({
      id: jobs.id,
      kind: jobs.kind,
      key: jobs.key,
      status: jobs.status,
      reason: jobs.error,
      since: jobs.finishedAt,
    })
    .from(jobs)
    .where(and(eq(jobs.workspaceId, workspaceId), inArray(jobs.status, ['parked', 'skipped'])))
    .orderBy(desc(jobs.runAt))
    .limit(100);
}

/** Makes every parked job due again, its attempts forgotten; answers how many. Wakes the runner. */
export async function reviveJobs(tx: Tx, ctx: AppCtx): Promise<number> {
  const { jobs } = tx.t;
  const revived = await tx.q
    .update(jobs)
    .set({ status: 'waiting', attempts: 0, error: null, runAt: ctx.now(), finishedAt: null })
    .where(and(eq(jobs.workspaceId, ctx.workspaceId), eq(jobs.status, 'parked')))
    .returning({ id: jobs.id });
  tx.afterCommit(() => ctx.wake?.('jobs'));
  return revived.length;
}
