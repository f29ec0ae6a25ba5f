// Takes a closed vote's result over as the rank of the items that stood in it.
import type { AppCtx } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ItemId, VoteId } from '../../kernel/ids.ts';
import { formatRef } from '../../kernel/refs.ts';
import { resultOf, type VoteOutcome } from '../votes/index.ts';
import { applyRank } from './apply-rank.ts';
import { getItems } from './find-items.ts';
import { en } from './messages.ts';
import { limits } from './model.ts';
import { orderOfTiers, type RankChange } from './rank-model.ts';

/** Items among the candidates, best first, tied ones together; empty until the vote is closed. */
export function rankedItems(vote: VoteOutcome): readonly (readonly ItemId[])[] {
  if (vote.status !== 'closed') return [];
  const items = new Map(vote.candidates.map((candidate) => [candidate.id, candidate.itemId]));
  return vote.tiers.map((tier) => tier.flatMap((id) => items.get(id) ?? [])).filter((tier) => tier.length > 0);
}

/** The changes made; none when the order holds already. Who is tied keeps the order they had. Leads only. */
export async function applyVote(ctx: AppCtx, voteId: VoteId): Promise<readonly RankChange[]> {
  const reader = ctx.db.read;
  const vote = await resultOf(reader, ctx, voteId);
  if (vote?.status !== 'closed') throw refusal('precondition', en.problems.noVote);
  const tiers = rankedItems(vote);
  if (tiers.length === 0) throw refusal('precondition', en.problems.noItemsInVote);
  const order = orderOfTiers(tiers, await getItems(reader, ctx, tiers.flat()));
  const why = en.done.appliedWhy(formatRef('vote', vote.number), vote.question).slice(0, limits.why);
  return applyRank(ctx, { productId: vote.productId, order, why, voteId });
}

/** True when there is something that `applyVote` could do. */
export async function isApplicable(ctx: AppCtx, voteId: VoteId): Promise<boolean> {
  const vote = await resultOf(ctx.db.read, ctx, voteId);
  return vote !== undefined && rankedItems(vote).length > 0;
}
