// Turns the living messages of one kind and subject in a channel into another kind, so that another renderer draws them
// from then on. Posts nothing: the caller asks for a refresh of the new kind.
import { and, eq, inArray, isNull, or } from 'drizzle-orm';
import type { AppCtx, Tx } from '../db/types.ts';
import type { ChannelId } from '../kernel/ids.ts';
import type { Living } from './outbox.ts';

/** How many posted messages changed. Posts and updates that wait or are under way go on under the new kind. */
export async function replaceLiving(
  tx: Tx,
  ctx: AppCtx,
  change: { readonly channelId: ChannelId; readonly from: Living; readonly to: Living },
): Promise<number> {
  const { livingMessages, outbox } = tx.t;
  const { channelId, from, to } = change;
  const replaced = await tx.q
    .update(livingMessages)
    .set({ kind: to.kind, subject: to.subject })
    .where(
      and(
        eq(livingMessages.workspaceId, ctx.workspaceId),
        eq(livingMessages.kind, from.kind),
        eq(livingMessages.subject, from.subject),
        eq(livingMessages.channel, channelId),
        isNull(livingMessages.goneAt),
      ),
    )
    .returning({ id: livingMessages.id });
  await tx.q
    .update(outbox)
    .set({ livingKind: to.kind, livingSubject: to.subject })
    .where(
      and(
        eq(outbox.workspaceId, ctx.workspaceId),
        or(eq(outbox.op, 'update'), inArray(outbox.status, ['pending', 'sending'])),
        eq(outbox.livingKind, from.kind),
        eq(outbox.livingSubject, from.subject),
        eq(outbox.channel, channelId),
      ),
    );
  return replaced.length;
}
