// Votes as other slices read them: one with its result, and those in which something stood.
import type { Reader } from '../../db/types.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import type { CandidateId, ItemId, ProductId, VoteId } from '../../kernel/ids.ts';
import { type Difference, differences } from '../../tally/by-group.ts';
import { permit, visibleProducts } from '../products/index.ts';
import {
  type Candidate,
  placesOf,
  type Turnout,
  type Vote,
  type VoteMethod,
  type VoteResult,
  type VoteStatus,
} from './model.ts';
import { countTurnout, findVote, selectCandidates, selectClosedBetween, selectVotes, selectVotesOn } from './store.ts';

export interface VoteOutcome {
  readonly id: VoteId;
  readonly number: number;
  readonly productId: ProductId;
  readonly question: string;
  readonly method: VoteMethod;
  readonly isAnonymous: boolean;
  readonly status: VoteStatus;
  /** Epoch ms; null while open. */
  readonly closedAt: number | null;
  readonly turnout: Turnout;
  /** In the order shown to voters. */
  readonly candidates: readonly Candidate[];
  /** Best first, tied candidates together; empty until closed. */
  readonly tiers: VoteResult['tiers'];
  /** In the order of the result; empty until closed. */
  readonly scores: VoteResult['scores'];
  readonly quorum: VoteResult['quorum'];
  /** Turnout by function; empty until closed. */
  readonly turnoutByFunction: VoteResult['turnout'];
  /** Functions that may be shown apart; empty until closed. */
  readonly perFunction: VoteResult['perFunction'];
  /** Where those functions differ, widest gap first. */
  readonly differences: readonly Difference<CandidateId>[];
  readonly ballotsToChange: number | null;
}

/** Undefined when there is no such vote; throws `not_found` for one of a product the acting person may not see. */
export async function resultOf(reader: Reader, ctx: Ctx, id: VoteId): Promise<VoteOutcome | undefined> {
  const vote = await findVote(reader, ctx.workspaceId, id);
  if (!vote) return undefined;
  await permit(reader, ctx, vote.productId, 'product.read');
  return outcomeOf(reader, ctx, vote);
}

async function outcomeOf(reader: Reader, ctx: Ctx, vote: Vote): Promise<VoteOutcome> {
  const { id, number, productId, question, rules, isAnonymous, status, closedAt, result } = vote;
  const candidates = await selectCandidates(reader, ctx.workspaceId, id);
  const perFunction = result?.perFunction ?? [];
  return {
    ...{
      id,
      number,
      productId,
      question,
      method: rules.method,
      isAnonymous,
      status,
      closedAt,
      candidates,
      perFunction,
    },
    turnout: await countTurnout(reader, ctx.workspaceId, id),
    tiers: result?.tiers ?? [],
    scores: result?.scores ?? [],
    quorum: result?.quorum ?? null,
    turnoutByFunction: result?.turnout ?? [],
    differences: differences(
      candidates.map((candidate) => candidate.id),
      perFunction,
    ),
    ballotsToChange: result?.ballotsToChange ?? null,
  };
}

/** One candidate's part in one vote. */
export interface CandidateOutcome {
  readonly vote: VoteOutcome;
  readonly candidate: Candidate;
  /** 1 is first; undefined until closed. Tied candidates share a place. */
  readonly place: number | undefined;
  readonly isTied: boolean;
  readonly difference: Difference<CandidateId> | undefined;
}

export type Wanted = { readonly refs: readonly string[] } | { readonly itemIds: readonly ItemId[] };

/** Votes, not the cancelled ones, in which one of these stood and which the acting person may see; newest first, at most 200. */
export async function votesOn(reader: Reader, ctx: Ctx, wanted: Wanted): Promise<readonly CandidateOutcome[]> {
  const visible = new Set((await visibleProducts(reader, ctx)).map((product) => product.id));
  const found = await selectVotesOn(reader, ctx.workspaceId, wanted);
  const outcomes = new Map<VoteId, VoteOutcome>();
  const standings: CandidateOutcome[] = [];
  for (const { vote, candidateId } of found) {
    if (!visible.has(vote.productId)) continue;
    const outcome = outcomes.get(vote.id) ?? (await outcomeOf(reader, ctx, vote));
    outcomes.set(vote.id, outcome);
    const candidate = outcome.candidates.find((each) => each.id === candidateId);
    if (candidate) standings.push(standing(outcome, candidate));
  }
  return standings;
}

function standing(vote: VoteOutcome, candidate: Candidate): CandidateOutcome {
  return {
    vote,
    candidate,
    place: placesOf(vote.tiers).get(candidate.id),
    isTied: vote.tiers.some((tier) => tier.length > 1 && tier.includes(candidate.id)),
    difference: vote.differences.find((difference) => difference.item === candidate.id),
  };
}

/** Open votes on these items, each item with the numbers of its votes; one query however many items. */
export async function openVotesOn(
  reader: Reader,
  ctx: Ctx,
  itemIds: readonly ItemId[],
): Promise<ReadonlyMap<ItemId, readonly number[]>> {
  const marks = new Map<ItemId, number[]>();
  if (itemIds.length === 0) return marks;
  for (const { vote, itemId } of await selectVotesOn(reader, ctx.workspaceId, { itemIds, status: 'open' })) {
    if (itemId !== null) marks.set(itemId, [...(marks.get(itemId) ?? []), vote.number]);
  }
  return marks;
}

const LISTED = 20;

/** For digests: what a product's people can vote on now, by deadline. */
export function openVotesOf(reader: Reader, ctx: Ctx, productId: ProductId): Promise<readonly Vote[]> {
  return selectVotes(reader, ctx.workspaceId, { productId, status: 'open', limit: LISTED });
}

/** For digests: results of the period, newest first. */
export async function closedVotesOf(
  reader: Reader,
  ctx: Ctx,
  period: { readonly productId: ProductId; readonly from: number; readonly until: number },
): Promise<readonly VoteOutcome[]> {
  const outcomes = [];
  for (const vote of await selectClosedBetween(reader, ctx.workspaceId, { ...period, limit: LISTED })) {
    outcomes.push(await outcomeOf(reader, ctx, vote));
  }
  return outcomes;
}
