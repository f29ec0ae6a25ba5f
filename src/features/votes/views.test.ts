// Screens of votes at their worst data: Slack takes every one of them, and people's words can do no harm in any.
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../test/support/clock.ts';
import { hostileTexts } from '../../../test/support/texts.ts';
import { checkMessage, checkView } from '../../blocks/limits.ts';
import { asChannelId, asId, asUserId, newId } from '../../kernel/ids.ts';
import * as ballots from './ballot-views.ts';
import * as cards from './card-views.ts';
import { countVote } from './count.ts';
import {
  type Ballot,
  type BallotForm,
  type Candidate,
  limits,
  type Vote,
  type VoteRules,
  type VoteSetup,
} from './model.ts';
import { newSecret } from './receipt.ts';
import { readReceipt, showReceipt } from './receipt-model.ts';
import { type ClosedVote, detailsModal, resultCard } from './result-views.ts';
import * as setups from './setup-views.ts';

const dots: VoteRules = { method: 'dots', budget: 100, cap: 100 };
const approval: VoteRules = { method: 'approval' };
const random = seededRandom();
const idOf = <Kind extends 'vote' | 'candidate' | 'product'>(kind: Kind) => newId(kind, 0, random);

function voteWith(text: string, changes: Partial<Vote> = {}): Vote {
  return {
    id: idOf('vote'),
    number: 999_999_999,
    productId: idOf('product'),
    question: text.slice(0, limits.question),
    rules: dots,
    isAnonymous: true,
    asksReason: true,
    quorum: 100,
    closesWhenAllVoted: true,
    deadline: Date.UTC(2026, 11, 31, 17),
    status: 'open',
    channelId: asChannelId('C0ATLAS'),
    createdBy: asUserId('U0ADA'),
    openedAt: 0,
    closedAt: null,
    closedWhy: null,
    result: null,
    ...changes,
  };
}

const candidatesWith = (text: string, count: number): Candidate[] =>
  Array.from({ length: count }, (_, i) => ({
    id: idOf('candidate'),
    title: text.slice(0, limits.title),
    ref: i % 2 === 0 ? `R-${i}` : null,
    itemId: null,
    detail: text.slice(0, limits.detail),
  }));

const worst = [
  'x',
  'W'.repeat(3000),
  '&'.repeat(3000),
  '👩‍👩‍👧‍👦'.repeat(300),
  ...hostileTexts.filter((_, i) => i % 7 === 0),
];
const cases = worst.flatMap((text) => [2, 40].map((count) => ({ text, count })));

function closed(text: string, count: number, changes: Partial<Vote> = {}): ClosedVote {
  const vote = voteWith(text, { status: 'closed', closedWhy: text.slice(0, 300), ...changes });
  const candidates = candidatesWith(text, count);
  const functions = Array.from({ length: 20 }, (_, i) =>
    `Function number ${i} with a name of forty lette`.slice(0, 40),
  );
  const cast: Ballot[] = Array.from({ length: 80 }, (_, i) => ({
    choices: Object.fromEntries(candidates.slice(i % count).map((each) => [each.id, 1])),
    trade: functions[i % 20] ?? null,
    reason: text,
  }));
  const electors = cast.map(({ trade }) => ({ trade, hasVoted: true }));
  return { vote, candidates, result: countVote({ vote, candidates, ballots: cast, electors }) };
}

const formOf = (text: string, count: number, rules: VoteRules, own?: Ballot): BallotForm => ({
  vote: voteWith(text, { rules }),
  candidates: candidatesWith(text, count),
  own,
  functions: Array.from({ length: 20 }, (_, i) => ({ value: `f${i}`, text: `Function ${i}` })),
});

describe('every screen at its worst', () => {
  it.each(cases)('fits Slack: the card, the list and the reminder ($count candidates)', ({ text, count }) => {
    const candidates = candidatesWith(text, count);
    const turnout = { voted: 1999, electors: 2000 };
    for (const status of ['open', 'closed', 'cancelled'] as const) {
      const vote = voteWith(text, { status, closedWhy: status === 'open' ? null : text.slice(0, 300) });
      expect(checkMessage(cards.voteCard({ vote, candidates, turnout }).blocks)).toEqual([]);
    }
    const vote = voteWith(text);
    expect(checkMessage(cards.reminderMessage(vote).blocks)).toEqual([]);
    const open = Array.from({ length: 12 }, () => ({ vote, turnout, stake: 'votes' as const }));
    const recent = Array.from({ length: 6 }, () => voteWith(text, { status: 'closed' }));
    expect(checkMessage(cards.voteList({ name: text.slice(0, 60) }, { open, recent }).blocks)).toEqual([]);
    expect(checkView(cards.closeModal({ vote, turnout }))).toEqual([]);
    expect(checkView(cards.cancelModal(vote))).toEqual([]);
  });

  it.each(cases)('fits Slack: setting up and previewing ($count candidates)', ({ text, count }) => {
    const candidates = candidatesWith(text, count).map(({ id: _, ...rest }) => rest);
    const place = { id: idOf('vote'), productId: asId<'product'>(idOf('product')) };
    const picked = candidates.map((each, i) =>
      setups.candidateOption({ ref: `R-${i}`, title: each.title, detail: text }),
    );
    const initial = { question: text.slice(0, 200), picked, typed: text, deadline: Date.UTC(2027, 0, 1) };
    expect(checkView(setups.voteModalView(place, initial))).toEqual([]);
    expect(checkView(setups.voteModalView(place, { method: 'approval' }))).toEqual([]);
    const vote = voteWith(text);
    const setup: VoteSetup = { ...vote, candidates, rules: dots };
    const view = setups.previewModal({
      ...{ id: place.id, setup, channelName: 'x'.repeat(80), electors: 2000, leftOut: 1999, closes: 'Friday' },
      warnings: ['few-voters', 'many-candidates', 'short', 'outside-hours', 'shared-channel'],
    });
    expect(checkView(view)).toEqual([]);
  });

  it.each(cases)('fits Slack: ballots and what follows ($count candidates)', ({ text, count }) => {
    const secret = newSecret();
    for (const rules of [dots, approval]) {
      const form = formOf(text, count, rules);
      const choices = Object.fromEntries(form.candidates.map(({ id }) => [id, 1]));
      const own = { choices, trade: null, reason: text.slice(0, limits.reason) };
      for (const shown of [form, { ...form, own }]) expect(checkView(ballots.ballotModal(shown, secret))).toEqual([]);
      const done = { vote: form.vote, candidates: form.candidates, secret, isNew: true };
      expect(checkView(ballots.ballotInModal({ ...done, choices }))).toEqual([]);
      expect(checkView(ballots.ballotInModal({ ...done, choices: {}, secret: undefined }))).toEqual([]);
    }
    const vote = voteWith(text);
    for (const view of [ballots.closedModal(vote), ballots.receiptModal(vote), ballots.withdrawnModal(vote)]) {
      expect(checkView(view)).toEqual([]);
    }
    expect(checkMessage(ballots.receiptMessage(vote, secret).blocks)).toEqual([]);
  });

  it.each(cases)('fits Slack: the result, rich and plain, and its details ($count candidates)', ({ text, count }) => {
    for (const isAnonymous of [true, false]) {
      const result = closed(text, count, { isAnonymous, rules: isAnonymous ? dots : approval });
      const card = resultCard(result, []);
      expect(checkMessage(card.blocks)).toEqual([]);
      expect(checkMessage(card.plain ?? [])).toEqual([]);
      expect(String(card.text).length).toBeLessThan(4000);
      const by = asUserId('U0ADA');
      const choices = Object.fromEntries(result.candidates.map(({ id }) => [id, 1]));
      const published = {
        reasons: Array.from({ length: 200 }, () => ({ text: text.slice(0, limits.reason), by })),
        ballots: Array.from({ length: 200 }, () => ({ by, choices })),
      };
      expect(checkView(detailsModal(result, published))).toEqual([]);
    }
  });

  it.each(hostileTexts)('cannot be made to mention, link or forge: %j', (text) => {
    const result = closed(text, 3);
    const views = [
      cards.voteCard({ vote: voteWith(text), candidates: result.candidates, turnout: { voted: 0, electors: 1 } })
        .blocks,
      resultCard(result, []).blocks,
      ballots.ballotModal(formOf(text, 3, dots), undefined).blocks,
      detailsModal(result, { reasons: [{ text, by: null }], ballots: undefined }).blocks,
    ];
    for (const mrkdwn of views.flatMap(mrkdwnIn)) {
      expect(mrkdwn.replace(/<@U0ADA>|<!date\^\d+\^[^<>|]*\|[^<>|]*>/g, '')).not.toMatch(/[<>]/);
    }
  });
});

/** Every text that Slack would parse. */
function mrkdwnIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnIn);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? [String(value.text)] : [];
  return [...own, ...Object.values(value).flatMap(mrkdwnIn)];
}

describe('a ballot form', () => {
  const stateOf = (entries: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(entries).map(([block, element]) => [block, { field: element }])) as never;

  it('reads back the dots it shows, and draws them anew when they are too many', () => {
    const form = { ...formOf('Search', 3, { method: 'dots', budget: 5, cap: null }), functions: undefined };
    const [a, b] = form.candidates.map(({ id }) => id);
    const state = stateOf({ [a!]: { type: 'number_input', value: '4' }, [b!]: { type: 'number_input', value: '3' } });
    expect(ballots.readBallot(form, state).choices).toEqual({ [a!]: 4, [b!]: 3 });
    const view = ballots.ballotModal(form, undefined, ballots.draftBallot(form, state));
    expect(JSON.stringify(view)).toContain('You gave 7 dots and have 5: take 2 back.');
    expect(JSON.stringify(view)).toContain('"initial_value":"4"');
  });

  it('reads ticks from all groups of ten', () => {
    const form = { ...formOf('Search', 25, approval), functions: undefined };
    const [first, eleventh] = [form.candidates[0]!.id, form.candidates[10]!.id];
    const ticked = (id: string) => ({ type: 'checkboxes', selected_options: [{ value: id }] });
    const state = stateOf({ 'approve-0': ticked(first), 'approve-1': ticked(eleventh) });
    expect(ballots.readBallot(form, state).choices).toEqual({ [first]: 1, [eleventh]: 1 });
    expect(ballots.draftBallot(form, state).choices).toEqual({ [first]: 1, [eleventh]: 1 });
  });

  it('needs the function of somebody who has none', () => {
    expect(() => ballots.readBallot(formOf('Search', 2, approval), {})).toThrow(/function/i);
  });
});

describe('a receipt', () => {
  it('is read back however it was copied', () => {
    const secret = newSecret();
    expect(readReceipt(showReceipt(secret))).toBe(secret);
    expect(readReceipt(` ${showReceipt(secret).toLowerCase().replaceAll('-', ' – ')} `)).toBe(secret);
    expect(readReceipt(secret.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(secret);
    expect(readReceipt('')).toBeUndefined();
    expect(readReceipt(`${secret}X`)).toBeUndefined();
  });
});
