// Turns a proposal into a decision: its driver, its approver or a lead does. From then on the text is frozen.
import { record } from '../../db/activity.ts';
import type { AppCtx } from '../../db/types.ts';
import { requireUser } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { DecisionId } from '../../kernel/ids.ts';
import { formatRef } from '../../kernel/refs.ts';
import { refresh } from '../../outbox/enqueue.ts';
import { permit } from '../products/index.ts';
import { cardKind } from './log-decision.ts';
import type { Decision } from './model.ts';
import { findDecision, updateStatusIf } from './store.ts';

/** Idempotent: deciding what is decided answers it. Throws `precondition` for what was superseded or reversed. */
export async function decideProposal(ctx: AppCtx, id: DecisionId): Promise<Decision> {
  const userId = requireUser(ctx);
  return ctx.db.tx(async (tx) => {
    const decision = await findDecision(tx, ctx.workspaceId, id);
    if (!decision) throw refusal('not_found', 'This decision is not there any more.');
    const mayDecide = userId === decision.driver || userId === decision.approver;
    await permit(tx, ctx, decision.productId, mayDecide ? 'decision.log' : 'decision.edit');
    if (decision.status === 'decided') return decision;
    const ref = formatRef('decision', decision.number);
    const decidedAt = ctx.now();
    if (!(await updateStatusIf(tx, ctx.workspaceId, { id, from: 'proposed', to: 'decided', decidedAt }))) {
      throw refusal('precondition', `${ref} was ${decision.status} meanwhile.`);
    }
    await record(tx, ctx, {
      kind: 'decision.logged',
      subject: { kind: 'decision', id },
      productId: decision.productId,
      data: { ref, title: decision.title, choice: decision.choice },
      ...(decision.reasons ? { why: decision.reasons } : {}),
    });
    await refresh(tx, ctx, { kind: cardKind, subject: id });
    return { ...decision, status: 'decided', decidedAt };
  });
}
