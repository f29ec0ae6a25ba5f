// What verbs call, in their own transaction, to have something done at a time. Writes a row, runs nothing.
import { insist } from '../db/insist.ts';
import type { AppCtx, Db, Tx } from '../db/types.ts';
import type { DueJob } from './jobs.ts';

/** Enqueues; does nothing when the workspace has a job of this key, whatever became of it. */
export async function enqueueJob(tx: Tx, ctx: AppCtx, job: Omit<DueJob, 'workspaceId'>): Promise<void> {
  await insertJob(tx, ctx, job);
  tx.afterCommit(() => ctx.wake?.('jobs'));
}

/** Enqueues what planners found, in one transaction. `ctxOf` makes the system's context of a workspace. */
export async function enqueueAll(db: Db, due: readonly DueJob[], ctxOf: (job: DueJob) => AppCtx): Promise<void> {
  if (due.length === 0) return;
  await insist(db, async (tx) => {
    for (const job of due) await insertJob(tx, ctxOf(job), job);
  });
}

async function insertJob(tx: Tx, ctx: AppCtx, job: Omit<DueJob, 'workspaceId'>): Promise<void> {
  const { jobs } = tx.t;
  await tx.q
    .insert(jobs)
    .values({
      workspaceId: ctx.workspaceId,
      id: ctx.newId('job'),
      kind: job.kind,
      key: job.key,
      payload: job.payload,
      runAt: job.runAt,
      status: 'waiting',
      createdAt: ctx.now(),
    })
    .onConflictDoNothing({ target: [jobs.workspaceId, jobs.key] });
}
