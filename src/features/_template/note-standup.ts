// Adds a standup note. The order of every verb: permit, then in one transaction load, let the model decide, write,
// record the activity, tell the outbox and the jobs. Builds no blocks.
import { record } from '../../db/activity.ts';
import type { AppCtx } from '../../db/types.ts';
import { enqueueJob } from '../../jobs/enqueue.ts';
import { requireUser } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ProductId } from '../../kernel/ids.ts';
import { post, refresh } from '../../outbox/enqueue.ts';
import { channelsOf, permit } from '../products/index.ts';
import { endOf, listNotes } from './list-notes.ts';
import { en } from './messages.ts';
import { checkNote, subjectOf, teamDay } from './model.ts';
import { NOTED } from './store.ts';

export const CARD = '_template.card';
export const CLOSE = '_template.close';

export interface NoteStandupInput {
  readonly productId: ProductId;
  readonly text: string;
}

/** Idempotent: the same words again change nothing. Throws `invalid`, `forbidden`, `not_found` or `precondition`. */
export async function noteStandup(ctx: AppCtx, input: NoteStandupInput): Promise<void> {
  const { productId, text } = input;
  const me = requireUser(ctx);
  checkNote(text);
  await permit(ctx.db.read, ctx, productId, 'feedback.give');
  const today = teamDay(productId, ctx.now());
  const subject = subjectOf(today);
  await ctx.db.tx(async (tx) => {
    const { notes } = await listNotes(tx, ctx, today);
    if (notes.some((note) => note.userId === me && note.text === text)) return;
    const [channel] = await channelsOf(tx, ctx, productId);
    if (!channel) throw refusal('precondition', en.noChannel);
    await record(tx, ctx, { kind: NOTED, subject: { kind: 'standup', id: subject }, productId, data: { text } });
    await post(tx, ctx, { key: `${CARD}:${subject}`, to: { channel }, content: { kind: CARD, subject } });
    await refresh(tx, ctx, { kind: CARD, subject });
    await enqueueJob(tx, ctx, { kind: CLOSE, key: `${CLOSE}:${subject}`, runAt: endOf(today), payload: { subject } });
  });
}
