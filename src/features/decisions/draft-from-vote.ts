// Drafts a decision from a closed vote: what won, by which method, with which turnout and where people parted.
import type { AppCtx } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ProductId, VoteId } from '../../kernel/ids.ts';
import { formatList } from '../../kernel/intl.ts';
import { formatRef } from '../../kernel/refs.ts';
import { truncate } from '../../kernel/text.ts';
import { getItems, type Item } from '../roadmap/index.ts';
import { resultOf, type VoteOutcome } from '../votes/index.ts';
import { en } from './messages.ts';
import { limits } from './model.ts';

export interface VoteDraft {
  readonly productId: ProductId;
  readonly title: string;
  readonly choice: string;
  readonly reasons: string;
  readonly options: string;
  /** Winners that are items. */
  readonly items: readonly Item[];
}

/** Throws `not_found` for a vote not visible, `precondition` for one still open. */
export async function draftFromVote(ctx: AppCtx, id: VoteId): Promise<VoteDraft> {
  const vote = await resultOf(ctx.db.read, ctx, id);
  if (!vote) throw refusal('not_found', en.draft.voteGone);
  if (vote.status !== 'closed') throw refusal('precondition', en.draft.stillOpen);
  const names = new Map(vote.candidates.map((candidate) => [candidate.id, nameOf(candidate)]));
  const winners = vote.tiers[0] ?? [];
  const itemIds = vote.candidates.flatMap(({ id: each, itemId }) => (winners.includes(each) && itemId ? [itemId] : []));
  return {
    productId: vote.productId,
    title: truncate(vote.question, limits.title),
    choice: truncate(formatList(winners.map((each) => names.get(each) ?? '')), limits.choice),
    reasons: truncate(reasonsOf(vote, names), limits.reasons),
    options: truncate([...names.values()].slice(0, limits.options).join('\n'), limits.detail),
    items: await getItems(ctx.db.read, ctx, itemIds),
  };
}

const nameOf = ({ ref, title }: { ref: string | null; title: string }): string => (ref ? `${ref} ${title}` : title);

function reasonsOf(vote: VoteOutcome, names: ReadonlyMap<string, string>): string {
  const { turnout, quorum, ballotsToChange, differences } = vote;
  const widest = differences[0];
  const dissent = widest && names.get(widest.item);
  return [
    en.draft.vote(formatRef('vote', vote.number), vote.method, vote.isAnonymous),
    en.draft.turnout(turnout.voted, turnout.electors),
    quorum ? en.draft.quorum(quorum.isMet) : '',
    ballotsToChange === null ? '' : en.draft.firmness(ballotsToChange),
    dissent ? en.draft.dissent(dissent) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
