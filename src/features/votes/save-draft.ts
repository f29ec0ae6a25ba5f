// Keeps what somebody set up until they have seen the preview and open it.
import type { AppCtx } from '../../db/types.ts';
import { requireUser } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ProductId, UserId, VoteId } from '../../kernel/ids.ts';
import { formatList } from '../../kernel/intl.ts';
import { channelsOf, type Product, permit } from '../products/index.ts';
import { en } from './messages.ts';
import { isPossibleDeadline, limits, type VoteSetup } from './model.ts';
import { replaceDraft } from './store.ts';

export interface SaveDraftInput {
  readonly id: VoteId;
  readonly productId: ProductId;
  readonly setup: VoteSetup;
  /** The channel's name and members, as Slack tells them. */
  readonly channel: { readonly name: string; readonly members: readonly UserId[] };
}

/** Idempotent; takes the place of the person's earlier draft. Throws `invalid` with a sentence per field. */
export async function saveDraft(ctx: AppCtx, input: SaveDraftInput): Promise<Product> {
  const createdBy = requireUser(ctx);
  const { id, productId, setup } = input;
  checkSetup(setup, ctx.now());
  return ctx.db.tx(async (tx) => {
    const product = await permit(tx, ctx, productId, 'vote.start');
    if (product.isPrivate && !(await channelsOf(tx, ctx, productId)).includes(setup.channelId)) {
      throw invalid({ channel: en.refused.privateProduct(product.name) });
    }
    if (!input.channel.members.includes(createdBy)) {
      throw invalid({ channel: en.refused.foreignChannel(input.channel.name) });
    }
    await replaceDraft(tx, ctx.workspaceId, { id, productId, setup, createdBy, createdAt: ctx.now() });
    return product;
  });
}

/** What can be said of a vote without looking anything up; `openVote` asks again, because time has passed by then. */
export function checkSetup(setup: VoteSetup, now: number): void {
  const { rules, candidates } = setup;
  const problems: Record<string, string> = {};
  if (setup.question === '') problems.question = en.refused.noQuestion;
  if (candidates.length < limits.minCandidates) problems.typed = en.refused.fewCandidates;
  if (candidates.length > limits.maxCandidates) problems.typed = en.refused.manyCandidates(candidates.length);
  if (!isPossibleDeadline(setup.deadline, now)) problems.deadline = en.refused.deadline;
  if (rules.method === 'dots' && rules.cap !== null && rules.cap > rules.budget) {
    problems.cap = en.refused.cap(rules.budget);
  }
  if (Object.keys(problems).length > 0) throw invalid(problems);
}

const invalid = (fields: Readonly<Record<string, string>>) =>
  refusal('invalid', formatList(Object.values(fields)), fields);
