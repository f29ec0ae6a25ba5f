// What the rest of the program sees of a database: readers, transactions and one way to open each.
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { Ctx } from '../kernel/ctx.ts';
import type { Tables } from './tables/index.ts';

/** The common subset of both dialects' query builders: everything is awaited, nothing else is called. */
export type Query = Pick<BaseSQLiteDatabase<'async', unknown>, 'select' | 'selectDistinct'>;
export type WriteQuery = Pick<
  BaseSQLiteDatabase<'async', unknown>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'
>;

export interface Reader {
  readonly q: Query;
  readonly t: Tables;
}

declare const inTransaction: unique symbol;

/** Writing store functions demand one; only `Db.tx` makes it. */
export interface Tx extends Reader {
  readonly q: WriteQuery;
  readonly [inTransaction]: true;
  /** Runs once the transaction is durably committed (never after a rollback): waking the sender, not writing. */
  afterCommit(callback: () => void): void;
}

export type Dialect = 'sqlite' | 'postgres';

export interface Db {
  readonly dialect: Dialect;
  /** Reads committed data, outside any transaction. */
  readonly read: Reader;
  /**
   * Runs `fn` in a serialisable transaction and resolves once it is durably committed. `fn` may run more than once
   * (PostgreSQL retries serialisation failures), so it touches only `tx` and local values; it awaits nothing but queries.
   * Throwing rolls back this transaction alone. Opening one inside another throws.
   */
  tx<Result>(fn: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** Resolves when a trivial write-side query answers; throws otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** The context of a verb: who, where, which clock, and the database. */
export interface AppCtx extends Ctx {
  readonly db: Db;
  /** Tells the sender or the runner of this process that work was committed; without it they find it by polling. */
  readonly wake?: (what: 'outbox' | 'jobs') => void;
}
