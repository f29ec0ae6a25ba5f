// The column kit: tables are declared once as functions of it. Its types are SQLite's; the PostgreSQL kit
// (postgres-kit.ts) offers builders of the same shape, so query code is typed once for both.
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export const sqliteKit = {
  table: sqliteTable,
  text: (name: string) => text(name),
  int: (name: string) => integer(name),
  /** A double: efforts, shares, scores. */
  real: (name: string) => real(name),
  bool: (name: string) => integer(name, { mode: 'boolean' }),
  /** Epoch milliseconds. */
  time: (name: string) => integer(name),
  /** Type it with `.$type<…>()`; never queried inside. */
  json: (name: string) => text(name, { mode: 'json' }),
  index,
  uniqueIndex,
  primaryKey,
  emptyList: sql`'[]'`,
};

export type Kit = typeof sqliteKit;
