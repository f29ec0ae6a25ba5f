// Says where a person stands on a decision. One voice each, changeable; absolute, so saying it twice changes nothing.
import type { AppCtx } from '../../db/types.ts';
import { requireUser } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { DecisionId } from '../../kernel/ids.ts';
import { formatRef } from '../../kernel/refs.ts';
import { refresh } from '../../outbox/enqueue.ts';
import { permit } from '../products/index.ts';
import { cardKind } from './log-decision.ts';
import { type Decision, type Stance, takesVoices } from './model.ts';
import { findDecision, upsertVoice } from './store.ts';

export interface StanceInput {
  readonly decisionId: DecisionId;
  readonly stance: Stance;
  /** Needed with `concern`. */
  readonly concern: string | null;
}

/** Throws `invalid` for a concern without words, `precondition` once the decision no longer stands. */
export async function voiceStance(ctx: AppCtx, input: StanceInput): Promise<Decision> {
  const userId = requireUser(ctx);
  if (input.stance === 'concern' && !input.concern) {
    throw refusal('invalid', 'Please say what concerns you.', { concern: 'Please say what concerns you.' });
  }
  return ctx.db.tx(async (tx) => {
    const decision = await findDecision(tx, ctx.workspaceId, input.decisionId);
    if (!decision) throw refusal('not_found', 'This decision is not there any more.');
    await permit(tx, ctx, decision.productId, 'decision.voice');
    if (!takesVoices(decision.status)) {
      const ref = formatRef('decision', decision.number);
      throw refusal('precondition', `${ref} was ${decision.status}, so it takes no more voices. See /roadmap ${ref}.`);
    }
    const { stance, concern, decisionId } = input;
    await upsertVoice(tx, ctx.workspaceId, { userId, stance, concern, decisionId, at: ctx.now() });
    await refresh(tx, ctx, { kind: cardKind, subject: decision.id });
    return decision;
  });
}
