// A process that opens the database given as its argument, then commits one number after another and prints each once
// its commit resolved.
import { nextNumber } from '../../src/db/counters.ts';
import { openDb } from '../../src/db/open.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { testCtx } from './ctx.ts';

const [url = '', count = '0'] = process.argv.slice(2);

async function write(): Promise<void> {
  const db = await openDb(url);
  const ctx = testCtx(db);
  process.stdout.write('open\n');
  const one = async (): Promise<void> => {
    const number = await db.tx((tx) => nextNumber(tx, ctx, 'item'));
    process.stdout.write(`${number}\n`);
  };
  // Several at once, so that some always wait for the same commit.
  for (let n = 0; n < Number(count); n += 8) await Promise.all(Array.from({ length: 8 }, one));
  if (count === '0') await new Promise((resolve) => setTimeout(resolve, 60_000));
  await db.close();
}

write().catch((error: unknown) => {
  process.stdout.write(`${error instanceof AppError ? error.sentence : String(error)}\n`);
  process.exitCode = 3;
});
