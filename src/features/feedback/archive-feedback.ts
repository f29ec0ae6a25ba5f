// Puts feedback aside with a reason; it stays findable and can be linked again.
import { record } from '../../db/activity.ts';
import type { AppCtx } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { FeedbackId } from '../../kernel/ids.ts';
import { formatRef } from '../../kernel/refs.ts';
import { permit } from '../products/index.ts';
import { refreshBoards } from '../roadmap/index.ts';
import type { Feedback } from './model.ts';
import { findFeedback, updateFeedbackIf } from './store.ts';

/** Idempotent: archiving again changes the reason alone. */
export async function archiveFeedback(ctx: AppCtx, input: { id: FeedbackId; why: string }): Promise<Feedback> {
  return ctx.db.tx(async (tx) => {
    const feedback = await findFeedback(tx, ctx.workspaceId, input.id);
    if (!feedback) throw refusal('not_found', 'This feedback is not there any more.');
    await permit(tx, ctx, feedback.productId, 'feedback.triage');
    const { id, version } = feedback;
    await updateFeedbackIf(tx, ctx.workspaceId, { id, version, status: 'archived', archivedWhy: input.why });
    await record(tx, ctx, {
      kind: 'feedback.archived',
      subject: { kind: 'feedback', id },
      productId: feedback.productId,
      data: { ref: formatRef('feedback', feedback.number) },
      why: input.why,
    });
    await refreshBoards(tx, ctx, feedback.productId);
    return { ...feedback, status: 'archived', archivedWhy: input.why, version: version + 1 };
  });
}
