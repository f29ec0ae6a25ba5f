// What needs a real PostgreSQL: races between connections and instances, and connections that are lost.
import { eq, sql } from 'drizzle-orm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nextNumber } from '../../src/db/counters.ts';
import { openDb } from '../../src/db/open.ts';
import type { Db, Reader, Tx } from '../../src/db/types.ts';
import { asUserId, asWorkspaceId } from '../../src/kernel/ids.ts';
import { freshDb, testCtx } from '../support/db.ts';
import { once, ownDatabase, testServer } from '../support/postgres.ts';

const workspaceId = asWorkspaceId('T1');

async function anotherInstance(): Promise<Db> {
  const db = await openDb(await ownDatabase());
  onTestFinished(() => db.close());
  return db;
}

async function countAdmins(reader: Reader): Promise<number> {
  const { people } = reader.t;
  return (await reader.q.select({ id: people.userId }).from(people).where(eq(people.standing, 'admin'))).length;
}

const setStanding = async (tx: Tx, id: string, standing: 'admin' | 'member'): Promise<unknown> =>
  tx.q
    .update(tx.t.people)
    .set({ standing })
    .where(eq(tx.t.people.userId, asUserId(id)));

const person = (id: string) => ({
  workspaceId,
  userId: asUserId(id),
  name: id,
  timeZone: 'UTC',
  locale: 'en',
  standing: 'admin' as const,
  isBot: false,
  readAt: 0,
});

describe.runIf(testServer())('on a real PostgreSQL', () => {
  test('two that each look at what the other changes cannot both have their way', async () => {
    const db = await freshDb('postgres');
    const other = await anotherInstance();
    await db.tx(async (tx) => tx.q.insert(tx.t.people).values([person('U1'), person('U2')]));
    const bothLooked = Promise.withResolvers<void>();
    let looks = 0;
    // Steps down unless nobody else would remain.
    const stepDown = (on: Db, id: string): Promise<string> =>
      on.tx(async (tx) => {
        const admins = await countAdmins(tx);
        looks += 1;
        if (looks === 2) bothLooked.resolve();
        await bothLooked.promise;
        if (admins < 2) return 'stays';
        await setStanding(tx, id, 'member');
        return 'left';
      });
    const outcomes = await Promise.all([stepDown(db, 'U1'), stepDown(other, 'U2')]);
    expect([...outcomes].sort()).toEqual(['left', 'stays']);
    expect(await countAdmins(db.read)).toBe(1);
  });

  test('a transaction that ran several times calls back once, and only from the run that was committed', async () => {
    const db = await freshDb('postgres');
    const url = await ownDatabase();
    await db.tx(async (tx) => tx.q.insert(tx.t.people).values([person('U1')]));
    const called: number[] = [];
    let runs = 0;
    await db.tx(async (tx) => {
      runs += 1;
      const run = runs;
      tx.afterCommit(() => called.push(run));
      await countAdmins(tx);
      if (run === 1) await once(url, (client) => client.query("update people set name = 'changed'"));
      await setStanding(tx, 'U1', 'admin');
    });
    expect(runs).toBe(2);
    expect(called).toEqual([2]);
  });

  test('whoever loses every race is told so with a sentence', async () => {
    const db = await freshDb('postgres');
    const url = await ownDatabase();
    await db.tx(async (tx) => tx.q.insert(tx.t.people).values([person('U1')]));
    let runs = 0;
    const unlucky = db.tx(async (tx) => {
      runs += 1;
      await countAdmins(tx);
      await once(url, (client) => client.query(`update people set name = 'run ${runs}'`));
      await setStanding(tx, 'U1', 'member');
    });
    await expect(unlucky).rejects.toMatchObject({ code: 'conflict', cause: { code: '40001' } });
    expect(runs).toBe(5);
    expect(await countAdmins(db.read)).toBe(1);
  });

  test('two instances give each number once', async () => {
    const db = await freshDb('postgres');
    const other = await anotherInstance();
    const ctx = testCtx(db);
    const given = await Promise.all(
      Array.from({ length: 60 }, (_, n) => (n % 2 ? db : other).tx((tx) => nextNumber(tx, ctx, 'item'))),
    );
    expect(new Set(given).size).toBe(60);
    expect(Math.max(...given)).toBe(60);
  });

  test('a lost connection fails its transaction with a sentence, and the next one works', async () => {
    const problems: unknown[] = [];
    const db = await freshDb('postgres', { onProblem: (problem) => problems.push(problem) });
    const ctx = testCtx(db);
    const url = await ownDatabase();
    const broken = db.tx(async (tx) => {
      await nextNumber(tx, ctx, 'item');
      await once(url, (client) =>
        client.query('select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1', [
          'plumbline',
        ]),
      );
      await nextNumber(tx, ctx, 'item');
    });
    await expect(broken).rejects.toMatchObject({ code: 'unavailable' });
    expect(await db.tx((tx) => nextNumber(tx, ctx, 'item'))).toBe(1);
  });

  test('statements are prepared by the server, once for each connection', async () => {
    const db = await freshDb('postgres', { limits: { connections: 1 } });
    const ctx = testCtx(db);
    for (let n = 0; n < 3; n += 1) await db.tx((tx) => nextNumber(tx, ctx, 'item'));
    const names = await db.tx((tx) =>
      tx.q
        .select({ name: sql<string>`name` })
        .from(sql`pg_prepared_statements`)
        .where(eq(sql`name`, 'counters.increment')),
    );
    expect(names).toHaveLength(1);
  });

  test('an address that answers nothing is told to the operator in a sentence', async () => {
    await expect(openDb('postgres://localhost:1/none')).rejects.toMatchObject({
      code: 'precondition',
      sentence: expect.stringContaining('cannot be used'),
    });
  });
});

test('an address of no known database is refused with a sentence', async () => {
  await expect(openDb('mysql://localhost/none')).rejects.toMatchObject({ code: 'invalid' });
});
