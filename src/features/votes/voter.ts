// The acting person as a voter of one vote: their place in the electorate and the key of their ballot.
import type { Reader } from '../../db/types.ts';
import { type Ctx, requireUser } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { UserId, VoteId } from '../../kernel/ids.ts';
import { formatRef } from '../../kernel/refs.ts';
import { type Elector, findElector } from './ballot-store.ts';
import { loadVote } from './get-vote.ts';
import { en } from './messages.ts';
import type { Vote } from './model.ts';
import { ballotKey } from './receipt.ts';

export interface Voter {
  readonly vote: Vote;
  readonly elector: Elector;
}

/** Throws `not_found` for what the person may not see, `forbidden` outside the electorate, `precondition` once cancelled. */
export async function loadForVoter(reader: Reader, ctx: Ctx, voteId: VoteId): Promise<Voter> {
  const vote = await loadVote(reader, ctx, voteId);
  const ref = formatRef('vote', vote.number);
  if (vote.status === 'cancelled') throw refusal('precondition', en.refused.cancelled(ref));
  const elector = await findElector(reader, ctx.workspaceId, { voteId, userId: requireUser(ctx) });
  if (!elector) throw refusal('forbidden', en.refused.notElector(ref));
  return { vote, elector };
}

/** Undefined for an anonymous ballot without its secret: then nobody can say which one it is. */
export function keyOf(vote: Vote, by: { readonly userId: UserId; readonly secret: string | undefined }) {
  if (!vote.isAnonymous) return by.userId;
  return by.secret === undefined ? undefined : ballotKey(by.secret, vote.id);
}
