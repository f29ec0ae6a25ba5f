// Opens a PostgreSQL database through a pool of node-postgres.
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import { AppError, refusal } from '../kernel/errors.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { type DbLimits, type DbOptions, limitsOf, problemsOf } from './options.ts';
import { asQuery, guardedQuery, type PostgresSource, postgresDb } from './postgres-db.ts';
import { refuseInside, requireUnit, type Unit } from './transaction.ts';
import type { Db, WriteQuery } from './types.ts';

const CONNECT_MS = 5_000;
const LOCK_MS = 2_000;

/** Migrates. Throws a refusal the operator can read when the database cannot be used. */
export async function openPostgres(url: string, options: DbOptions = {}): Promise<Db> {
  readNumbersAsNumbers();
  const limits = limitsOf(options);
  const onProblem = problemsOf(options);
  const pool = openPool(url, limits);
  pool.on('error', onProblem);
  // Between its queries a connection in use tells of its loss only here.
  pool.on('connect', (client) => client.on('error', onProblem));
  try {
    await migrate(pool, options.migrations);
  } catch (error) {
    await pool.end();
    throw error instanceof AppError ? error : unusable(error);
  }
  return postgresDb({ source: sourceOf(pool), limits, onProblem });
}

function openPool(connectionString: string, limits: DbLimits): pg.Pool {
  return new pg.Pool({
    connectionString,
    application_name: 'plumbline',
    max: limits.connections,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: limits.statementMs,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: 2 * limits.transactionMs,
  });
}

/** Counts and sums come as strings otherwise; ours stay below 2^53. */
function readNumbersAsNumbers(): void {
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
}

async function migrate(pool: pg.Pool, root: string | undefined): Promise<void> {
  const client = await pool.connect();
  try {
    await migratePostgres((text, values) => client.query(text, values), root);
  } finally {
    client.release();
  }
}

function unusable(cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return Object.assign(refusal('precondition', `The PostgreSQL database cannot be used: ${reason}`), { cause });
}

interface Connection {
  readonly q: WriteQuery;
  holder: Unit | undefined;
}

function sourceOf(pool: pg.Pool): PostgresSource {
  const connections = new WeakMap<pg.PoolClient, Connection>();
  const connectionOf = (client: pg.PoolClient): Connection => {
    const known = connections.get(client) ?? newConnection(client);
    connections.set(client, known);
    return known;
  };
  const enter = (): undefined => {
    refuseInside('a read of committed data was asked for');
  };
  return {
    q: asQuery(
      drizzle({
        client: asClient(guardedQuery(enter, (query: pg.QueryConfig, values: unknown[]) => pool.query(query, values))),
      }),
    ),
    transaction: async (unit, work) => {
      const client = await pool.connect();
      return transact(client, { connection: connectionOf(client), unit, work });
    },
    ping: () => pool.query('select pg_current_xact_id()'),
    close: () => pool.end(),
  };
}

function newConnection(client: pg.PoolClient): Connection {
  const send = (query: pg.QueryConfig, values: unknown[]) => client.query(query, values);
  const guarded = guardedQuery(() => requireUnit(connection.holder), send);
  const connection: Connection = { q: asQuery(drizzle({ client: asClient(guarded) })), holder: undefined };
  return connection;
}

/** Drizzle's session for node-postgres calls nothing but `query(config, values)` unless it opens a transaction itself. */
function asClient(client: { query(query: pg.QueryConfig, values: unknown[]): Promise<unknown> }): pg.Pool {
  return client as unknown as pg.Pool;
}

interface Transaction<Result> {
  readonly connection: Connection;
  readonly unit: Unit;
  readonly work: (q: WriteQuery) => Promise<Result>;
}

async function transact<Result>(
  client: pg.PoolClient,
  { connection, unit, work }: Transaction<Result>,
): Promise<Result> {
  let lost: Error | undefined;
  try {
    await client.query('begin isolation level serializable');
    connection.holder = unit;
    const result = await work(connection.q);
    connection.holder = undefined;
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Error(`a commit ended as ${command}`);
    return result;
  } catch (error) {
    connection.holder = undefined;
    await client.query('rollback').catch((problem: Error) => {
      lost = problem;
    });
    throw error;
  } finally {
    client.release(lost);
  }
}
