// The part votes have in screens that cut across slices: what waits, digests, chains, marks, and refs.

import { actionId } from '../../blocks/action-id.ts';
import { button } from '../../blocks/blocks.ts';
import { joinMd, type Mrkdwn, md } from '../../blocks/mrkdwn.ts';
import type { AppCtx } from '../../db/types.ts';
import type { ItemId } from '../../kernel/ids.ts';
import { formatRef, type Ref } from '../../kernel/refs.ts';
import type { ChainPart, Contributions, DigestSection, HomeLine, ItemMark, Registry, Waiting } from '../feature.ts';
import { deadlineOf, headOf } from './card-views.ts';
import {
  type CandidateOutcome,
  closedVotesOf,
  openVotesOf,
  openVotesOn,
  type VoteOutcome,
  votesOn,
} from './get-result.ts';
import { getVoteByNumber, listWaiting } from './get-vote.ts';
import { en } from './messages.ts';
import { candidateName, type Vote } from './model.ts';
import { routes, voteButton } from './routes.ts';
import { showVote } from './slack-manage.ts';

const LISTED = 10;

async function waiting(ctx: AppCtx): Promise<readonly Waiting[]> {
  return (await listWaiting(ctx)).slice(0, LISTED).map((vote) => ({
    order: 10,
    text: openLine(vote),
    button: voteButton(vote.id, en.card.open),
  }));
}

const openLine = (vote: Vote): Mrkdwn => md`${headOf(vote)} · ${en.digest.closes} ${deadlineOf(vote)}`;

function resultLine(vote: VoteOutcome): Mrkdwn {
  const [first = []] = vote.tiers;
  const names = vote.candidates.filter((candidate) => first.includes(candidate.id)).map(candidateName);
  const head = headOf(vote);
  const turnout = md`${en.card.turnout(vote.turnout.voted, vote.turnout.electors)}`;
  if (vote.turnout.voted === 0) return joinMd([head, md`${en.digest.noBallots}`], ' · ');
  const outcome = md`${names.length === 1 ? en.digest.winner : en.digest.tie} *${en.list(names.slice(0, 4))}*`;
  return joinMd([head, outcome, turnout], ' · ');
}

const digest: readonly DigestSection[] = [
  {
    id: 'votes-open',
    title: en.digest.open,
    order: 60,
    lines: async (ctx, { productId }) => (await openVotesOf(ctx.db.read, ctx, productId)).map(openLine),
  },
  {
    id: 'votes-closed',
    title: en.digest.results,
    order: 65,
    lines: async (ctx, period) => (await closedVotesOf(ctx.db.read, ctx, period)).map(resultLine),
  },
];

async function chain(ctx: AppCtx, itemId: ItemId): Promise<readonly ChainPart[]> {
  const standings = (await votesOn(ctx.db.read, ctx, { itemIds: [itemId] })).slice(0, LISTED);
  if (standings.length === 0) return [];
  const refs = standings.map(({ vote }): Ref => ({ kind: 'vote', number: vote.number }));
  return [{ order: 40, title: en.chain.title, lines: standings.flatMap(chainLines), refs }];
}

function chainLines({ vote, place, isTied, difference }: CandidateOutcome): Mrkdwn[] {
  const of = vote.candidates.length;
  const outcome = place === undefined ? en.chain.open : isTied ? en.chain.tied(place, of) : en.chain.place(place, of);
  const line = joinMd(
    [
      headOf(vote),
      md`${en.setup.methods[vote.method].text}`,
      md`${outcome}`,
      md`${en.card.turnout(vote.turnout.voted, vote.turnout.electors)}`,
    ],
    ' · ',
  );
  if (!difference) return [line];
  return [line, md`${en.chain.differed} ${en.result.difference[vote.method](difference)}`];
}

async function itemMarks(ctx: AppCtx, ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, readonly ItemMark[]>> {
  const open = await openVotesOn(ctx.db.read, ctx, ids);
  return new Map(
    [...open].map(([id, numbers]) => [
      id,
      numbers.map((number) => ({ order: 40, text: en.mark(formatRef('vote', number)) })),
    ]),
  );
}

async function itemsBehind(ctx: AppCtx, ref: Ref): Promise<readonly ItemId[]> {
  const { candidates } = await getVoteByNumber(ctx, ref.number);
  return candidates.flatMap((candidate) => (candidate.itemId === null ? [] : [candidate.itemId]));
}

const home: Contributions['home'] = async (ctx, productId) =>
  (await openVotesOf(ctx.db.read, ctx, productId)).slice(0, 5).map(
    (vote): HomeLine => ({
      order: 40,
      text: openLine(vote),
      button: button(en.listing.show, actionId(routes.show, { v: vote.id })),
    }),
  );

export const contributions = (registry: Registry): Contributions => ({
  waiting,
  digest,
  chain,
  itemMarks,
  home,
  show: { vote: showVote(registry) },
  itemsBehind: { vote: itemsBehind },
});
