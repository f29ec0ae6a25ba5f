// The column kit of PostgreSQL: builders of the same shape as SQLite's in kit.ts, chosen so that both dialects hold
// the same values and sort them alike.
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  doublePrecision,
  index,
  pgTable,
  primaryKey,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import { jsonAsText } from './json-as-text.ts';
import type { Kit } from './kit.ts';

// Bytewise, as SQLite compares: ids, cursors and lower() behave the same whatever the server's locale.
const text = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });
const json = customType<{ data: unknown; driverData: string | null }>({ dataType: () => 'text', ...jsonAsText });
const wholeNumber = (name: string) => bigint(name, { mode: 'number' });

export const postgresKit = asKit({
  table: pgTable,
  text: (name: string) => text(name),
  int: wholeNumber,
  real: (name: string) => doublePrecision(name),
  bool: (name: string) => boolean(name),
  time: wholeNumber,
  json: (name: string) => json(name),
  index,
  uniqueIndex,
  primaryKey,
  emptyList: sql`'[]'`,
});

/**
 * Every builder takes the arguments of its namesake in sqliteKit and its columns carry the same JavaScript types, and
 * query code uses only what both dialects offer; test/conformance/migrations.test.ts compares the tables they make.
 */
function asKit(kit: Record<keyof Kit, unknown>): Kit {
  return kit as Kit;
}
