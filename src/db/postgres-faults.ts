// What PostgreSQL's errors mean to a transaction: try again, tell the person, or it is a bug.
import { setTimeout as sleep } from 'node:timers/promises';
import { DrizzleQueryError } from 'drizzle-orm';
import { refusal } from '../kernel/errors.ts';
import { unavailable } from './transaction.ts';

const MOST_ATTEMPTS = 5;
const SERIALISATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const UNIQUE_VIOLATION = '23505';
const LOCK_TIMEOUT = '55P03';

/** Sleeps and answers true when the transaction may run again. */
export async function mayRetry(fault: unknown, attempt: number): Promise<boolean> {
  if (!isRetryable(sqlState(fault), attempt)) return false;
  await sleep(Math.random() * 5 * 2 ** attempt);
  return true;
}

function isRetryable(state: string | undefined, attempt: number): boolean {
  // Two transactions that both looked and both insert: the second sees the row when it looks again.
  if (state === UNIQUE_VIOLATION) return attempt === 1;
  return (state === SERIALISATION_FAILURE || state === DEADLOCK) && attempt < MOST_ATTEMPTS;
}

/** The error a caller gets: sentences for what time heals, the driver's own error (never with its values) for bugs. */
export function errorFor(fault: unknown): unknown {
  const state = sqlState(fault);
  if (state === SERIALISATION_FAILURE || state === DEADLOCK) {
    const sentence = 'Several people changed this at the same moment, and your change was not saved. Please try again.';
    return Object.assign(refusal('conflict', sentence), { cause: fault });
  }
  const isHealedByTime = state === undefined || state === LOCK_TIMEOUT || /^(08|53|57|58)/.test(state);
  return isHealedByTime ? unavailable(fault) : fault;
}

/** Drizzle's wrapper quotes the query's values, which are people's words; what it wraps does not. */
export function unwrapped(error: unknown): unknown {
  return error instanceof DrizzleQueryError && error.cause !== undefined ? error.cause : error;
}

function sqlState(fault: unknown): string | undefined {
  const code = fault instanceof Error && 'code' in fault ? fault.code : undefined;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}
