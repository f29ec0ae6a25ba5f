// One process per database file. The lock is a transaction held open on a small database beside it, which the
// operating system releases when the process dies, however it dies.
import Database from 'better-sqlite3';
import { refusal } from '../kernel/errors.ts';

export interface FileLock {
  release(): void;
}

/** Throws a refusal with a sentence for the operator when another process (or this one) holds the file. */
export function lockFile(path: string): FileLock {
  const lock = new Database(`${path}.lock`, { timeout: 0 });
  try {
    lock.exec('begin immediate');
    lock.exec('create table if not exists owner (pid integer not null)');
    lock.exec('delete from owner');
    lock.prepare('insert into owner (pid) values (?)').run(process.pid);
    // Others read the pid only once it is committed; whoever slips in between keeps the file, and this one refuses.
    lock.exec('commit');
    lock.exec('begin immediate');
    return { release: () => lock.close() };
  } catch (error) {
    const refused = isBusy(error) ? refusal('precondition', heldBy(path, ownerOf(lock))) : error;
    lock.close();
    throw refused;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function ownerOf(lock: Database.Database): string {
  try {
    return `process ${lock.prepare('select pid from owner').pluck().get()}`;
  } catch {
    return 'another process';
  }
}

const heldBy = (path: string, owner: string): string =>
  `The database ${path} is in use by ${owner}. Stop it first, or give this one another file.`;
