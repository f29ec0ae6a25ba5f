// The column kit: tables are declared once as functions of it. Its types are SQLite's; the PostgreSQL kit
// (postgres-kit.ts) offers builders of the same shape, so query code is typed once for both.
import { sql } from 'drizzle-orm';
import { customType, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { jsonAsText } from './json-as-text.ts';

const json = customType<{ data: unknown; driverData: string | null }>({ dataType: () => 'text', ...jsonAsText });

export const sqliteKit = {
  table: sqliteTable,
  text: (name: string) => text(name),
  /** Whole numbers up to 2^53. */
  int: (name: string) => integer(name),
  /** A double: efforts, shares, scores. */
  real: (name: string) => real(name),
  /** Always `.notNull()`: a prepared statement would write null as false. */
  bool: (name: string) => integer(name, { mode: 'boolean' }),
  /** Epoch milliseconds. */
  time: (name: string) => integer(name),
  /** Type it with `.$type<…>()`; never queried inside. */
  json: (name: string) => json(name),
  index,
  uniqueIndex,
  primaryKey,
  emptyList: sql`'[]'`,
};

export type Kit = typeof sqliteKit;
