// PostgreSQL within the test process: one PGlite for each test file, emptied for each test.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PGlite, types } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migratePostgres } from '../../src/db/migrate-postgres.ts';
import { type DbOptions, limitsOf, problemsOf } from '../../src/db/options.ts';
import { asQuery, guardedQuery, type PostgresSource, postgresDb } from '../../src/db/postgres-db.ts';
import { refuseInside, requireUnit, type Unit } from '../../src/db/transaction.ts';
import type { Db } from '../../src/db/types.ts';
import { cachedFor } from './sqlite.ts';
import { emptyPostgres } from './tables.ts';

let shared: Promise<PGlite> | undefined;

/** Only one at a time: all of a file share one PGlite, and opening one empties it. */
export async function freshPglite(options: DbOptions = {}): Promise<Db> {
  shared ??= create();
  const client = await shared;
  await emptyPostgres((text) => client.exec(text));
  return postgresDb({ source: sourceOf(client), limits: limitsOf(options), onProblem: problemsOf(options) });
}

export async function closePglite(): Promise<void> {
  const client = await shared;
  shared = undefined;
  await client?.close();
}

/** An unmigrated one of its own, for tests of migrations. The caller closes it. */
export function newPglite(loadDataDir?: Blob): Promise<PGlite> {
  const parsers = { [types.INT8]: Number, [types.NUMERIC]: Number };
  return PGlite.create({ parsers, ...(loadDataDir ? { loadDataDir } : {}) });
}

/** Initialising a cluster takes seconds; a kept, migrated one loads in one. */
async function create(): Promise<PGlite> {
  const kept = cachedFor('postgres', 'tar');
  if (existsSync(kept)) return newPglite(new Blob([readFileSync(kept)]));
  const client = await newPglite();
  await migratePostgres((text, values) => client.query(text, values), undefined);
  const dump = await client.dumpDataDir('none');
  mkdirSync(dirname(kept), { recursive: true });
  const made = `${kept}.${process.pid}`;
  writeFileSync(made, Buffer.from(await dump.arrayBuffer()));
  renameSync(made, kept);
  return client;
}

type Send = (text: string, values: unknown[], options: object) => Promise<unknown>;

function sourceOf(client: PGlite): PostgresSource {
  let holder: Unit | undefined;
  let send: Send = () => Promise.reject(new Error('no transaction'));
  const enterRead = (): undefined => {
    refuseInside('a read of committed data was asked for');
  };
  const read = guardedQuery<Parameters<Send>>(enterRead, (...query) => client.query(...query));
  const write = guardedQuery<Parameters<Send>>(
    () => requireUnit(holder),
    (...query) => send(...query),
  );
  const q = asQuery(drizzle({ client: asClient(write) }));
  return {
    q: asQuery(drizzle({ client: asClient(read) })),
    transaction: (unit, work) =>
      client.transaction(async (inner) => {
        await inner.exec('set transaction isolation level serializable');
        send = (...query) => inner.query(...query);
        holder = unit;
        try {
          return await work(q);
        } finally {
          holder = undefined;
        }
      }),
    ping: () => client.query('select 1'),
    close: () => Promise.resolve(),
  };
}

/** Drizzle's session for PGlite calls nothing but `query` unless it opens a transaction itself. */
function asClient(client: { query: Send }): PGlite {
  return client as unknown as PGlite;
}
