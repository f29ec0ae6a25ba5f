// The numbers in refs (R-12, F-31): per workspace and kind, never given twice.
import { sql } from 'drizzle-orm';
import type { Ctx } from '../kernel/ctx.ts';
import type { WorkspaceId } from '../kernel/ids.ts';
import type { RefKind } from '../kernel/refs.ts';
import { statement } from './statement.ts';
import type { Tx } from './types.ts';

const increment = statement('counters.increment', ({ q, t }: Tx, at: { workspaceId: WorkspaceId; kind: RefKind }) =>
  q
    .insert(t.counters)
    .values({ workspaceId: at.workspaceId, kind: at.kind, last: 1 })
    .onConflictDoUpdate({
      target: [t.counters.workspaceId, t.counters.kind],
      set: { last: sql`${t.counters.last} + 1` },
    })
    .returning({ last: t.counters.last }),
);

/** The next number, 1 first. A rolled-back transaction gives its number back. */
export async function nextNumber(tx: Tx, ctx: Ctx, kind: RefKind): Promise<number> {
  const [row] = await increment(tx, { workspaceId: ctx.workspaceId, kind });
  if (!row) throw new Error(`no number for ${kind}`);
  return row.last;
}
