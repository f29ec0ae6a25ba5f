// What holds of SQLite files only: one process per file, commits that outlive the process, shared commits.
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { nextNumber } from '../../src/db/counters.ts';
import { openDb } from '../../src/db/open.ts';
import { openWritingClient } from '../../src/db/open-sqlite.ts';
import { type DbLimits, limitsOf } from '../../src/db/options.ts';
import { tables } from '../../src/db/schema.sqlite.ts';
import { sqliteQuery } from '../../src/db/sqlite-client.ts';
import { openWriter } from '../../src/db/sqlite-writer.ts';
import type { Db } from '../../src/db/types.ts';
import { startChild } from '../support/child.ts';
import { testCtx } from '../support/db.ts';
import { temporaryFolder } from '../support/sqlite.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder, 'nested', 'plumbline.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function opened(url = `file:${file}`): Promise<Db> {
  const db = await openDb(url);
  onTestFinished(() => db.close());
  return db;
}

const lastNumber = async (db: Db): Promise<number> =>
  (await db.read.q.select({ last: db.read.t.counters.last }).from(db.read.t.counters))[0]?.last ?? 0;

describe('one process per file', () => {
  test('a second process refuses to start and names the first; when that is killed the file is free', async () => {
    const first = startChild('writer-child.ts', `file:${file}`);
    expect(await first.line()).toBe('open');
    const second = startChild('writer-child.ts', `file:${file}`);
    expect(await second.line()).toMatch(/plumbline\.db is in use by process \d+\. Stop it first/);
    expect(await second.exited).toBe(3);
    await first.kill();
    const db = await opened();
    await db.ping();
  });

  test('the same process is refused as well, also under another name of the file', async () => {
    await opened();
    symlinkSync(file, join(folder, 'alias.db'));
    await expect(openDb(`file:${join(folder, 'alias.db')}`)).rejects.toMatchObject({ code: 'precondition' });
    await expect(openDb(pathToFileURL(file).href)).rejects.toThrow(`in use by process ${process.pid}`);
  });

  test('a closed file can be opened again', async () => {
    const first = await openDb(`file:${file}`);
    await first.close();
    await first.close();
    const again = await opened();
    await again.ping();
  });
});

describe('durability', () => {
  test('SIGKILL loses nothing whose commit resolved', async () => {
    for (let round = 0; round < 3; round += 1) {
      const child = startChild('writer-child.ts', `file:${file}`, '100000');
      let acknowledged = 0;
      expect(await child.line()).toBe('open');
      while (acknowledged < (round + 1) * 150) acknowledged = Number(await child.line());
      await child.kill();
      const db = await openDb(`file:${file}`);
      expect(await lastNumber(db)).toBeGreaterThanOrEqual(acknowledged);
      await db.close();
    }
    const integrity = new Database(file, { readonly: true }).pragma('integrity_check', { simple: true });
    expect(integrity).toBe('ok');
  });

  test('every commit is flushed to the disk', async () => {
    const { client } = await writerWith({});
    expect(client.pragma('synchronous', { simple: true })).toBe(2);
    expect(client.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(Number(client.pragma('busy_timeout', { simple: true }))).toBeLessThanOrEqual(1_000);
  });

  test('transactions that wait together share commits, at most 64 each', async () => {
    const { db, executed } = await writerWith({});
    const ctx = testCtx(db);
    executed.length = 0;
    await Promise.all(Array.from({ length: 130 }, () => db.tx((tx) => nextNumber(tx, ctx, 'item'))));
    expect(executed.filter((text) => text === 'commit')).toHaveLength(3);
  });

  test('one that fails in a shared commit costs the others nothing', async () => {
    const { db, executed } = await writerWith({});
    const ctx = testCtx(db);
    executed.length = 0;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 9 }, (_, n) =>
        db.tx(async (tx) => {
          const number = await nextNumber(tx, ctx, 'item');
          if (n % 3 === 1) throw new Error('no');
          return number;
        }),
      ),
    );
    expect(outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
    expect(executed.filter((text) => text === 'commit')).toHaveLength(1);
  });
});

/** A writer on a connection that tells what it executes. */
async function writerWith(limits: Partial<DbLimits>) {
  await (await openDb(`file:${file}`)).close();
  const executed: string[] = [];
  const client = openWritingClient(file, { timeout: 20, verbose: (text) => void executed.push(String(text)) });
  onTestFinished(() => void client.close());
  const writer = openWriter({ client, tables, limits: limitsOf({ limits }), onProblem: () => undefined });
  const close = async (): Promise<void> => undefined;
  const db: Db = {
    dialect: 'sqlite',
    read: { q: sqliteQuery(client, () => undefined), t: tables },
    tx: writer.tx,
    ping: close,
    close,
  };
  return { client, executed, db };
}

describe('trouble', () => {
  test('another program that holds the write lock makes transactions fail with a sentence, and they heal', async () => {
    const db = await openDb(`file:${file}`, { limits: { lockMs: 20 } });
    onTestFinished(() => db.close());
    const ctx = testCtx(db);
    const stranger = new Database(file);
    stranger.exec('begin immediate');
    const refused = db.tx((tx) => nextNumber(tx, ctx, 'item'));
    await expect(refused).rejects.toMatchObject({ code: 'unavailable', cause: { code: 'SQLITE_BUSY' } });
    await expect(db.ping()).rejects.toMatchObject({ code: 'unavailable' });
    stranger.exec('rollback');
    stranger.close();
    expect(await db.tx((tx) => nextNumber(tx, ctx, 'item'))).toBe(1);
  });

  test('a full disk acknowledges nothing that is not there, and heals', async () => {
    const { db, client } = await writerWith({});
    const ctx = testCtx(db);
    const pages = Number(client.pragma('page_count', { simple: true }));
    client.pragma(`max_page_count = ${pages + 20}`);
    const outcomes = await Promise.allSettled(
      [1_000, 1_000_000, 1_000].map((size, n) =>
        db.tx(async (tx) => {
          await nextNumber(tx, ctx, 'item');
          await tx.q
            .insert(tx.t.settings)
            .values({ workspaceId: ctx.workspaceId, key: `k${n}`, value: 'x'.repeat(size) });
        }),
      ),
    );
    const kept = await db.read.q.select({ key: db.read.t.settings.key }).from(db.read.t.settings);
    const acknowledged = outcomes.flatMap(({ status }, n) => (status === 'fulfilled' ? [`k${n}`] : []));
    expect(kept.map(({ key }) => key).sort()).toEqual(acknowledged);
    expect(outcomes[1]).toMatchObject({ reason: { code: 'unavailable', cause: { code: 'SQLITE_FULL' } } });
    client.pragma('max_page_count = 1000000');
    expect(await db.tx((tx) => nextNumber(tx, ctx, 'item'))).toBe(acknowledged.length + 1);
  });
});
