// Brings the database to the newest schema and says so; `start` does the same.
import { readConfig } from '../config.ts';
import { openDb } from '../db/open.ts';
import { refusal } from '../kernel/errors.ts';

/** Needs DATABASE_URL alone; other settings may be missing. */
export async function migrateDatabase(env: NodeJS.ProcessEnv): Promise<void> {
  const placeholders = { SLACK_BOT_TOKEN: 'xoxb-none', SLACK_APP_TOKEN: 'xapp-none' };
  const read = readConfig({ ...placeholders, DATABASE_URL: env.DATABASE_URL });
  if (!read.ok) throw refusal('invalid', read.explanation);
  const db = await openDb(read.config.databaseUrl);
  await db.close();
  process.stdout.write(`The database at ${withoutPassword(read.config.databaseUrl)} has the newest schema.\n`);
}

const withoutPassword = (url: string): string => url.replace(/(:\/\/[^:/@]+):.*@/, '$1@');
