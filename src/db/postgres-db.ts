// A Db on PostgreSQL, whatever driver carries it: serialisable transactions that run again when they lose a race.
import type { DbLimits } from './options.ts';
import { errorFor, mayRetry, unwrapped } from './postgres-faults.ts';
import { tables } from './schema.postgres.ts';
import { newUnit, perform, refuseInside, runCallbacks, txOf, type Unit, unavailable } from './transaction.ts';
import { turnstile } from './turnstile.ts';
import type { Db, Query, Tx, WriteQuery } from './types.ts';

/** What a driver brings. */
export interface PostgresSource {
  /** Reads outside of transactions. */
  readonly q: Query;
  /**
   * Runs `work` in a serialisable transaction on one connection, which until then only `unit` may use; commits, or
   * rolls back when `work` throws.
   */
  transaction<Result>(unit: Unit, work: (q: WriteQuery) => Promise<Result>): Promise<Result>;
  ping(): Promise<unknown>;
  close(): Promise<void>;
}

interface PostgresParts {
  readonly source: PostgresSource;
  readonly limits: DbLimits;
  readonly onProblem: (problem: unknown) => void;
}

export function postgresDb({ source, limits, onProblem }: PostgresParts): Db {
  const gate = turnstile();
  const pending = new Set<Promise<unknown>>();
  let isClosed = false;

  const attempt = async <Result>(fn: (tx: Tx) => Promise<Result>, count: number): Promise<Result> => {
    const leave = await gate.enter(count > 1 ? 'alone' : 'together');
    const unit = newUnit();
    const run = runOnce({ source, unit, fn, timeoutMs: limits.transactionMs });
    const outcome = await run.finally(leave);
    if ('result' in outcome) {
      runCallbacks(unit, onProblem);
      return outcome.result;
    }
    if (await mayRetry(outcome.fault, count)) return attempt(fn, count + 1);
    throw outcome.error;
  };

  return {
    dialect: 'postgres',
    read: { q: source.q, t: tables },
    async tx(fn) {
      refuseInside('a transaction was opened');
      if (isClosed) throw new Error('the database is closed');
      if (pending.size >= limits.waiting) throw unavailable();
      const running = attempt(fn, 1);
      pending.add(running);
      return running.finally(() => pending.delete(running));
    },
    ping: async () => void (await source.ping()),
    async close() {
      if (isClosed) return;
      isClosed = true;
      await Promise.allSettled(pending);
      await source.close();
    },
  };
}

interface Run<Result> {
  readonly source: PostgresSource;
  readonly unit: Unit;
  readonly fn: (tx: Tx) => Promise<Result>;
  readonly timeoutMs: number;
}

/** `fault` is what the database said, undefined when the function refused by itself. */
type Outcome<Result> = { readonly result: Result } | { readonly fault: unknown; readonly error: unknown };

async function runOnce<Result>({ source, unit, fn, timeoutMs }: Run<Result>): Promise<Outcome<Result>> {
  let thrown: { readonly error: unknown } | undefined;
  const work = (q: WriteQuery): Promise<Result> =>
    perform({ unit, tx: txOf(unit, { q, t: tables }), fn, timeoutMs }).catch((error: unknown) => {
      thrown = { error: unwrapped(error) };
      throw error;
    });
  try {
    return { result: await source.transaction(unit, work) };
  } catch (error) {
    if (!thrown) return { fault: error, error: errorFor(error) };
    const fault = unit.failure?.error;
    return { fault, error: thrown.error === fault ? errorFor(fault) : thrown.error };
  }
}

/** Passes queries to a driver: `enter` throws when the caller may not query; a unit it returns is doomed by a failure. */
export function guardedQuery<Arguments extends unknown[]>(
  enter: () => Unit | undefined,
  send: (...values: Arguments) => Promise<unknown>,
): { query(...values: Arguments): Promise<unknown> } {
  return {
    query: async (...values) => {
      const unit = enter();
      try {
        return await send(...values);
      } catch (error) {
        if (unit) unit.failure ??= { error };
        throw error;
      }
    },
  };
}

/** Drizzle's builders for PostgreSQL have the methods of types.ts with the same meaning, and postgres-kit.ts the tables. */
export function asQuery(q: unknown): WriteQuery {
  return q as WriteQuery;
}
