// A real PostgreSQL where TEST_DATABASE_URL names one: a database of its own for each test file, emptied for each test.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openPostgres } from '../../src/db/open-postgres.ts';
import type { DbOptions } from '../../src/db/options.ts';
import type { Db } from '../../src/db/types.ts';
import { emptyPostgres } from './tables.ts';

let own: Promise<string> | undefined;

/** The server on which tests may create databases. */
export function testServer(): string | undefined {
  return process.env.TEST_DATABASE_URL || undefined;
}

/** Only one at a time: opening one empties the file's database. */
export async function freshPostgres(options: DbOptions = {}): Promise<Db> {
  const db = await openPostgres(await ownDatabase(), options);
  await once(await ownDatabase(), (client) => emptyPostgres((text) => client.query(text)));
  return db;
}

/** The address of this file's database, made at the first call. */
export function ownDatabase(): Promise<string> {
  own ??= newDatabase();
  return own;
}

export async function dropDatabase(): Promise<void> {
  if (!own) return;
  const name = new URL(await own).pathname.slice(1);
  own = undefined;
  await once(server(), (client) => client.query(`drop database if exists "${name}" with (force)`));
}

/** A connection for one errand, past the pool of a Db. */
export async function once<Result>(url: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function newDatabase(): Promise<string> {
  const name = `plumbline_test_${randomBytes(6).toString('hex')}`;
  await once(server(), (client) => client.query(`create database "${name}"`));
  const url = new URL(server());
  url.pathname = `/${name}`;
  return url.href;
}

function server(): string {
  const url = testServer();
  if (!url) throw new Error('TEST_DATABASE_URL is not set');
  return url;
}
