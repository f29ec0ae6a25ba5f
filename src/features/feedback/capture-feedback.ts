// Captures feedback, once: by the id of the form, and by the message it came from.
import { record } from '../../db/activity.ts';
import { nextNumber } from '../../db/counters.ts';
import type { AppCtx } from '../../db/types.ts';
import { requireUser } from '../../kernel/ctx.ts';
import { formatRef } from '../../kernel/refs.ts';
import { comparable, truncate } from '../../kernel/text.ts';
import { permit } from '../products/index.ts';
import { linkItems } from './link-feedback.ts';
import type { Feedback, FeedbackInput } from './model.ts';
import { findFeedback, findFeedbackOfMessage, insertFeedback } from './store.ts';

export interface Captured {
  readonly feedback: Feedback;
  /** False when it was there already: the same form again, or the same message by somebody else. */
  readonly isNew: boolean;
}

export async function captureFeedback(ctx: AppCtx, input: FeedbackInput): Promise<Captured> {
  const loggedBy = requireUser(ctx);
  return ctx.db.tx(async (tx) => {
    const { message, items, ...values } = input;
    const submitted = await findFeedback(tx, ctx.workspaceId, input.id);
    await permit(tx, ctx, submitted?.productId ?? input.productId, 'feedback.give');
    const known =
      submitted ??
      (message && (await findFeedbackOfMessage(tx, ctx.workspaceId, { productId: input.productId, ...message })));
    if (known) return { feedback: known, isNew: false };
    const number = await nextNumber(tx, ctx, 'feedback');
    const folded = comparable(`${input.text} ${input.customer ?? ''}`);
    await insertFeedback(tx, ctx.workspaceId, { ...values, message, number, folded, loggedBy, createdAt: ctx.now() });
    await record(tx, ctx, {
      kind: 'feedback.captured',
      subject: { kind: 'feedback', id: input.id },
      productId: input.productId,
      data: { ref: formatRef('feedback', number), text: truncate(input.text, 200), customer: input.customer ?? null },
    });
    const feedback = await findFeedback(tx, ctx.workspaceId, input.id);
    if (!feedback) throw new Error('feedback just written is not there');
    if (items.length === 0) return { feedback, isNew: true };
    await linkItems(tx, ctx, { feedback, itemIds: items });
    return { feedback: { ...feedback, status: 'linked' }, isNew: true };
  });
}
