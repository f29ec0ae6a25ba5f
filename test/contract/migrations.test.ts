// Migrating: all that is pending or nothing, once, and never over a schema the program does not know.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migratePostgres } from '../../src/db/migrate-postgres.ts';
import { openPostgres } from '../../src/db/open-postgres.ts';
import { openSqlite } from '../../src/db/open-sqlite.ts';
import { dialects, type TestDialect } from '../support/db.ts';
import { newPglite } from '../support/pglite.ts';
import { once, ownDatabase } from '../support/postgres.ts';
import { temporaryFolder } from '../support/sqlite.ts';

/** A database that can be migrated with any folder of migrations, and looked at. */
interface Migratable {
  migrate(root?: string): Promise<void>;
  rows(query: string): Promise<unknown[]>;
}

const open: Record<TestDialect, () => Promise<Migratable>> = { sqlite, pglite, postgres };

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function sqlite(): Promise<Migratable> {
  const file = join(folder, 'test.db');
  return {
    migrate: async (root) => openSqlite(file, root ? { migrations: root } : {}).close(),
    rows: async (query) => {
      const client = new Database(file);
      try {
        return client.prepare(query).all();
      } finally {
        client.close();
      }
    },
  };
}

let shared: ReturnType<typeof newPglite> | undefined;
afterAll(async () => (await shared)?.close());

async function pglite(): Promise<Migratable> {
  shared ??= newPglite();
  const client = await shared;
  await client.exec('drop schema public cascade; create schema public');
  return {
    migrate: (root) => migratePostgres((text, values) => client.query(text, values), root),
    rows: async (query) => (await client.query(query)).rows,
  };
}

async function postgres(): Promise<Migratable> {
  const url = await ownDatabase();
  await once(url, (client) => client.query('drop schema public cascade; create schema public'));
  return {
    migrate: async (root) => (await openPostgres(url, root ? { migrations: root } : {})).close(),
    rows: (query) => once(url, async (client) => (await client.query(query)).rows),
  };
}

/** A copy of the project's migrations, changed by `change`, which gets the path of the first and may add another. */
function changedMigrations(change: (first: string, add: (text: string) => void) => void): string {
  const root = mkdtempSync(join(folder, 'migrations-'));
  cpSync('migrations', root, { recursive: true });
  for (const dialect of ['sqlite', 'postgres']) {
    const journal = join(root, dialect, 'meta/_journal.json');
    const content = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] };
    const add = (text: string): void => {
      content.entries.push({ tag: '9999_added' });
      writeFileSync(join(root, dialect, '9999_added.sql'), text);
    };
    change(join(root, dialect, `${content.entries[0]!.tag}.sql`), add);
    writeFileSync(journal, JSON.stringify(content));
  }
  return root;
}

const applied = 'select position, name from migrations order by position';

describe.each(dialects)('migrating %s', (dialect) => {
  let db: Migratable;
  beforeEach(async () => {
    db = await open[dialect]();
  });

  test('twice does nothing the second time', async () => {
    await db.migrate();
    const first = await db.rows(applied);
    await db.migrate();
    expect(await db.rows(applied)).toEqual(first);
    expect(await db.rows('select * from items')).toEqual([]);
  });

  test('a later migration is added to what is there', async () => {
    await db.migrate();
    const more = changedMigrations((_, add) => add('create table added (a integer)'));
    await db.migrate(more);
    expect(await db.rows('select * from added')).toEqual([]);
    expect((await db.rows(applied)).at(-1)).toMatchObject({ name: '9999_added' });
  });

  test('one that fails half-way leaves the schema as it was', async () => {
    await db.migrate();
    const before = await db.rows(applied);
    const broken = changedMigrations((_, add) =>
      add('create table added (a integer);\n--> statement-breakpoint\ncreate table items (b integer);'),
    );
    await expect(db.migrate(broken)).rejects.toThrow();
    await expect(db.rows('select * from added')).rejects.toThrow();
    expect(await db.rows(applied)).toEqual(before);
    await db.migrate();
  });

  test('a database of a newer version is refused with a sentence', async () => {
    await db.migrate(changedMigrations((_, add) => add('create table added (a integer)')));
    await expect(db.migrate()).rejects.toThrow('The database has the migration 9999_added');
  });

  test('a migration that was changed after it had been applied is refused', async () => {
    await db.migrate();
    const changed = changedMigrations((first) => writeFileSync(first, `${readFileSync(first, 'utf8')}\n-- changed`));
    await expect(db.migrate(changed)).rejects.toMatchObject({ code: 'precondition' });
  });

  test('line endings of a checkout change nothing', async () => {
    await db.migrate();
    const windows = changedMigrations((first) =>
      writeFileSync(first, readFileSync(first, 'utf8').replaceAll('\n', '\r\n')),
    );
    await db.migrate(windows);
  });
});

test.runIf(dialects.includes('postgres'))('instances that start together migrate once', async () => {
  const db = await postgres();
  await Promise.all([db.migrate(), db.migrate(), db.migrate()]);
  expect(await db.rows(applied)).toHaveLength(1);
});
