// Databases for tests: `freshDb()` in a test gives an empty, migrated one that closes with the test.
import { afterAll, onTestFinished } from 'vitest';
import type { DbOptions } from '../../src/db/options.ts';
import type { Db } from '../../src/db/types.ts';
import { closePglite, freshPglite } from './pglite.ts';
import { dropDatabase, freshPostgres, testServer } from './postgres.ts';
import { freshSqlite } from './sqlite.ts';

export { type FakeClock, fakeClock, seededRandom } from './clock.ts';
export { clockOf, testCtx } from './ctx.ts';

export type TestDialect = 'sqlite' | 'pglite' | 'postgres';

/** What a suite that must hold everywhere iterates over; a real PostgreSQL is among them where TEST_DATABASE_URL is set. */
export const dialects: readonly TestDialect[] = ['sqlite', 'pglite', ...(testServer() ? ['postgres' as const] : [])];

const open: Record<TestDialect, (options?: DbOptions) => Promise<Db>> = {
  sqlite: freshSqlite,
  pglite: freshPglite,
  postgres: freshPostgres,
};

/**
 * To be called within a test or a `beforeEach`; closed when the test ends. On the PostgreSQL dialects all tests of a
 * file share one database, so a second call in a test empties what the first gave.
 */
export async function freshDb(dialect: TestDialect = 'sqlite', options: DbOptions = {}): Promise<Db> {
  const db = await open[dialect](options);
  onTestFinished(() => db.close());
  return db;
}

afterAll(async () => {
  await closePglite();
  await dropDatabase();
});
