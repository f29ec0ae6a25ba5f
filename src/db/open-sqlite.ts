// Opens a SQLite file: one writing connection behind a queue, one reading connection, one process per file.
import { mkdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { insertApplied, migrationsTable, pendingMigrations, readMigrations, selectApplied } from './migrate.ts';
import { type DbOptions, limitsOf, problemsOf } from './options.ts';
import { tables } from './schema.sqlite.ts';
import { sqliteQuery } from './sqlite-client.ts';
import { lockFile } from './sqlite-lock.ts';
import { openWriter } from './sqlite-writer.ts';
import { refuseInside } from './transaction.ts';
import type { Db } from './types.ts';

const WAL_LIMIT_BYTES = 64 * 1024 * 1024;

/** Creates the file and its folder when missing, and migrates. Throws a refusal when another process has the file. */
export function openSqlite(file: string, options: DbOptions = {}): Db {
  const path = canonical(file);
  const limits = limitsOf(options);
  const lock = lockFile(path);
  const opened: Database.Database[] = [];
  const closeAll = (): void => {
    for (const client of opened) client.close();
    lock.release();
  };
  try {
    const client = openWritingClient(path, { timeout: limits.lockMs });
    opened.unshift(client);
    migrate(client, options.migrations);
    const reader = new Database(path, { readonly: true, timeout: limits.lockMs });
    opened.unshift(reader);
    reader.pragma('case_sensitive_like = on');
    const writer = openWriter({ client, tables, limits, onProblem: problemsOf(options) });
    const q = sqliteQuery(reader, () => {
      refuseInside('a read of committed data was asked for');
      return undefined;
    });
    return {
      dialect: 'sqlite',
      read: { q, t: tables },
      tx: writer.tx,
      // Rewrites the header, so that a full or read-only disk is noticed.
      ping: () =>
        writer.tx(async () => void client.pragma(`user_version = ${client.pragma('user_version', { simple: true })}`)),
      close: async () => {
        await writer.drain();
        closeAll();
      },
    };
  } catch (error) {
    closeAll();
    throw error;
  }
}

/** Two names of one file share one lock. */
function canonical(file: string): string {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    return realpathSync(file);
  } catch {
    return join(realpathSync(dirname(file)), basename(file));
  }
}

/** The one connection that writes: every commit is flushed to the disk before it returns. */
export function openWritingClient(path: string, options: Database.Options): Database.Database {
  const client = new Database(path, options);
  const mode = client.pragma('journal_mode = wal', { simple: true });
  if (mode !== 'wal') throw new Error(`the file system offers no write-ahead log (journal_mode is ${mode})`);
  // The default of this build loses commits in a power cut.
  client.pragma('synchronous = full');
  client.pragma('foreign_keys = off');
  client.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`);
  // As PostgreSQL compares.
  client.pragma('case_sensitive_like = on');
  return client;
}

function migrate(client: Database.Database, root: string | undefined): void {
  client.exec('begin immediate');
  try {
    client.exec(migrationsTable);
    const applied = client.prepare<[], { name: string; hash: string }>(selectApplied).all();
    const remember = client.prepare(insertApplied('sqlite'));
    for (const [n, { name, hash, statements }] of pendingMigrations(
      readMigrations('sqlite', root),
      applied,
    ).entries()) {
      for (const statement of statements) client.exec(statement);
      remember.run(applied.length + n, name, hash);
    }
    client.exec('commit');
  } catch (error) {
    if (client.inTransaction) client.exec('rollback');
    throw error;
  }
}
