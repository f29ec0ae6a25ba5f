// What a transaction is whatever the dialect: its life, its time limit, and the rules that queries outside of it are
// refused and that one failed query dooms it. Committing and retrying belong to the dialects.
import { AsyncLocalStorage } from 'node:async_hooks';
import { refusal } from '../kernel/errors.ts';
import type { Tables } from './tables/index.ts';
import type { Tx, WriteQuery } from './types.ts';

/** One run of a transaction function. */
export interface Unit {
  isOpen: boolean;
  /** The first query that failed: the unit is not committed even when its function swallowed the error. */
  failure: { readonly error: unknown } | undefined;
  readonly callbacks: (() => void)[];
}

const running = new AsyncLocalStorage<Unit>();

/** True in everything a transaction function calls, until it ends: where calls over the network are bugs. */
export function insideTransaction(): boolean {
  return running.getStore()?.isOpen === true;
}

export function newUnit(): Unit {
  return { isOpen: true, failure: undefined, callbacks: [] };
}

/** Throws when the caller is inside a transaction. */
export function refuseInside(what: string): void {
  if (insideTransaction()) throw new Error(`${what} inside a transaction: use its tx`);
}

/** Throws unless the caller belongs to the unit that holds the connection: a query nobody awaited gets here. */
export function requireUnit(holder: Unit | undefined): Unit {
  const own = running.getStore();
  if (!own?.isOpen || own !== holder) throw new Error('a query outside its transaction: was everything awaited?');
  return own;
}

interface Performance<Result> {
  readonly unit: Unit;
  readonly tx: Tx;
  readonly fn: (tx: Tx) => Promise<Result>;
  readonly timeoutMs: number;
}

/** Runs the function to its end or its time limit; afterwards the unit is closed for good. */
export async function perform<Result>({ unit, tx, fn, timeoutMs }: Performance<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`a transaction did not end within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    // A query that is returned instead of awaited starts only when somebody awaits it: that must be inside.
    const result = await Promise.race([running.run(unit, async () => await fn(tx)), limit]);
    if (unit.failure) throw unit.failure.error;
    return result;
  } finally {
    unit.isOpen = false;
    clearTimeout(timer);
  }
}

/** Calls what waits for the commit. A callback that throws cannot undo it: the problem is only told. */
export function runCallbacks(unit: Unit, onProblem: (problem: unknown) => void): void {
  for (const callback of unit.callbacks) {
    try {
      callback();
    } catch (problem) {
      onProblem(problem);
    }
  }
}

/** The only place that makes a Tx: `q` must belong to the connection that the unit holds. */
export function txOf(unit: Unit, on: { readonly q: WriteQuery; readonly t: Tables }): Tx {
  const tx: Omit<Tx, symbol> = { q: on.q, t: on.t, afterCommit: (callback) => void unit.callbacks.push(callback) };
  return tx as Tx;
}

/** What a caller hears when the database cannot serve; `cause` goes to the log. */
export function unavailable(cause?: unknown): Error {
  const sentence = 'Plumbline cannot reach its data right now, so this may not be saved. Please try again in a minute.';
  return Object.assign(refusal('unavailable', sentence), { cause });
}
