// Closing and reminding: once, on time whatever happens, and with a result that is frozen; on every database.
import { describe, expect, it } from 'vitest';
import { dialects } from '../../../test/support/db.ts';
import { type VoteWorld, voters, voteWorld } from '../../../test/support/vote-world.ts';
import { listActivity } from '../../db/activity.ts';
import type { VoteId } from '../../kernel/ids.ts';
import { DAY, HOUR, MINUTE } from '../../kernel/time.ts';
import { cancelVote } from './cancel-vote.ts';
import { closeDueVote, closeVote } from './close-vote.ts';
import { getPublishedBallots } from './get-ballot.ts';
import { closedVotesOf, resultOf, votesOn } from './get-result.ts';
import { getManagedVote, getVote } from './get-vote.ts';

const channelTexts = (w: VoteWorld) => w.slack.textsIn('C0ATLAS');
const history = async (w: VoteWorld, id: VoteId) => {
  const subject = { kind: 'vote', id };
  return (await listActivity(w.db.read, w.as('U0ADA').workspaceId, { subject, limit: 20 })).rows;
};
const outcome = async (w: VoteWorld, id: VoteId) => {
  const found = await resultOf(w.db.read, w.as('U0EVA'), id);
  if (!found) throw new Error('no such vote');
  return found;
};

describe.each(dialects)('a vote on %s', (dialect) => {
  it('closes by itself at its deadline, also if the app was down then, and posts one result', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    await w.cast(id, 'U0BEN', [3, 2]);
    await w.cast(id, 'U0EVA', [3, 0, 1]);
    await w.settle();
    w.clock.advance(30 * DAY);
    await w.settle();
    await w.settle();
    expect(await outcome(w, id)).toMatchObject({ status: 'closed', turnout: { voted: 2 } });
    const texts = channelTexts(w);
    expect(texts).toHaveLength(2);
    expect(texts[1]).toMatch(/^Result of V-1: What next\?.*R-1 Search comes first with/);
    expect(w.slack.messages[0]?.updates).toBeGreaterThan(0);
    expect(JSON.stringify(w.slack.messages[0]?.blocks)).toContain('Vote V-1 is closed');
  });

  it('is not closed before its deadline by a job that comes early', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    await closeDueVote(w.as('U0ADA', { job: 'votes.close' }), id);
    expect((await getVote(w.as('U0ADA'), id)).vote.status).toBe('open');
  });

  it('closed by two people at once is closed once, with one result and one record', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    await w.cast(id, 'U0BEN', [3]);
    const [first, second] = await Promise.all([
      closeVote(w.as('U0ADA'), { id, why: 'Planning moved' }),
      closeVote(w.as('U0HUGO'), { id, why: 'I too' }),
    ]);
    expect(first.closedWhy).toBe(second.closedWhy);
    w.clock.advance(3 * DAY);
    await w.settle();
    expect(channelTexts(w).filter((text) => text.startsWith('Result'))).toHaveLength(1);
    expect((await history(w, id)).filter((row) => row.kind === 'vote.closed')).toHaveLength(1);
  });

  it('closes once when the last of all has voted, if so set, and the record does not say who that was', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open({ closesWhenAllVoted: true });
    await Promise.all(voters.map((user, i) => w.cast(id, user, [i % 3, 1])));
    await w.settle();
    expect(await outcome(w, id)).toMatchObject({ status: 'closed', turnout: { voted: 10, electors: 10 } });
    expect((await history(w, id)).filter((row) => row.kind === 'vote.closed')).toMatchObject([{ actor: 'system' }]);
    expect(channelTexts(w).filter((text) => text.startsWith('Result'))).toHaveLength(1);
  });

  it('a ballot cast while it closes is either counted or refused, never lost', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    await w.cast(id, 'U0BEN', [3]);
    const [, ...kinds] = await Promise.all([
      closeVote(w.as('U0ADA'), { id, why: 'Now' }),
      ...voters.slice(2).map((user) => w.cast(id, user, [1])),
    ]);
    const counted = 1 + kinds.filter((kind) => kind === 'cast').length;
    const { turnout, scores } = await outcome(w, id);
    expect(turnout.voted).toBe(counted);
    expect(scores[0]?.score).toBe(3 + counted - 1);
  });

  it('is ended by whoever started it or a lead, with a reason, and by nobody else', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    await expect(closeVote(w.as('U0BEN'), { id, why: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(cancelVote(w.as('U0BEN'), { id, why: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(getManagedVote(w.as('U0BEN'), id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(closeVote(w.as('U0ADA'), { id, why: '' })).rejects.toMatchObject({
      fields: { why: expect.any(String) },
    });
    expect(await closeVote(w.as('U0HUGO'), { id, why: 'Planning moved' })).toMatchObject({ status: 'closed' });
    await expect(cancelVote(w.as('U0ADA'), { id, why: 'x' })).rejects.toMatchObject({ code: 'precondition' });
    await expect(getManagedVote(w.as('U0ADA'), id)).rejects.toMatchObject({ code: 'precondition' });
    const closed = (await history(w, id)).find((row) => row.kind === 'vote.closed');
    expect(closed).toMatchObject({ actor: 'U0HUGO', why: 'Planning moved' });
  });

  it('cancelled has no result, no ballots and no closing', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    await w.cast(id, 'U0BEN', [3]);
    await cancelVote(w.as('U0ADA'), { id, why: 'Wrong question' });
    await expect(w.cast(id, 'U0EVA', [1])).rejects.toMatchObject({ code: 'precondition' });
    await expect(closeVote(w.as('U0ADA'), { id, why: 'x' })).rejects.toMatchObject({ code: 'precondition' });
    w.clock.advance(3 * DAY);
    await w.settle();
    expect(channelTexts(w).filter((text) => text.startsWith('Result'))).toEqual([]);
    expect(await outcome(w, id)).toMatchObject({ status: 'cancelled', tiers: [], scores: [] });
    expect(await votesOn(w.db.read, w.as('U0ADA'), { refs: ['R-1'] })).toEqual([]);
  });
});

describe.each(dialects)('a result on %s', (dialect) => {
  it('says order, ties, turnout by function, quorum and where functions differ', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open({ isAnonymous: false, quorum: 61 });
    for (const user of ['U0ADA', 'U0BEN', 'U0DEV']) await w.cast(id, user, [3, 0, 1]);
    for (const user of ['U0CHLOE', 'U0EVA', 'U0IDA']) await w.cast(id, user, [0, 3, 1]);
    await closeVote(w.as('U0ADA'), { id, why: 'Now' });
    const found = await outcome(w, id);
    const [search, signOn, dark] = found.candidates.map((each) => each.id);
    expect(found).toMatchObject({
      tiers: [[search, signOn], [dark]],
      quorum: { needed: 7, isMet: false },
      turnout: { voted: 6, electors: 10 },
      ballotsToChange: null,
    });
    expect(found.turnoutByFunction).toEqual([
      { name: 'Engineering', electors: 4, voted: 3 },
      { name: 'Design', electors: 3, voted: 3 },
      { name: 'Sales', electors: 2, voted: 0 },
      { name: null, electors: 1, voted: 0 },
    ]);
    expect(found.differences[0]).toMatchObject({ high: { mean: 3 }, low: { mean: 0 }, gap: 3 });
    const [standing] = await votesOn(w.db.read, w.as('U0BEN'), { refs: ['R-2'] });
    expect(standing).toMatchObject({ place: 1, isTied: true, difference: { item: signOn } });
    const period = { productId: w.product.id, from: w.clock.now() - DAY, until: w.clock.now() + 1 };
    expect(await closedVotesOf(w.db.read, w.as('U0ADA'), period)).toMatchObject([{ id }]);
    expect(await closedVotesOf(w.db.read, w.as('U0ADA'), { ...period, until: w.clock.now() })).toEqual([]);
  });

  it('of a named vote shows ballots to its voters after the close, and to no admin who is none', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open({ isAnonymous: false, asksReason: true });
    await w.cast(id, 'U0BEN', [3], { reason: 'Customers ask' });
    await closeVote(w.as('U0ADA'), { id, why: 'Now' });
    expect(await getPublishedBallots(w.as('U0EVA'), id)).toMatchObject({
      ballots: [{ by: 'U0BEN' }],
      reasons: [{ text: 'Customers ask', by: 'U0BEN' }],
    });
    const admin = w.as('U0OUTSIDE', { standing: 'admin' });
    expect(await getPublishedBallots(admin, id)).toEqual({
      ballots: undefined,
      reasons: [{ text: 'Customers ask', by: null }],
    });
  });

  it('without ballots is said plainly', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open({ rules: { method: 'approval' }, quorum: 10 });
    w.clock.advance(3 * DAY);
    await w.settle();
    expect(channelTexts(w).at(-1)).toContain('Nobody voted, so there is no result.');
    expect(await outcome(w, id)).toMatchObject({ turnout: { voted: 0 }, quorum: { isMet: false } });
  });
});

describe.each(dialects)('reminders on %s', (dialect) => {
  const dms = (w: VoteWorld) =>
    w.slack.messages.filter(({ channel }) => channel !== 'C0ATLAS').map(({ channel }) => String(channel));

  it('reach each person who has not voted once, and only in their own working hours', async () => {
    const w = await voteWorld(dialect);
    await w.open({ deadline: w.clock.now() + 2 * DAY });
    await w.cast((await votesOn(w.db.read, w.as('U0ADA'), { refs: ['R-1'] }))[0]!.vote.id, 'U0EVA', [1]);
    w.clock.advance(DAY);
    await w.settle();
    const inBerlinAndKolkata = dms(w).length;
    // 09:00 in Berlin is 13:30 in Kolkata and 03:00 in New York: Ben sleeps.
    expect(inBerlinAndKolkata).toBe(voters.length - 2);
    w.clock.advance(6 * HOUR);
    await w.settle();
    expect(dms(w)).toHaveLength(voters.length - 1);
    w.clock.advance(6 * HOUR);
    await w.settle();
    expect(dms(w)).toHaveLength(voters.length - 1);
  });

  it('are not sent to somebody who voted between planning and sending, nor after the close', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    w.clock.advance(DAY);
    await w.jobs.tick();
    await w.cast(id, 'U0FINN', [1]);
    await w.settle();
    expect(dms(w)).toHaveLength(voters.length - 2);
    const short = await w.open({ deadline: w.clock.now() + 2 * HOUR });
    await closeVote(w.as('U0ADA'), { id: short, why: 'Now' });
    w.clock.advance(90 * MINUTE);
    await w.settle();
    expect(dms(w)).toHaveLength(voters.length - 2);
  });
});
