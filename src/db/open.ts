// Opens a database by its address. A driver is loaded only when it is used.
import { fileURLToPath } from 'node:url';
import { refusal } from '../kernel/errors.ts';
import type { DbOptions } from './options.ts';
import type { Db } from './types.ts';

/** `file:data/plumbline.db` or `postgres://…`; migrates before it resolves. Throws a refusal the operator can read. */
export async function openDb(url: string, options: DbOptions = {}): Promise<Db> {
  if (url.startsWith('file:')) {
    const { openSqlite } = await import('./open-sqlite.ts');
    return openSqlite(url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length), options);
  }
  if (/^postgres(ql)?:/.test(url)) {
    const { openPostgres } = await import('./open-postgres.ts');
    return openPostgres(url, options);
  }
  throw refusal('invalid', 'A database address starts with file: (SQLite) or postgres:// (PostgreSQL).');
}
