// Hot queries: built once for each connection and prepared by the database, instead of built anew at every call.
// Measured, building costs ten times what a point read does.
import { sql } from 'drizzle-orm';
import type { Reader } from './types.ts';

/** A query builder of Drizzle, not yet awaited. */
export interface Preparable<Rows> extends PromiseLike<Rows> {
  prepare(name: string): unknown;
}

const names = new Set<string>();
/** By connection, which is what `q` stands for. */
const prepared = new WeakMap<Reader['q'], Map<string, Prepared<unknown>>>();

interface Prepared<Rows> {
  execute(values: object): PromiseLike<Rows>;
}

/**
 * Defines a query under a name that nothing else has. `build` runs once for each connection; in it, each property of
 * `at` stands for the value of that name at execution: use it as an operand or a column's value, never look at it.
 *
 *     const findBallot = statement('votes.findBallot', ({ q, t }: Reader, at: { voteId: VoteId; key: string }) =>
 *       q.select().from(t.ballots).where(and(eq(t.ballots.voteId, at.voteId), eq(t.ballots.key, at.key))));
 *     const [ballot] = await findBallot(reader, { voteId, key });
 */
export function statement<On extends Reader, Values extends object, Rows>(
  name: string,
  build: (on: On, at: Values) => Preparable<Rows>,
): (on: On, values: Values) => Promise<Rows> {
  if (names.has(name)) throw new Error(`two statements are named ${name}`);
  names.add(name);
  return async (on, values) => {
    const known = preparedOn(on);
    const query = known.get(name) ?? asPrepared(build(on, placeholders<Values>()).prepare(name));
    known.set(name, query);
    return rowsOf<Rows>(await query.execute(values));
  };
}

function preparedOn(on: Reader): Map<string, Prepared<unknown>> {
  const known = prepared.get(on.q) ?? new Map<string, Prepared<unknown>>();
  prepared.set(on.q, known);
  return known;
}

/** Drizzle takes a placeholder wherever it takes a value, and encodes what replaces it as it would the value. */
function placeholders<Values extends object>(): Values {
  return new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) }) as Values;
}

/** What `prepare` of any Drizzle builder makes. */
function asPrepared(query: unknown): Prepared<unknown> {
  return query as Prepared<unknown>;
}

/** A prepared query resolves to what awaiting its builder would. */
function rowsOf<Rows>(rows: unknown): Rows {
  return rows as Rows;
}
