// For work that nobody can repeat by clicking again: a transaction that lost its races to the end is begun anew.
import { AppError } from '../kernel/errors.ts';
import type { Db, Tx } from './types.ts';

const TRIES = 10;

/** As `db.tx`, ten times as patient with transactions of other processes. */
export async function insist<Result>(db: Db, fn: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.tx(fn);
    } catch (error) {
      const lostRace = error instanceof AppError && error.code === 'conflict';
      if (!lostRace || tries >= TRIES) throw error;
    }
  }
}
