// A better-sqlite3 connection as Drizzle may use it: every execution passes a guard first, statements are prepared
// once, and booleans are bound as the numbers SQLite stores.
import type { Database, Statement } from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Unit } from './transaction.ts';
import type { WriteQuery } from './types.ts';

const KEPT_STATEMENTS = 500;

/** `enter` throws when the caller may not query now; a unit it returns is doomed when the query fails. */
export function sqliteQuery(client: Database, enter: () => Unit | undefined): WriteQuery {
  return asAsync(drizzle({ client: asClient({ prepare: preparer(client, enter) }) }));
}

type Row = (...values: unknown[]) => unknown;

interface Executable {
  readonly run: Row;
  readonly all: Row;
  readonly get: Row;
  raw(): Pick<Executable, 'all' | 'get'>;
}

/** Drizzle's session for better-sqlite3 calls nothing but `prepare` and, on what it returns, these four methods. */
function asClient(client: { prepare(text: string): Executable }): Database {
  return client as unknown as Database;
}

/** Drizzle's builders for better-sqlite3 can be awaited like those of any driver, and types.ts offers only that. */
function asAsync(q: unknown): WriteQuery {
  return q as WriteQuery;
}

function preparer(client: Database, enter: () => Unit | undefined): (text: string) => Executable {
  const kept = new Map<string, Executable>();
  return (text) => {
    const known = kept.get(text) ?? guarded(client.prepare(text), enter);
    kept.delete(text);
    kept.set(text, known);
    const oldest = kept.size > KEPT_STATEMENTS ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    return known;
  };
}

function guarded(statement: Statement, enter: () => Unit | undefined): Executable {
  const execute = (values: unknown[], act: (bound: unknown[]) => unknown): unknown => {
    const unit = enter();
    try {
      return act(values.map(bindable));
    } catch (error) {
      if (unit) unit.failure ??= { error };
      throw error;
    }
  };
  const reading = (isRaw: boolean): Pick<Executable, 'all' | 'get'> => ({
    all: (...values) => execute(values, (bound) => statement.raw(isRaw).all(...bound)),
    get: (...values) => execute(values, (bound) => statement.raw(isRaw).get(...bound)),
  });
  const raw = reading(true);
  return { run: (...values) => execute(values, (bound) => statement.run(...bound)), ...reading(false), raw: () => raw };
}

const bindable = (value: unknown): unknown => (typeof value === 'boolean' ? Number(value) : value);
