// Logs a decision, proposed or decided, and supersedes the one it replaces.
import { record } from '../../db/activity.ts';
import { nextNumber } from '../../db/counters.ts';
import type { AppCtx, Tx } from '../../db/types.ts';
import { requireUser } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { DecisionId, ProductId, UserId, VoteId } from '../../kernel/ids.ts';
import { formatRef } from '../../kernel/refs.ts';
import { post, refresh } from '../../outbox/enqueue.ts';
import { mayBeToldIn, permit } from '../products/index.ts';
import { itemsOfProduct } from '../roadmap/index.ts';
import { resultOf } from '../votes/index.ts';
import { en } from './messages.ts';
import { canSupersede, type Decision, type DecisionInput, foldedDecision } from './model.ts';
import { findDecision, findDecisionOfVote, insertDecision, updateStatusIf } from './store.ts';

export const cardKind = 'decisions.card';

/**
 * Idempotent by `input.id`: a second submit answers the decision that stands. Throws `conflict` when the decision to
 * supersede was superseded meanwhile or was never decided, `not_found` for items, a vote or a decision of another product, and `conflict` for a vote that became a decision already. The
 * card of a private product is posted in its own channels only.
 */
export async function logDecision(ctx: AppCtx, input: DecisionInput): Promise<Decision> {
  const createdBy = requireUser(ctx);
  return ctx.db.tx(async (tx) => {
    const logged = await findDecision(tx, ctx.workspaceId, input.id);
    const product = await permit(tx, ctx, logged?.productId ?? input.productId, 'decision.log');
    if (logged) return logged;
    await itemsOfProduct(tx, ctx, { productId: product.id, ids: input.items });
    if (input.voteId) await checkVote(tx, ctx, { voteId: input.voteId, productId: product.id });
    const { postIn: wanted } = input;
    const postIn = wanted && (await mayBeToldIn(tx, ctx, { product, ...wanted })) ? wanted : undefined;
    await write(tx, ctx, { ...input, postIn, driver: input.driver ?? createdBy, createdBy });
    const decision = await findDecision(tx, ctx.workspaceId, input.id);
    if (!decision) throw new Error('a decision just written is not there');
    return decision;
  });
}

/** A vote becomes one decision: of two people who draft it at once, the second is told which. */
async function checkVote(
  tx: Tx,
  ctx: AppCtx,
  { voteId, productId }: { voteId: VoteId; productId: ProductId },
): Promise<void> {
  const vote = await resultOf(tx, ctx, voteId);
  if (vote?.productId !== productId) throw refusal('not_found', en.draft.voteGone);
  const drafted = await findDecisionOfVote(tx, ctx.workspaceId, voteId);
  if (drafted) throw refusal('conflict', en.draft.alreadyDecided(formatRef('decision', drafted.number)));
}

async function write(tx: Tx, ctx: AppCtx, input: DecisionInput & { driver: UserId; createdBy: UserId }): Promise<void> {
  const number = await nextNumber(tx, ctx, 'decision');
  const row = { ...input, number, folded: foldedDecision(input), createdAt: ctx.now() };
  await insertDecision(tx, ctx.workspaceId, row);
  if (input.supersedes)
    await supersede(tx, ctx, { old: input.supersedes, by: input.id, productId: input.productId, number });
  await record(tx, ctx, {
    kind: input.status === 'decided' ? 'decision.logged' : 'decision.proposed',
    subject: { kind: 'decision', id: input.id },
    productId: input.productId,
    data: { ref: formatRef('decision', number), title: input.title, choice: input.choice, items: [...input.items] },
    ...(input.reasons ? { why: input.reasons } : {}),
  });
  if (!input.postIn) return;
  const content = { kind: cardKind, subject: input.id };
  await post(tx, ctx, { key: `decisions.card:${input.id}`, to: { channel: input.postIn.channelId }, content });
}

async function supersede(
  tx: Tx,
  ctx: AppCtx,
  change: { old: DecisionId; by: DecisionId; productId: ProductId; number: number },
): Promise<void> {
  const old = await findDecision(tx, ctx.workspaceId, change.old);
  if (old?.productId !== change.productId) {
    throw refusal('not_found', 'The decision you are replacing is not there any more.');
  }
  const ref = formatRef('decision', old.number);
  const replaced = { id: old.id, from: 'decided', to: 'superseded', supersededBy: change.by } as const;
  if (!canSupersede(old) || !(await updateStatusIf(tx, ctx.workspaceId, replaced))) {
    throw refusal(
      'conflict',
      `${ref} can’t be replaced: it is ${old.status}. Look at /roadmap ${ref} for what stands now.`,
    );
  }
  await record(tx, ctx, {
    kind: 'decision.superseded',
    subject: { kind: 'decision', id: old.id },
    productId: old.productId,
    data: { ref, title: old.title, by: formatRef('decision', change.number) },
  });
  await refresh(tx, ctx, { kind: cardKind, subject: old.id });
}
