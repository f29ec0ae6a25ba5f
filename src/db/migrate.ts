// Brings a database to the schema of this program: all pending migrations or none. The dialects run the SQL; what is
// pending, and whether the database may be used at all, is decided here.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { refusal } from '../kernel/errors.ts';
import type { Dialect } from './types.ts';

export interface Migration {
  readonly name: string;
  readonly hash: string;
  readonly statements: readonly string[];
}

export type Applied = Pick<Migration, 'name' | 'hash'>;

/** Kept beside the tables, in the order of application. */
export const migrationsTable =
  'create table if not exists migrations (position integer primary key, name text not null, hash text not null)';
export const selectApplied = 'select name, hash from migrations order by position';
export const insertApplied = (dialect: Dialect): string =>
  dialect === 'sqlite'
    ? 'insert into migrations (position, name, hash) values (?, ?, ?)'
    : 'insert into migrations (position, name, hash) values ($1, $2, $3)';

const journal = z.object({ entries: z.array(z.object({ tag: z.string() })) });

/** In order. `root` holds a folder for each dialect. */
export function readMigrations(dialect: Dialect, root = migrationsRoot()): readonly Migration[] {
  const folder = join(root, dialect);
  const { entries } = journal.parse(JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')));
  return entries.map(({ tag: name }) => {
    const text = readFileSync(join(folder, `${name}.sql`), 'utf8').replaceAll('\r\n', '\n');
    const hash = createHash('sha256').update(text).digest('hex');
    return { name, hash, statements: text.split('--> statement-breakpoint') };
  });
}

/** What is still to apply. Throws a refusal when the database has migrations that this program does not know. */
export function pendingMigrations(all: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  const stranger = applied.find(({ hash }, position) => all[position]?.hash !== hash);
  if (stranger) {
    throw refusal(
      'precondition',
      `The database has the migration ${stranger.name}, which this version of Plumbline does not know. Start the version that wrote it, or a newer one.`,
    );
  }
  return all.slice(applied.length);
}

/** The folder lies above the source as well as above a bundle. */
function migrationsRoot(): string {
  for (let at = import.meta.dirname; dirname(at) !== at; at = dirname(at)) {
    const root = join(at, 'migrations');
    if (existsSync(join(root, 'sqlite'))) return root;
  }
  throw new Error('no folder with migrations above the program');
}
