// Forgets finished rows after a while. Their keys go with them: no cause of a message may come back after that long.
import { and, inArray, lt } from 'drizzle-orm';
import { insist } from '../db/insist.ts';
import type { Db } from '../db/types.ts';

/** Removes at most 500 rows finished before `before` (epoch ms); true when there may be more. */
export async function pruneOutbox(db: Db, before: number): Promise<boolean> {
  const { outbox } = db.read.t;
  const isOld = and(
    inArray(outbox.status, ['sent', 'failed', 'unknown']),
    lt(outbox.nextAt, before),
    lt(outbox.updatedAt, before),
  );
  const old = await db.read.q.select({ id: outbox.id }).from(outbox).where(isOld).limit(500);
  if (old.length === 0) return false;
  const ids = old.map((row) => row.id);
  await insist(db, async (tx) => {
    await tx.q.delete(outbox).where(and(isOld, inArray(outbox.id, ids)));
  });
  return old.length === 500;
}
