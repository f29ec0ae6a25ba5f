// The end of a day: its card loses the button. A job's verb, so nobody acts.
import type { AppCtx } from '../../db/types.ts';
import { refresh } from '../../outbox/enqueue.ts';
import { CARD } from './note-standup.ts';

/** Idempotent: the card is drawn from what is true when it is sent. */
export async function closeDay(ctx: AppCtx, subject: string): Promise<void> {
  await ctx.db.tx((tx) => refresh(tx, ctx, { kind: CARD, subject }));
}
