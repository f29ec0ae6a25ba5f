// The queue in front of SQLite's one writing connection. Transactions that wait together run one after another under
// one commit, each in its own savepoint: a failing one rolls back alone, and nobody hears before the commit.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Database } from 'better-sqlite3';
import type { DbLimits } from './options.ts';
import { sqliteQuery } from './sqlite-client.ts';
import type { Tables } from './tables/index.ts';
import {
  newUnit,
  perform,
  refuseInside,
  requireUnit,
  runCallbacks,
  txOf,
  type Unit,
  unavailable,
} from './transaction.ts';
import type { Tx } from './types.ts';

export interface Writer {
  tx<Result>(fn: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** Takes no more, finishes what waits. */
  drain(): Promise<void>;
}

interface WriterParts {
  readonly client: Database;
  readonly tables: Tables;
  readonly limits: DbLimits;
  readonly onProblem: (problem: unknown) => void;
}

interface Waiting {
  readonly unit: Unit;
  /** Runs the function; what it resolves to tells the caller of success. */
  perform(): Promise<() => void>;
  reject(error: unknown): void;
}

export function openWriter({ client, tables, limits, onProblem }: WriterParts): Writer {
  const queue: Waiting[] = [];
  const commit = groupCommit(client, limits.batch);
  const on = { q: sqliteQuery(client, () => requireUnit(commit.holder())), t: tables };
  let isBusy = false;
  let isClosed = false;
  let drained: (() => void) | undefined;

  // A turn of the event loop lets every request that has already arrived join the batch.
  const wake = (): void => {
    if (isBusy) return;
    isBusy = true;
    setImmediate(async () => {
      await commit.next(queue);
      isBusy = false;
      if (queue.length > 0) wake();
      else drained?.();
    });
  };

  const enqueue = <Result>(fn: (tx: Tx) => Promise<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      const unit = newUnit();
      const inContext = AsyncLocalStorage.snapshot();
      const succeed = (result: Result): void => {
        runCallbacks(unit, onProblem);
        resolve(result);
      };
      queue.push({
        unit,
        perform: async () => {
          const result = await inContext(perform<Result>, {
            unit,
            tx: txOf(unit, on),
            fn,
            timeoutMs: limits.transactionMs,
          });
          return () => inContext(succeed, result);
        },
        reject,
      });
      wake();
    });

  return {
    async tx(fn) {
      refuseInside('a transaction was opened');
      if (isClosed) throw new Error('the database is closed');
      if (queue.length >= limits.waiting) throw unavailable();
      return enqueue(fn);
    },
    drain: () =>
      new Promise((resolve) => {
        isClosed = true;
        if (!isBusy) return resolve();
        drained = resolve;
      }),
  };
}

/** Takes batches off the queue; `holder` is the unit that may use the connection at this moment. */
function groupCommit(client: Database, size: number) {
  const begin = client.prepare('begin immediate');
  const savepoint = client.prepare('savepoint unit');
  const release = client.prepare('release unit');
  const rollbackUnit = client.prepare('rollback to unit');
  const commit = client.prepare('commit');
  let holder: Unit | undefined;

  const runOne = async (waiting: Waiting): Promise<() => void> => {
    savepoint.run();
    holder = waiting.unit;
    try {
      const succeed = await waiting.perform();
      release.run();
      return succeed;
    } catch (error) {
      // A full disk and the like make SQLite roll back the whole batch; then it is lost for everyone in it.
      if (!client.inTransaction) throw error;
      rollbackUnit.run();
      release.run();
      return () => waiting.reject(isHealedByTime(error) ? unavailable(error) : error);
    } finally {
      holder = undefined;
    }
  };

  const runBatch = async (queue: Waiting[], members: Waiting[]): Promise<void> => {
    const outcomes: (() => void)[] = [];
    begin.run();
    for (let next = queue.shift(); next; next = members.length < size ? queue.shift() : undefined) {
      members.push(next);
      outcomes.push(await runOne(next));
    }
    commit.run();
    for (const tell of outcomes) tell();
  };

  const next = async (queue: Waiting[]): Promise<void> => {
    const members: Waiting[] = [];
    try {
      await runBatch(queue, members);
    } catch (error) {
      if (client.inTransaction) client.exec('rollback');
      // Nothing could begin: whoever waits would only wait longer for the same answer.
      const failed = members.length > 0 ? members : queue.splice(0);
      for (const waiting of failed) waiting.reject(unavailable(error));
    }
  };
  return { next, holder: () => holder };
}

/** A full or read-only disk, another program's lock: nothing that a query did wrong. */
function isHealedByTime(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(FULL|IOERR|READONLY|BUSY|NOMEM)/.test(code);
}
