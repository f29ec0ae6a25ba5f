// Emptying a PostgreSQL database between tests.

/** Deletes, because truncating tables that hold a few rows costs more. The memory of migrations stays. */
export async function emptyPostgres(run: (text: string) => Promise<unknown>): Promise<void> {
  await run(`do $$ declare name text; begin
    for name in select tablename from pg_tables where schemaname = current_schema() and tablename <> 'migrations' loop
      execute format('delete from %I', name);
    end loop;
  end $$`);
}
