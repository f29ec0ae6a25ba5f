// SQL of ranks: no versions change here, ranks are not part of the form.
import { and, between, eq, ne, sql } from 'drizzle-orm';
import type { Reader, Tx } from '../../db/types.ts';
import type { ProductId, WorkspaceId } from '../../kernel/ids.ts';
import type { Horizon, Item } from './model.ts';
import type { RankChange, Shift } from './rank-model.ts';

interface InHorizon {
  readonly productId: ProductId;
  readonly horizon: Horizon;
}

/** 0 for an empty horizon. */
export async function lastRank(reader: Reader, workspaceId: WorkspaceId, place: InHorizon): Promise<number> {
  const { items } = reader.t;
  const [row] = await reader.q
    .select({ last: sql<number | null>`max(${items.rank})` })
    .from(items)
    .where(
      and(eq(items.workspaceId, workspaceId), eq(items.productId, place.productId), eq(items.horizon, place.horizon)),
    );
  return Number(row?.last ?? 0);
}

/** Shifts the ranks of the others. */
export async function applyShifts(
  tx: Tx,
  workspaceId: WorkspaceId,
  move: { readonly item: Item; readonly shifts: readonly Shift[] },
): Promise<void> {
  const { items } = tx.t;
  for (const shift of move.shifts) {
    await tx.q
      .update(items)
      .set({ rank: sql`${items.rank} + ${shift.by}` })
      .where(
        and(
          eq(items.workspaceId, workspaceId),
          eq(items.productId, move.item.productId),
          eq(items.horizon, shift.horizon),
          between(items.rank, shift.first, shift.last),
          ne(items.id, move.item.id),
        ),
      );
  }
}

export async function updateRanks(
  tx: Tx,
  workspaceId: WorkspaceId,
  changes: readonly Pick<RankChange, 'id' | 'to'>[],
): Promise<void> {
  const { items } = tx.t;
  for (const { id, to } of changes) {
    await tx.q
      .update(items)
      .set({ rank: to })
      .where(and(eq(items.workspaceId, workspaceId), eq(items.id, id)));
  }
}
