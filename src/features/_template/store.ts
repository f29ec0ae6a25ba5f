// All SQL of standup notes. They live in the activity table, which suits what is only ever added; what is changed gets
// a table in src/db/tables, with a `version` and an `update…If` here that answers false when it lost a race.
import { and, asc, eq, gte, lt } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader } from '../../db/types.ts';
import { asUserId, type ProductId, type WorkspaceId } from '../../kernel/ids.ts';
import type { Note } from './model.ts';

export const NOTED = 'standup.noted';

const stored = z.object({ text: z.string() });

/** Oldest first, from `from` up to but without `until` (epoch ms); at most 1,000. */
export async function selectNotes(
  reader: Reader,
  workspaceId: WorkspaceId,
  wanted: { readonly productId: ProductId; readonly from: number; readonly until: number },
): Promise<readonly Note[]> {
  const { activity } = reader.t;
  const rows = await reader.q
    .select({ actor: activity.actor, data: activity.data, at: activity.at })
    .from(activity)
    .where(
      and(
        eq(activity.workspaceId, workspaceId),
        eq(activity.productId, wanted.productId),
        eq(activity.kind, NOTED),
        gte(activity.at, wanted.from),
        lt(activity.at, wanted.until),
      ),
    )
    .orderBy(asc(activity.at), asc(activity.id))
    .limit(1_000);
  return rows.map(({ actor, data, at }) => ({ userId: asUserId(actor), text: stored.parse(data).text, at }));
}
