// Forgets finished jobs after a while. Their keys go with them: a planner must not answer slots that old.
import { and, inArray, lt } from 'drizzle-orm';
import { insist } from '../db/insist.ts';
import type { Db } from '../db/types.ts';

/** Removes at most 500 jobs finished before `before` (epoch ms); true when there may be more. */
export async function pruneJobs(db: Db, before: number): Promise<boolean> {
  const { jobs } = db.read.t;
  const isOld = and(
    inArray(jobs.status, ['done', 'skipped', 'parked']),
    lt(jobs.runAt, before),
    lt(jobs.finishedAt, before),
  );
  const old = await db.read.q.select({ id: jobs.id }).from(jobs).where(isOld).limit(500);
  if (old.length === 0) return false;
  const ids = old.map((row) => row.id);
  await insist(db, async (tx) => {
    await tx.q.delete(jobs).where(and(isOld, inArray(jobs.id, ids)));
  });
  return old.length === 500;
}
