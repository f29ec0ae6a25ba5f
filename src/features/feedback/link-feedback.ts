// Says which items a piece of feedback is evidence for. Absolute: the list given is the list that holds.
import { record } from '../../db/activity.ts';
import type { AppCtx, Tx } from '../../db/types.ts';
import { requireUser } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { FeedbackId, ItemId } from '../../kernel/ids.ts';
import { formatRef } from '../../kernel/refs.ts';
import { permit } from '../products/index.ts';
import { itemsOfProduct, refreshBoards } from '../roadmap/index.ts';
import type { Feedback } from './model.ts';
import { deleteLinks, findFeedback, insertLinks, selectLinks, updateFeedbackIf } from './store.ts';

/** Throws `not_found` for items that are not there, not visible or of another product; changes nothing then. */
export async function linkFeedback(
  ctx: AppCtx,
  input: { id: FeedbackId; itemIds: readonly ItemId[] },
): Promise<Feedback> {
  return ctx.db.tx(async (tx) => {
    const feedback = await findFeedback(tx, ctx.workspaceId, input.id);
    if (!feedback) throw refusal('not_found', 'This feedback is not there any more.');
    await permit(tx, ctx, feedback.productId, 'feedback.triage');
    const before = await selectLinks(tx, ctx.workspaceId, feedback.id);
    const removed = before.filter((itemId) => !input.itemIds.includes(itemId));
    await deleteLinks(tx, ctx.workspaceId, { feedbackId: feedback.id, itemIds: removed });
    return linkItems(tx, ctx, { feedback, itemIds: input.itemIds });
  });
}

/** Inside the transaction of a caller that permitted it: links what is not linked yet and sets the status by what remains. Throws as above. */
export async function linkItems(
  tx: Tx,
  ctx: AppCtx,
  link: { feedback: Feedback; itemIds: readonly ItemId[] },
): Promise<Feedback> {
  const { feedback } = link;
  const items = await itemsOfProduct(tx, ctx, { productId: feedback.productId, ids: link.itemIds });
  const linkedBy = requireUser(ctx);
  const itemIds = items.map((item) => item.id);
  const added = await insertLinks(tx, ctx.workspaceId, {
    feedbackId: feedback.id,
    itemIds,
    linkedBy,
    linkedAt: ctx.now(),
  });
  const status = itemIds.length > 0 ? 'linked' : 'new';
  const change = { id: feedback.id, version: feedback.version, status, archivedWhy: null } as const;
  if (!(await updateFeedbackIf(tx, ctx.workspaceId, change))) {
    throw refusal('conflict', 'Somebody sorted this feedback at the same moment. Look at it again.');
  }
  if (added.length > 0) {
    await record(tx, ctx, {
      kind: 'feedback.linked',
      subject: { kind: 'feedback', id: feedback.id },
      productId: feedback.productId,
      data: { ref: formatRef('feedback', feedback.number), items: items.map((item) => item.ref) },
    });
  }
  await refreshBoards(tx, ctx, feedback.productId);
  return { ...feedback, status, version: feedback.version + 1 };
}
