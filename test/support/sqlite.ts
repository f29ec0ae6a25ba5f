// Fresh SQLite files for tests: one migrated template, copied for each test.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMigrations } from '../../src/db/migrate.ts';
import { openSqlite } from '../../src/db/open-sqlite.ts';
import type { DbOptions } from '../../src/db/options.ts';
import type { Db } from '../../src/db/types.ts';

/** A folder of its own under the system's; the caller removes it. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'plumbline-test-'));
}

/** Its files go when it is closed. */
export async function freshSqlite(options: DbOptions = {}): Promise<Db> {
  const made = await template();
  const folder = temporaryFolder();
  const file = join(folder, 'test.db');
  copyFileSync(made, file);
  const db = openSqlite(file, options);
  return {
    ...db,
    close: async () => {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where what is made from the migrations may be kept between runs. */
export function cachedFor(dialect: Db['dialect'], extension: string): string {
  const hashes = readMigrations(dialect).map(({ hash }) => hash);
  const key = createHash('sha256').update(hashes.join()).digest('hex').slice(0, 16);
  return join(tmpdir(), 'plumbline-test-templates', `${key}.${extension}`);
}

async function template(): Promise<string> {
  const kept = cachedFor('sqlite', 'db');
  if (existsSync(kept)) return kept;
  const folder = temporaryFolder();
  const made = join(folder, 'template.db');
  await openSqlite(made).close();
  mkdirSync(join(kept, '..'), { recursive: true });
  // Renaming is atomic: another worker sees a whole template or none.
  renameSync(made, kept);
  rmSync(folder, { recursive: true, force: true });
  return kept;
}
