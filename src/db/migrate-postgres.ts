// Applies migrations to PostgreSQL: one transaction under an advisory lock, so that instances that start together
// migrate one after another.
import { z } from 'zod';
import { insertApplied, migrationsTable, pendingMigrations, readMigrations, selectApplied } from './migrate.ts';

/** Any number, the same for every version of the program. */
const LOCK = 5_703_118_402;

type Run = (text: string, values?: unknown[]) => Promise<{ readonly rows: unknown[] }>;

const appliedRows = z.array(z.object({ name: z.string(), hash: z.string() }));

/** `run` sends one statement over one connection. Applies everything pending or nothing. */
export async function migratePostgres(run: Run, root: string | undefined): Promise<void> {
  await run('begin');
  try {
    await run('set local statement_timeout = 0');
    await run('set local lock_timeout = 0');
    await run('select pg_advisory_xact_lock($1)', [LOCK]);
    await run(migrationsTable);
    const applied = appliedRows.parse((await run(selectApplied)).rows);
    for (const [n, { name, hash, statements }] of pendingMigrations(
      readMigrations('postgres', root),
      applied,
    ).entries()) {
      for (const statement of statements) await run(statement);
      await run(insertApplied('postgres'), [applied.length + n, name, hash]);
    }
    await run('commit');
  } catch (error) {
    await run('rollback');
    throw error;
  }
}
