// Emptying a PostgreSQL database between tests.

/** One statement, so that it costs milliseconds; the memory of migrations stays. */
export async function emptyPostgres(run: (text: string) => Promise<unknown>): Promise<void> {
  await run(`do $$ begin execute (
    select 'truncate ' || string_agg(quote_ident(tablename), ', ')
    from pg_tables where schemaname = current_schema() and tablename <> 'migrations'
  ); end $$`);
}
