// What a transaction promises on every dialect.
import { and, eq, sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { insideTransaction } from '../../src/db/transaction.ts';
import type { Db, Reader, Tx } from '../../src/db/types.ts';
import { asWorkspaceId } from '../../src/kernel/ids.ts';
import { dialects, freshDb } from '../support/db.ts';

const workspaceId = asWorkspaceId('T1');

async function insert(tx: Tx, kind: string, last = 1): Promise<unknown> {
  return tx.q.insert(tx.t.counters).values({ workspaceId, kind, last });
}

async function increment(tx: Tx, kind: string): Promise<number> {
  const { counters } = tx.t;
  const [row] = await tx.q
    .update(counters)
    .set({ last: sql`${counters.last} + 1` })
    .where(and(eq(counters.workspaceId, workspaceId), eq(counters.kind, kind)))
    .returning({ last: counters.last });
  return row!.last;
}

async function kinds(reader: Reader): Promise<string[]> {
  const rows = await reader.q.select({ kind: reader.t.counters.kind }).from(reader.t.counters);
  return rows.map((row) => row.kind).sort();
}

async function lastOf(db: Db, kind: string): Promise<number | undefined> {
  const { counters } = db.read.t;
  const [row] = await db.read.q.select().from(counters).where(eq(counters.kind, kind));
  return row?.last;
}

describe.each(dialects)('transactions on %s', (dialect) => {
  let db: Db;
  beforeEach(async () => {
    db = await freshDb(dialect);
  });

  test('what a transaction wrote is read once it resolved', async () => {
    const result = await db.tx(async (tx) => {
      await insert(tx, 'a');
      return 'done';
    });
    expect(result).toBe('done');
    expect(await kinds(db.read)).toEqual(['a']);
  });

  test('a query that the function returns runs within its transaction', async () => {
    await db.tx((tx) => tx.q.insert(tx.t.counters).values({ workspaceId, kind: 'a', last: 1 }));
    expect(await kinds(db.read)).toEqual(['a']);
  });

  test('a failing function leaves nothing behind and its own error comes out', async () => {
    const failure = new Error('no');
    const failing = db.tx(async (tx) => {
      await insert(tx, 'a');
      await insert(tx, 'b');
      throw failure;
    });
    await expect(failing).rejects.toBe(failure);
    expect(await kinds(db.read)).toEqual([]);
  });

  test('of transactions that wait together, a failing one rolls back alone', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) =>
        db.tx(async (tx) => {
          await insert(tx, `k${n}`);
          if (n % 3 === 0) throw new Error(`refused ${n}`);
          return n;
        }),
      ),
    );
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(outcomes.map((_, n) => n % 3 !== 0));
    expect(await kinds(db.read)).toHaveLength(13);
  });

  test('a transaction reads what it wrote and nobody else does before the commit', async () => {
    const written = Promise.withResolvers<string[]>();
    const mayEnd = Promise.withResolvers<void>();
    const running = db.tx(async (tx) => {
      await insert(tx, 'a');
      written.resolve(await kinds(tx));
      await mayEnd.promise;
    });
    expect(await written.promise).toEqual(['a']);
    const outside = kinds(db.read);
    // PGlite has one connection: there a reader waits for the commit instead.
    if (dialect !== 'pglite') expect(await outside).toEqual([]);
    mayEnd.resolve();
    await running;
    await outside;
    expect(await kinds(db.read)).toEqual(['a']);
  });

  test('200 increments at once count to exactly 200, each number once', async () => {
    await db.tx((tx) => insert(tx, 'n', 0));
    const seen = await Promise.all(Array.from({ length: 200 }, () => db.tx((tx) => increment(tx, 'n'))));
    expect(new Set(seen).size).toBe(200);
    expect(await lastOf(db, 'n')).toBe(200);
  });

  test('a transaction inside another is refused and the outer one can go on', async () => {
    const refused = await db.tx(async (tx) => {
      await insert(tx, 'outer');
      return db.tx((inner) => insert(inner, 'inner')).catch((error: Error) => error.message);
    });
    expect(refused).toContain('inside a transaction');
    expect(await kinds(db.read)).toEqual(['outer']);
  });

  test('a read of committed data inside a transaction is refused', async () => {
    await expect(db.tx(() => kinds(db.read))).rejects.toThrow('inside a transaction');
  });

  test('code knows whether it runs inside a transaction', async () => {
    const ended = Promise.withResolvers<void>();
    let later: Promise<boolean> | undefined;
    expect(insideTransaction()).toBe(false);
    const within = await db.tx(async () => {
      later = ended.promise.then(insideTransaction);
      return insideTransaction();
    });
    ended.resolve();
    expect(within).toBe(true);
    expect(insideTransaction()).toBe(false);
    expect(await later).toBe(false);
  });

  test('a query that failed dooms its transaction even when the error is swallowed', async () => {
    await db.tx((tx) => insert(tx, 'a'));
    const doomed = db.tx(async (tx) => {
      await insert(tx, 'b');
      await insert(tx, 'a').catch(() => undefined);
    });
    await expect(doomed).rejects.toThrow();
    expect(await kinds(db.read)).toEqual(['a']);
  });

  test('a query that was not awaited cannot write after its transaction', async () => {
    const ended = Promise.withResolvers<void>();
    let late: Promise<unknown> | undefined;
    await db.tx(async (tx) => {
      late = ended.promise.then(() => insert(tx, 'late'));
    });
    ended.resolve();
    await expect(late).rejects.toThrow();
    expect(await kinds(db.read)).toEqual([]);
  });

  test('a query that was not awaited cannot write into the transaction of somebody else', async () => {
    const ended = Promise.withResolvers<void>();
    let late: Promise<unknown> | undefined;
    await db.tx(async (tx) => {
      late = ended.promise.then(() => insert(tx, 'late')).catch(() => 'refused');
    });
    const refused = await db.tx(async (tx) => {
      await insert(tx, 'own');
      ended.resolve();
      return late;
    });
    expect(refused).toBe('refused');
    expect(await kinds(db.read)).toEqual(['own']);
  });

  test('callbacks run once after the commit and never after a rollback', async () => {
    const called: string[] = [];
    await db.tx(async (tx) => {
      tx.afterCommit(() => called.push(insideTransaction() ? 'inside' : 'after'));
      await insert(tx, 'a');
      expect(called).toEqual([]);
    });
    const failing = db.tx(async (tx) => {
      tx.afterCommit(() => called.push('never'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(called).toEqual(['after']);
  });

  test('an open database answers a ping', async () => {
    await expect(db.ping()).resolves.toBeUndefined();
  });
});

describe.each(dialects)('limits on %s', (dialect) => {
  test('a function that never ends is rolled back and the others go on', async () => {
    const db = await freshDb(dialect, { limits: { transactionMs: 1_000 } });
    const stuck = db.tx(async (tx) => {
      await insert(tx, 'stuck');
      await new Promise(() => undefined);
    });
    const after = db.tx((tx) => insert(tx, 'after'));
    await expect(stuck).rejects.toThrow('did not end within 1000 ms');
    await after;
    expect(await kinds(db.read)).toEqual(['after']);
  });

  test('more than the bounded number of waiting transactions is refused with a sentence', async () => {
    const db = await freshDb(dialect, { limits: { waiting: 5 } });
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => db.tx((tx) => insert(tx, `k${n}`))));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(3);
    expect(refused[0]?.reason).toMatchObject({ code: 'unavailable' });
    expect(await kinds(db.read)).toHaveLength(5);
  });

  test('a callback that throws is told and undoes nothing', async () => {
    const problems: unknown[] = [];
    const db = await freshDb(dialect, { onProblem: (problem) => problems.push(problem) });
    const failure = new Error('callback');
    await db.tx(async (tx) => {
      tx.afterCommit(() => {
        throw failure;
      });
      await insert(tx, 'a');
    });
    expect(problems).toEqual([failure]);
    expect(await kinds(db.read)).toEqual(['a']);
  });

  test('closing finishes what waits and refuses what comes later', async () => {
    const db = await freshDb(dialect);
    const waiting = db.tx((tx) => insert(tx, 'a'));
    await db.close();
    await waiting;
    await expect(db.tx((tx) => insert(tx, 'b'))).rejects.toThrow('closed');
  });
});
