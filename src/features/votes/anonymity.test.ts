// Anonymity with the database in hand: every table is dumped after real casting, sending and closing, and nothing in it
// links a ballot with a person. What it cannot promise is written in docs/decisions.
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../../test/support/db.ts';
import { inhabitants, secretOf, type VoteWorld, voters, voteWorld } from '../../../test/support/vote-world.ts';
import type { VoteId } from '../../kernel/ids.ts';
import { DAY, MINUTE } from '../../kernel/time.ts';
import { withoutTellingFunctions } from './ballot-model.ts';
import { closeVote } from './close-vote.ts';
import { getPublishedBallots } from './get-ballot.ts';
import { resultOf } from './get-result.ts';
import { ballotKey } from './receipt.ts';
import { withdrawBallot } from './withdraw-ballot.ts';

type Row = Readonly<Record<string, unknown>>;

async function dump(w: VoteWorld): Promise<{ readonly table: string; readonly row: Row }[]> {
  const rows = [];
  for (const [table, columns] of Object.entries(w.db.read.t)) {
    for (const row of await w.db.read.q.select().from(columns)) rows.push({ table, row });
  }
  return rows;
}

const everybody = inhabitants.map(({ id }) => id);

/** Everybody votes, each at their own time, in an order that is neither that of ids nor of keys. */
async function castAll(w: VoteWorld, id: VoteId): Promise<void> {
  const order = ['U0IDA', 'U0BEN', 'U0GRACE', 'U0ADA', 'U0EVA', 'U0HUGO', 'U0CHLOE', 'U0FINN', 'U0DEV', 'U0NEW'];
  for (const [i, user] of order.entries()) {
    w.clock.advance(7 * MINUTE);
    await w.cast(id, user, [i % 4, 1], { reason: `because ${i}` });
    await w.settle();
  }
  await withdrawBallot(w.as('U0FINN'), { voteId: id, secret: secretOf('U0FINN') });
  await w.cast(id, 'U0GRACE', [0, 0, 2]);
  await w.settle();
}

function expectNoLink(rows: Awaited<ReturnType<typeof dump>>, id: VoteId): void {
  const whole = JSON.stringify(rows);
  for (const user of voters) {
    expect(whole).not.toContain(secretOf(user));
    const key = ballotKey(secretOf(user), id);
    const holders = rows.filter(({ row }) => JSON.stringify(row).includes(key));
    expect(holders.map(({ table }) => table).filter((table) => table !== 'ballots')).toEqual([]);
  }
  const ballots = rows.filter(({ table }) => table === 'ballots').map(({ row }) => row);
  for (const ballot of ballots) {
    expect(Object.keys(ballot).toSorted()).toEqual([
      'choices',
      'key',
      'reason',
      'trade',
      'voteId',
      'voter',
      'workspaceId',
    ]);
    expect(ballot.voter).toBeNull();
    for (const user of everybody) expect(JSON.stringify(ballot)).not.toContain(user);
  }
  const electors = rows.filter(({ table, row }) => table === 'electors' && row.voteId === id).map(({ row }) => row);
  for (const elector of electors) {
    expect(Object.keys(elector).toSorted()).toEqual(['hasVoted', 'trade', 'userId', 'voteId', 'workspaceId']);
  }
}

/** Activity, outbox, jobs and inbox say nothing of who voted when: only who opened and closed the vote. */
function expectNoTraces(rows: Awaited<ReturnType<typeof dump>>): void {
  const traces = rows.filter(({ table }) => ['activity', 'outbox', 'jobs', 'inbox', 'livingMessages'].includes(table));
  const named = traces.flatMap(({ row }) => everybody.filter((user) => JSON.stringify(row).includes(user)));
  expect([...new Set(named)]).toEqual(['U0ADA']);
}

async function physicalKeys(w: VoteWorld): Promise<unknown[]> {
  const { ballots } = w.db.read.t;
  const place = w.db.dialect === 'sqlite' ? sql`rowid` : sql`ctid`;
  return (await w.db.read.q.select({ key: ballots.key }).from(ballots).orderBy(place)).map((row) => row.key);
}

describe.each(dialects)('an anonymous vote on %s', (dialect) => {
  it('leaves nothing in any table that links a ballot with a person, while open and after the close', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open({ asksReason: true });
    await castAll(w, id);
    const open = await dump(w);
    expect(open.filter(({ table }) => table === 'ballots')).toHaveLength(9);
    expectNoLink(open, id);
    expectNoTraces(open);
    await closeVote(w.as('U0ADA'), { id, why: 'Now' });
    await w.settle();
    const closed = await dump(w);
    expectNoLink(closed, id);
    expectNoTraces(closed);
  });

  it('stores ballots in an order that tells nothing, at every moment', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    for (const user of ['U0IDA', 'U0BEN', 'U0ADA', 'U0EVA']) {
      await w.cast(id, user, [1]);
      const keys = await physicalKeys(w);
      expect(keys).toEqual(keys.toSorted());
    }
    await w.cast(id, 'U0BEN', [0, 2]);
    await closeVote(w.as('U0ADA'), { id, why: 'Now' });
    const keys = await physicalKeys(w);
    expect(keys).toEqual(keys.toSorted());
    expect(keys).toHaveLength(4);
  });

  it('shares no transaction between a ballot and its voter once others have voted', async () => {
    const w = await voteWorld(dialect);
    if (w.db.dialect !== 'postgres') return;
    const id = await w.open();
    for (const user of ['U0IDA', 'U0BEN', 'U0ADA']) await w.cast(id, user, [1]);
    const { ballots } = w.db.read.t;
    const xmins = await w.db.read.q.select({ xmin: sql<string>`xmin::text` }).from(ballots);
    expect(new Set(xmins.map((row) => row.xmin)).size).toBe(1);
  });

  it('puts a function on a ballot only where at least three electors have it, and keeps none under three ballots', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open();
    for (const user of ['U0ADA', 'U0BEN', 'U0DEV', 'U0HUGO', 'U0CHLOE', 'U0EVA', 'U0FINN', 'U0GRACE']) {
      await w.cast(id, user, [1]);
    }
    const { ballots } = w.db.read.t;
    const trades = async () =>
      (await w.db.read.q.select({ trade: ballots.trade }).from(ballots)).map((row) => row.trade);
    expect(new Set(await trades())).toEqual(new Set(['Engineering', 'Design', null]));
    await closeVote(w.as('U0ADA'), { id, why: 'Now' });
    expect(new Set(await trades())).toEqual(new Set(['Engineering', null]));
    const result = await resultOf(w.db.read, w.as('U0ADA'), id);
    expect(result?.perFunction.map(({ name, ballots: n }) => `${name} ${n}`)).toEqual(['Engineering 4']);
  });

  it('shows its voters and admins reasons without names, and no ballots', async () => {
    const w = await voteWorld(dialect);
    const id = await w.open({ asksReason: true });
    await w.cast(id, 'U0BEN', [1], { reason: 'Customers ask' });
    w.clock.advance(3 * DAY);
    await w.settle();
    for (const user of ['U0BEN', 'U0HUGO', 'U0ADA']) {
      expect(await getPublishedBallots(w.as(user), id)).toEqual({
        ballots: undefined,
        reasons: [{ text: 'Customers ask', by: null }],
      });
    }
  });
});

describe('functions on ballots', () => {
  const of = (...trades: (string | null)[]) => withoutTellingFunctions(trades.map((trade) => ({ trade })));
  const left = (...trades: (string | null)[]) =>
    of(...trades)
      .map(({ trade }) => trade ?? '-')
      .join('');

  it('stay where three or more share them and the rest is nobody or three or more', () => {
    expect(left('a', 'a', 'a')).toBe('aaa');
    expect(left('a', 'a', 'a', 'b', 'b', 'b')).toBe('aaabbb');
    expect(left('a', 'a', 'a', 'b', 'b', 'c')).toBe('aaa---');
  });

  it('go where subtraction would tell: one or two left over take the smallest shown function with them', () => {
    expect(left('a', 'a', 'a', 'b')).toBe('----');
    expect(left('a', 'a', 'a', 'a', 'b', 'b', 'b', null)).toBe('aaaa----');
    expect(left('a', 'a')).toBe('--');
  });
});
