// Voting: one ballot a person, changed and withdrawn until the close, by those who may; on every database.
import { describe, expect, it } from 'vitest';
import { dialects } from '../../../test/support/db.ts';
import {
  candidate,
  inhabitants,
  secretOf,
  type VoteWorld,
  voters,
  voteWorld,
} from '../../../test/support/vote-world.ts';
import { asUserId, type VoteId } from '../../kernel/ids.ts';
import { DAY, HOUR, MINUTE } from '../../kernel/time.ts';
import { selectBallots } from './ballot-store.ts';
import { getBallotForm, getPublishedBallots } from './get-ballot.ts';
import { openVotesOn, resultOf, votesOn } from './get-result.ts';
import { getVote, listVotes, listWaiting } from './get-vote.ts';
import { openVote } from './open-vote.ts';
import { saveDraft } from './save-draft.ts';
import { withdrawBallot } from './withdraw-ballot.ts';

const ballots = (w: VoteWorld, id: VoteId) => selectBallots(w.db.read, w.as('U0ADA').workspaceId, id);
const turnout = async (w: VoteWorld, id: VoteId) => (await getVote(w.as('U0ADA'), id)).turnout;
const members = { name: 'atlas', members: inhabitants.map(({ id }) => asUserId(id)) };

describe.each(dialects)('starting a vote on %s', (dialect) => {
  it('confirming the preview twice, even at once, opens one vote', async () => {
    const w = await voteWorld(dialect);
    const ctx = w.as('U0ADA');
    const id = ctx.newId('vote');
    await saveDraft(ctx, { id, productId: w.product.id, setup: w.setup(), channel: members });
    const people = await w.directory.members(w.setup().channelId);
    const opened = await Promise.all([openVote(ctx, { id, members: people }), openVote(ctx, { id, members: people })]);
    expect(opened.map((vote) => vote.number)).toEqual([1, 1]);
    await w.settle();
    expect(w.slack.textsIn('C0ATLAS')).toHaveLength(1);
  });

  it('freezes the electorate without bots, guests and other organisations', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    expect(await turnout(w, id)).toEqual({ voted: 0, electors: voters.length });
    for (const outsider of ['U0GUEST', 'U0EXT', 'U0BOT', 'U0STRANGER']) {
      await expect(w.cast(id, outsider, [1])).rejects.toMatchObject({
        code: expect.stringMatching(/forbidden|not_found/),
      });
    }
  });

  it('refuses what cannot be voted on, beside the field', async () => {
    const w = await voteWorld(dialect);
    const ctx = w.as('U0ADA');
    const draft = (changes: Parameters<VoteWorld['setup']>[0]) =>
      saveDraft(ctx, { id: ctx.newId('vote'), productId: w.product.id, setup: w.setup(changes), channel: members });
    const many = Array.from({ length: 41 }, (_, i) => candidate(`Candidate ${i}`));
    await expect(draft({ candidates: [candidate('One')] })).rejects.toMatchObject({ fields: { typed: /two/ } });
    await expect(draft({ candidates: many })).rejects.toMatchObject({
      fields: { typed: expect.stringContaining('41') },
    });
    await expect(draft({ deadline: w.clock.now() + MINUTE })).rejects.toMatchObject({ fields: { deadline: /five/ } });
    await expect(draft({ deadline: w.clock.now() + 100 * DAY })).rejects.toMatchObject({ fields: { deadline: /90/ } });
    const rules = { method: 'dots', budget: 3, cap: 4 } as const;
    await expect(draft({ rules })).rejects.toMatchObject({ fields: { cap: /3/ } });
  });

  it('nobody starts a vote in a channel they are not in, or opens the draft of somebody else', async () => {
    const w = await voteWorld(dialect);
    const ctx = w.as('U0ADA');
    const id = ctx.newId('vote');
    const draft = { id, productId: w.product.id, setup: w.setup() };
    const away = saveDraft(ctx, { ...draft, channel: { name: 'atlas', members: [] } });
    await expect(away).rejects.toMatchObject({ fields: { channel: /not in #atlas/ } });
    await saveDraft(ctx, { ...draft, channel: members });
    const people = await w.directory.members(draft.setup.channelId);
    await expect(openVote(w.as('U0BEN'), { id, members: people })).rejects.toMatchObject({ code: 'not_found' });
    await expect(openVote(w.as('U0GUEST'), { id, members: people })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('a draft whose deadline came too near while the preview stood is refused', async () => {
    const w = await voteWorld(dialect);
    const ctx = w.as('U0ADA');
    const id = ctx.newId('vote');
    const setup = w.setup({ deadline: w.clock.now() + 10 * MINUTE });
    await saveDraft(ctx, { id, productId: w.product.id, setup, channel: members });
    w.clock.advance(6 * MINUTE);
    const late = openVote(ctx, { id, members: await w.directory.members(setup.channelId) });
    await expect(late).rejects.toMatchObject({ code: 'invalid', fields: { deadline: expect.any(String) } });
  });
});

describe.each(dialects)('a ballot on %s', (dialect) => {
  it.each([{ isAnonymous: true }, { isAnonymous: false }])('submitted twice counts once: %o', async (secrecy) => {
    const w = await voteWorld(dialect);
    const id = await w.open(secrecy);
    const kinds = await Promise.all([w.cast(id, 'U0BEN', [3, 2]), w.cast(id, 'U0BEN', [3, 2])]);
    expect(kinds).toEqual(['cast', 'cast']);
    expect(await w.cast(id, 'U0BEN', [3, 2])).toBe('cast');
    expect(await ballots(w, id)).toHaveLength(1);
    expect(await turnout(w, id)).toMatchObject({ voted: 1 });
  });

  it('a second anonymous form, open on another device, casts no second ballot', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    const other = { secret: secretOf('U0BEN2') };
    const kinds = await Promise.all([w.cast(id, 'U0BEN', [3]), w.cast(id, 'U0BEN', [0, 3], other)]);
    expect(kinds.toSorted()).toEqual(['cast', 'voted-otherwise']);
    expect(await ballots(w, id)).toHaveLength(1);
  });

  it.each([{ isAnonymous: true }, { isAnonymous: false }])(
    'is changed, withdrawn and cast again until the close: %o',
    async (secrecy) => {
      const w = await voteWorld(dialect);
      const id = await w.open({ ...secrecy, asksReason: true });
      const secret = secretOf('U0BEN');
      await w.cast(id, 'U0BEN', [3, 2], { reason: 'Customers ask for it' });
      await w.cast(id, 'U0BEN', [0, 1, 3]);
      const access = await getBallotForm(w.as('U0BEN'), { voteId: id, secret });
      expect(access).toMatchObject({ kind: 'form', form: { own: { reason: null } } });
      const given = access.kind === 'form' ? Object.values(access.form.own?.choices ?? {}) : [];
      expect(given.toSorted()).toEqual([1, 3]);
      const withdraw = () => withdrawBallot(w.as('U0BEN'), { voteId: id, secret });
      expect([(await withdraw()).kind, (await withdraw()).kind]).toEqual(['withdrawn', 'withdrawn']);
      expect(await turnout(w, id)).toMatchObject({ voted: 0 });
      expect(await ballots(w, id)).toEqual([]);
      expect(await w.cast(id, 'U0BEN', [1])).toBe('cast');
      expect(await turnout(w, id)).toMatchObject({ voted: 1 });
    },
  );

  it('is refused whole when it breaks the rules, with the reason beside a candidate', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    const { candidates } = await getVote(w.as('U0ADA'), id);
    const [first = '', second = ''] = candidates.map((each): string => each.id);
    await expect(w.cast(id, 'U0BEN', [2, 3, 1])).rejects.toMatchObject({ fields: { [second]: /6 dots and have 5/ } });
    await expect(w.cast(id, 'U0BEN', [4])).rejects.toMatchObject({ fields: { [first]: /At most 3/ } });
    await expect(w.cast(id, 'U0BEN', [-1, 2])).rejects.toMatchObject({ code: 'invalid' });
    await expect(w.cast(id, 'U0BEN', [0.5])).rejects.toMatchObject({ code: 'invalid' });
    expect(await ballots(w, id)).toEqual([]);
    const approval = await w.open({ rules: { method: 'approval' } });
    await expect(w.cast(approval, 'U0BEN', [2])).rejects.toMatchObject({ code: 'invalid' });
    expect(await w.cast(approval, 'U0BEN', [])).toBe('cast');
  });

  it('without the secret an anonymous ballot opens for nobody, with it for its voter', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    await w.cast(id, 'U0BEN', [3]);
    expect(await getBallotForm(w.as('U0BEN'), { voteId: id })).toMatchObject({ kind: 'needs-receipt' });
    const wrong = { voteId: id, secret: secretOf('U0EVA') };
    expect(await getBallotForm(w.as('U0BEN'), wrong)).toMatchObject({ kind: 'needs-receipt' });
    expect(await withdrawBallot(w.as('U0BEN'), wrong)).toMatchObject({ kind: 'voted-otherwise' });
    expect(await turnout(w, id)).toMatchObject({ voted: 1 });
  });

  it('asks a first-time voter for their function, once', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open({ isAnonymous: false });
    const before = await getBallotForm(w.as('U0NEW'), { voteId: id });
    expect(before).toMatchObject({ form: { functions: expect.arrayContaining([{ value: 'sales', text: 'Sales' }]) } });
    expect(await getBallotForm(w.as('U0BEN'), { voteId: id })).toMatchObject({ form: { functions: undefined } });
    await w.cast(id, 'U0NEW', [1], { trade: 'sales' });
    expect(await getBallotForm(w.as('U0NEW'), { voteId: id })).toMatchObject({ form: { functions: undefined } });
    expect((await ballots(w, id)).map((ballot) => ballot.trade)).toEqual(['Sales']);
    await expect(w.cast(id, 'U0NEW', [1], { trade: 'wizardry' })).rejects.toMatchObject({
      fields: { trade: expect.any(String) },
    });
  });

  it('after the deadline nothing is taken, even while nobody has closed the vote yet', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    await w.cast(id, 'U0BEN', [3]);
    w.clock.advance(2 * DAY);
    expect(await w.cast(id, 'U0EVA', [3])).toBe('closed');
    expect(await w.cast(id, 'U0BEN', [1])).toBe('closed');
    const withdrawn = await withdrawBallot(w.as('U0BEN'), { voteId: id, secret: secretOf('U0BEN') });
    expect(withdrawn.kind).toBe('closed');
    expect(await ballots(w, id)).toHaveLength(1);
  });
});

describe.each(dialects)('reading votes on %s', (dialect) => {
  it('tells who still has to vote, and nobody what is in the lead', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    await w.cast(id, 'U0BEN', [3]);
    const list = await listVotes(w.as('U0BEN'), w.product.id);
    expect(list.open).toMatchObject([{ stake: 'voted', turnout: { voted: 1 }, vote: { result: null } }]);
    expect(await listWaiting(w.as('U0BEN'))).toEqual([]);
    expect(await listWaiting(w.as('U0EVA'))).toMatchObject([{ id }]);
    for (const user of ['U0ADA', 'U0HUGO', 'U0BEN']) {
      expect(await resultOf(w.db.read, w.as(user), id)).toMatchObject({ tiers: [], scores: [], perFunction: [] });
      expect(await getPublishedBallots(w.as(user), id)).toEqual({ reasons: [], ballots: undefined });
    }
  });

  it('finds the votes in which something stood', async () => {
    const w = await voteWorld(dialect);
    const itemId = w.as('U0ADA').newId('item');
    const id = await w.open({ candidates: [candidate('Search', 'R-1', itemId), candidate('Other')] });
    expect(await openVotesOn(w.db.read, w.as('U0BEN'), [itemId])).toEqual(new Map([[itemId, [1]]]));
    const [standing] = await votesOn(w.db.read, w.as('U0BEN'), { refs: ['R-1'] });
    expect(standing).toMatchObject({ vote: { id, status: 'open' }, candidate: { title: 'Search' }, place: undefined });
  });

  it('shows nothing of another workspace', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    const other = await voteWorld(dialect, 'T0OTHER', w.db);
    const stranger = other.as('U0BEN');
    await expect(getVote(stranger, id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(other.cast(id, 'U0BEN', [1])).rejects.toMatchObject({ code: 'not_found' });
    expect(await listWaiting(stranger)).toEqual([]);
    expect(await resultOf(w.db.read, stranger, id)).toBeUndefined();
    const second = await other.open();
    await other.cast(second, 'U0BEN', [1]);
    expect((await getVote(stranger, second)).vote.number).toBe(1);
    expect(await turnout(w, id)).toMatchObject({ voted: 0 });
    w.clock.advance(HOUR);
    expect(await listWaiting(w.as('U0BEN'))).toHaveLength(1);
  });
});
