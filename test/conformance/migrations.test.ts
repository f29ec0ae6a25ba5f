// The tables as declared, as SQLite has them after its migrations and as PostgreSQL has them after its own are the same.
import Database from 'better-sqlite3';
import { getTableName, is, isTable } from 'drizzle-orm';
import { PgTable, getTableConfig as postgresConfig } from 'drizzle-orm/pg-core';
import { SQLiteTable, getTableConfig as sqliteConfig } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';
import { readMigrations } from '../../src/db/migrate.ts';
import { migratePostgres } from '../../src/db/migrate-postgres.ts';
import * as postgresSchema from '../../src/db/schema.postgres.ts';
import * as sqliteSchema from '../../src/db/schema.sqlite.ts';
import { newPglite } from '../support/pglite.ts';

interface Shape {
  /** `name`, with `!` where it is never null; booleans, numbers and texts alike in both databases. */
  readonly columns: readonly string[];
  readonly primaryKey: readonly string[];
  /** By name: `unique` or not, and the columns in order. */
  readonly indexes: Readonly<Record<string, string>>;
}

type Shapes = Readonly<Record<string, Shape>>;

/** Holds what Slack gave us for a whole workspace, found by other keys than the workspace. */
const WITHOUT_WORKSPACE: readonly string[] = ['installations'];

const sorted = (shapes: readonly (readonly [string, Shape])[]): Shapes =>
  Object.fromEntries([...shapes].sort(([a], [b]) => (a < b ? -1 : 1)));
const column = (name: string, isNeverNull: boolean): string => `${name}${isNeverNull ? '!' : ''}`;
const index = (isUnique: boolean, columns: readonly string[]): string =>
  `${isUnique ? 'unique ' : ''}${columns.join(', ')}`;

type Config = ReturnType<typeof sqliteConfig> | ReturnType<typeof postgresConfig>;

function declared(schema: Readonly<Record<string, unknown>>): Shapes {
  const shapes = Object.values(schema).flatMap((table) => {
    if (is(table, SQLiteTable)) return [shapeOf(sqliteConfig(table))];
    return is(table, PgTable) ? [shapeOf(postgresConfig(table))] : [];
  });
  return sorted(shapes);
}

function shapeOf({ name, columns, primaryKeys, indexes }: Config): readonly [string, Shape] {
  const nameOf = (part: unknown): string => (part as { name: string }).name;
  return [
    name,
    {
      columns: columns.map((each) => column(each.name, each.notNull)),
      primaryKey: primaryKeys.flatMap((key) => key.columns.map(nameOf)),
      indexes: Object.fromEntries(
        indexes.map(({ config }) => [config.name, index(config.unique ?? false, config.columns.map(nameOf))]),
      ),
    },
  ];
}

function migratedSqlite(): Shapes {
  const client = new Database(':memory:');
  for (const { statements } of readMigrations('sqlite')) for (const each of statements) client.exec(each);
  const all = <Row>(query: string, ...values: string[]): Row[] => client.prepare(query).all(...values) as Row[];
  const shapes = all<{ name: string }>("select name from sqlite_master where type = 'table'").map(({ name }) => {
    const columns = all<{ name: string; notnull: number; pk: number }>('select * from pragma_table_info(?)', name);
    const indexes = all<{ name: string; unique: number; origin: string }>('select * from pragma_index_list(?)', name);
    const keys = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    const own = indexes.filter(({ origin }) => origin === 'c');
    const columnsOf = (of: string): string[] =>
      all<{ name: string }>('select name from pragma_index_info(?) order by seqno', of).map((each) => each.name);
    const shape: Shape = {
      columns: columns.map((each) => column(each.name, each.notnull === 1)),
      primaryKey: keys.map((each) => each.name),
      indexes: Object.fromEntries(own.map((each) => [each.name, index(each.unique === 1, columnsOf(each.name))])),
    };
    return [name, shape] as const;
  });
  client.close();
  return sorted(shapes);
}

async function migratedPostgres(): Promise<Shapes> {
  const client = await newPglite();
  await migratePostgres((text, values) => client.query(text, values), undefined);
  const all = async <Row>(query: string): Promise<Row[]> => (await client.query<Row>(query)).rows;
  const columns = await all<{ table: string; name: string; never: boolean }>(
    `select table_name as table, column_name as name, is_nullable = 'NO' as never from information_schema.columns
     where table_schema = 'public' and table_name <> 'migrations' order by table_name, ordinal_position`,
  );
  const indexes = await all<{ table: string; name: string; unique: boolean; primary: boolean; columns: string[] }>(
    `select t.relname as table, i.relname as name, x.indisunique as unique, x.indisprimary as primary,
       array(select a.attname::text from unnest(x.indkey::int[]) with ordinality as k(n, place)
             join pg_attribute a on a.attrelid = t.oid and a.attnum = k.n order by k.place) as columns
     from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
     join pg_namespace s on s.oid = t.relnamespace where s.nspname = 'public' and t.relname <> 'migrations'`,
  );
  await client.close();
  const names = [...new Set(columns.map(({ table }) => table))];
  return sorted(
    names.map((name) => {
      const own = indexes.filter(({ table }) => table === name);
      const shape: Shape = {
        columns: columns.filter(({ table }) => table === name).map((each) => column(each.name, each.never)),
        primaryKey: own.find(({ primary }) => primary)?.columns ?? [],
        indexes: Object.fromEntries(
          own.filter(({ primary }) => !primary).map((each) => [each.name, index(each.unique, each.columns)]),
        ),
      };
      return [name, shape] as const;
    }),
  );
}

const inOrder = (shapes: Shapes): Shapes =>
  Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name, { ...shape, columns: [...shape.columns].sort() }]),
  );

describe('tables', () => {
  test('every one is exported to drizzle-kit, for both databases', () => {
    const names = (tables: object): string[] =>
      Object.values(tables)
        .filter((table) => isTable(table))
        .map((table) => getTableName(table))
        .sort();
    expect(names(sqliteSchema)).toEqual(names(sqliteSchema.tables));
    expect(names(postgresSchema)).toEqual(names(postgresSchema.tables));
  });

  test('are declared alike for both databases', () => {
    expect(declared(postgresSchema)).toEqual(declared(sqliteSchema));
  });

  test('are in SQLite what is declared; otherwise `npm run db:generate` was forgotten', () => {
    expect(inOrder(migratedSqlite())).toEqual(inOrder(declared(sqliteSchema)));
  });

  test('are in PostgreSQL what is declared; otherwise `npm run db:generate` was forgotten', async () => {
    expect(inOrder(await migratedPostgres())).toEqual(inOrder(declared(postgresSchema)));
  });

  const keyed = Object.entries(declared(sqliteSchema)).filter(([name]) => !WITHOUT_WORKSPACE.includes(name));

  test.each(keyed)('%s belongs to a workspace, first in its primary key and in every unique key', (_, shape) => {
    expect(shape.columns[0]).toBe('workspace_id!');
    expect(shape.primaryKey[0]).toBe('workspace_id');
    const unique = Object.values(shape.indexes).filter((columns) => columns.startsWith('unique '));
    for (const columns of unique) expect(columns).toMatch(/^unique workspace_id(,|$)/);
  });

  test('booleans are never null: a prepared statement would write false', () => {
    const nullable = Object.values(sqliteSchema)
      .filter((table) => is(table, SQLiteTable))
      .flatMap((table) => sqliteConfig(table).columns)
      .filter((each) => each.dataType === 'boolean' && !each.notNull);
    expect(nullable.map((each) => each.name)).toEqual([]);
  });
});
