// The words of votes as people read them, screen by screen, so that a change of wording is seen in review.
import { expect, it } from 'vitest';
import { textOf } from '../../../playground/slack/index.ts';
import { asChannelId, asId, asUserId, type CandidateId } from '../../kernel/ids.ts';
import * as ballots from './ballot-views.ts';
import * as cards from './card-views.ts';
import { countVote } from './count.ts';
import type { Ballot, Candidate, Vote } from './model.ts';
import { detailsModal, resultCard } from './result-views.ts';
import { previewModal, voteModalView } from './setup-views.ts';

const vote: Vote = {
  id: asId<'vote'>('vot_0123456789ABCDEFGHJKMN'),
  number: 4,
  productId: asId<'product'>('prd_0123456789ABCDEFGHJKMN'),
  question: 'What should we build next?',
  rules: { method: 'dots', budget: 5, cap: 3 },
  isAnonymous: true,
  asksReason: true,
  quorum: 50,
  closesWhenAllVoted: true,
  deadline: Date.UTC(2026, 11, 2, 16),
  status: 'open',
  channelId: asChannelId('C0ATLAS'),
  createdBy: asUserId('U0ADA'),
  openedAt: 0,
  closedAt: null,
  closedWhy: null,
  result: null,
};
const candidate = (n: number, title: string, ref: string | null, detail: string | null): Candidate => ({
  ...{ id: asId<'candidate'>(`cnd_${n}`), title, ref, itemId: null, detail },
});
const candidates = [
  candidate(1, 'Faster search', 'R-12', '7 asked, 3 accounts'),
  candidate(2, 'Single sign-on', 'R-2', null),
  candidate(3, 'Dark mode', null, null),
];
const named: Vote = { ...vote, isAnonymous: false, rules: { method: 'approval' }, quorum: null, asksReason: false };
const choices = (...given: number[]) =>
  Object.fromEntries(given.flatMap((dots, i) => (dots > 0 ? [[`cnd_${i + 1}`, dots]] : []))) as Record<
    CandidateId,
    number
  >;
const ballot = (trade: string, ...given: number[]): Ballot => ({ choices: choices(...given), trade, reason: null });

/** What a person reads, line by line. */
const read = (blocks: readonly unknown[]): string => `\n${textOf({ text: '', blocks } as never)}\n`;
const form = { vote, candidates, own: undefined, functions: undefined };

it('the card', () => {
  const turnout = { voted: 3, electors: 9 };
  expect(read(cards.voteCard({ vote, candidates, turnout }).blocks)).toMatchSnapshot();
  const closed = { ...vote, status: 'closed' as const, closedWhy: 'The deadline has passed.' };
  expect(read(cards.voteCard({ vote: closed, candidates, turnout }).blocks)).toMatchSnapshot();
});

it('setting up and previewing', () => {
  const { id, productId } = vote;
  expect(read(voteModalView({ id, productId }, {}).blocks)).toMatchSnapshot();
  const preview = { id, setup: { ...vote, candidates }, channelName: 'atlas', electors: 4, leftOut: 2 };
  const view = previewModal({ ...preview, warnings: ['few-voters', 'short'], closes: 'Wed, Dec 2, 5:00 PM GMT+1' });
  expect(read(view.blocks)).toMatchSnapshot();
});

it('the ballot, before and after', () => {
  const functions = [{ value: 'sales', text: 'Sales' }];
  expect(read(ballots.ballotModal({ ...form, functions }, 'S').blocks)).toMatchSnapshot();
  const own = ballot('Sales', 1, 0, 1);
  expect(read(ballots.ballotModal({ ...form, vote: named, own }, undefined).blocks)).toMatchSnapshot();
  const secret = '0123456789ABCDEFGHJKMNPQRS';
  const done = { vote, candidates, choices: choices(3, 0, 2), secret, isNew: true };
  expect(read(ballots.ballotInModal(done).blocks)).toMatchSnapshot();
  expect(read(ballots.receiptMessage(vote, secret).blocks)).toMatchSnapshot();
  expect(read(ballots.receiptModal(vote).blocks)).toMatchSnapshot();
});

it('the result and its details', () => {
  const cast = [ballot('Engineering', 3, 1), ballot('Engineering', 3), ballot('Engineering', 2, 2, 1)];
  cast.push(ballot('Design', 0, 3, 2), ballot('Design', 0, 3), ballot('Design', 1, 3));
  const electors = [...cast.map(({ trade }) => ({ trade, hasVoted: true })), { trade: 'Sales', hasVoted: false }];
  const result = countVote({ vote, candidates, ballots: cast, electors });
  const closed = { vote: { ...vote, status: 'closed' as const }, candidates, result };
  const card = resultCard(closed, []);
  expect(card.text).toMatchSnapshot();
  expect(read(card.plain ?? [])).toMatchSnapshot();
  const published = { reasons: [{ text: 'Customers ask for it', by: null }], ballots: undefined };
  expect(read(detailsModal(closed, published).blocks)).toMatchSnapshot();
});
