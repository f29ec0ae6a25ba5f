// Casts or changes a ballot. In an anonymous vote the ballot and the mark "has voted" are written in one transaction
// and share nothing else: no id, no time, no order, no activity.
import type { AppCtx, Tx } from '../../db/types.ts';
import { requireUser } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { UserId, VoteId } from '../../kernel/ids.ts';
import { refresh } from '../../outbox/enqueue.ts';
import { chooseTrade, tradesOf } from '../settings/index.ts';
import { type BallotProblem, problemOf, SMALLEST_GROUP, withoutZeroes } from './ballot-model.ts';
import {
  countElectorsOfTrade,
  findBallot,
  insertBallot,
  rewriteBallots,
  type StoredBallot,
  selectBallots,
  updateBallot,
  updateElectorTrade,
  updateHasVotedIf,
} from './ballot-store.ts';
import { close } from './close-vote.ts';
import { en } from './messages.ts';
import { type Choices, takesBallots, type Vote } from './model.ts';
import { countTurnout, selectCandidates } from './store.ts';
import { keyOf, loadForVoter, type Voter } from './voter.ts';

export interface BallotInput {
  readonly voteId: VoteId;
  readonly choices: Choices;
  readonly reason: string;
  /** Of an anonymous ballot: made when its form opened. */
  readonly secret?: string | undefined;
  /** The function of somebody who had none. */
  readonly trade?: string | undefined;
}

export type Cast =
  | { readonly kind: 'cast'; readonly vote: Vote; readonly isNew: boolean }
  | { readonly kind: 'closed'; readonly vote: Vote }
  /** Anonymous, and this secret opens none of the ballots: they voted with another one. */
  | { readonly kind: 'voted-otherwise'; readonly vote: Vote };

/**
 * Idempotent by secret (anonymous) or person (named): casting again changes the ballot, never adds one.
 * Throws `forbidden` for people outside the electorate, `invalid` with the candidate's id as field for a bad ballot.
 */
export async function castBallot(ctx: AppCtx, input: BallotInput): Promise<Cast> {
  const { trade } = input;
  // On its own, so that the person's row and the ballot never carry the same transaction.
  if (trade !== undefined) await ctx.db.tx((tx) => chooseTrade(tx, ctx, { userId: requireUser(ctx), trade }));
  return ctx.db.tx(async (tx) => {
    const voter = await loadForVoter(tx, ctx, input.voteId);
    const { vote } = voter;
    if (!takesBallots(vote, ctx.now())) return { kind: 'closed', vote };
    await refuseBad(tx, ctx, { vote, choices: input.choices });
    return cast(tx, ctx, { voter, input });
  });
}

async function cast(tx: Tx, ctx: AppCtx, act: { voter: Voter; input: BallotInput }): Promise<Cast> {
  const { vote, elector } = act.voter;
  const { choices, reason, secret } = act.input;
  const key = keyOf(vote, { userId: elector.userId, secret });
  if (key === undefined) throw refusal('invalid', en.refused.wrongReceipt);
  const old = await findBallot(tx, ctx.workspaceId, { voteId: vote.id, key });
  if (!old && elector.hasVoted && vote.isAnonymous) return { kind: 'voted-otherwise', vote };
  const ballot: StoredBallot = {
    key,
    voter: vote.isAnonymous ? null : elector.userId,
    trade: old ? old.trade : await tradeOnBallot(tx, ctx, act.voter),
    choices: withoutZeroes(choices),
    reason: vote.asksReason && reason !== '' ? reason : null,
  };
  await store(tx, ctx, { vote, ballot, isNew: !old });
  if (old) return { kind: 'cast', vote, isNew: false };
  await markVoted(tx, ctx, { vote, userId: elector.userId });
  return { kind: 'cast', vote: await closeIfAllVoted(tx, ctx, vote), isNew: true };
}

async function refuseBad(tx: Tx, ctx: AppCtx, ballot: { readonly vote: Vote; readonly choices: Choices }) {
  const { vote, choices } = ballot;
  const candidates = await selectCandidates(tx, ctx.workspaceId, vote.id);
  const found = problemOf(choices, { rules: vote.rules, candidates });
  if (!found) return;
  const sentence = sentenceOf(found.problem);
  throw refusal('invalid', sentence, { [found.candidate]: sentence });
}

function sentenceOf(problem: BallotProblem): string {
  const words = en.refused.ballot;
  switch (problem.kind) {
    case 'unknown':
      return words.unknown;
    case 'amount':
    case 'count':
      return words.amount;
    case 'cap':
      return words.cap(problem.cap, problem.given);
    case 'budget':
      return words.budget(problem.budget, problem.spent);
  }
}

/** Keeps the elector's function up to date, and puts it on the ballot where it points at no fewer than three people. */
async function tradeOnBallot(tx: Tx, ctx: AppCtx, { vote, elector }: Voter): Promise<string | null> {
  const { userId } = elector;
  const trade = elector.trade ?? (await tradesOf(tx, ctx, [userId])).get(userId) ?? null;
  if (trade === null) return null;
  if (elector.trade === null) await updateElectorTrade(tx, ctx.workspaceId, { voteId: vote.id, userId, trade });
  if (!vote.isAnonymous) return trade;
  const size = await countElectorsOfTrade(tx, ctx.workspaceId, { voteId: vote.id, trade });
  return size >= SMALLEST_GROUP ? trade : null;
}

/** Up to this many, all anonymous ballots are written anew with each one, so that none stands out as the latest. */
const REWRITE_UP_TO = 100;

async function store(tx: Tx, ctx: AppCtx, entry: { vote: Vote; ballot: StoredBallot; isNew: boolean }): Promise<void> {
  const { vote, ballot, isNew } = entry;
  const voteId = vote.id;
  if (vote.isAnonymous && (await countTurnout(tx, ctx.workspaceId, voteId)).voted < REWRITE_UP_TO) {
    const others = (await selectBallots(tx, ctx.workspaceId, voteId)).filter((each) => each.key !== ballot.key);
    await rewriteBallots(tx, ctx.workspaceId, { voteId, ballots: [...others, ballot] });
  } else if (isNew) await insertBallot(tx, ctx.workspaceId, { voteId, ...ballot });
  else await updateBallot(tx, ctx.workspaceId, { voteId, ...ballot });
}

async function markVoted(tx: Tx, ctx: AppCtx, { vote, userId }: { vote: Vote; userId: UserId }): Promise<void> {
  const isMarked = await updateHasVotedIf(tx, ctx.workspaceId, { voteId: vote.id, userId, hasVoted: true });
  if (!isMarked && vote.isAnonymous) throw new Error(`${vote.id}: a second anonymous ballot for one elector`);
  await refresh(tx, ctx, { kind: 'votes.card', subject: vote.id });
}

async function closeIfAllVoted(tx: Tx, ctx: AppCtx, vote: Vote): Promise<Vote> {
  if (!vote.closesWhenAllVoted) return vote;
  const { voted, electors } = await countTurnout(tx, ctx.workspaceId, vote.id);
  return voted < electors ? vote : close(tx, ctx, { vote, cause: 'all-voted', why: en.close.allVoted });
}
