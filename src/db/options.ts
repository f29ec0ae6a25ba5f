// What may be set when a database is opened, with the values that hold in production.

export interface DbOptions {
  /** Told of problems that no caller hears of: a lost idle connection, an afterCommit callback that throws. */
  readonly onProblem?: (problem: unknown) => void;
  /** Holds a folder of migrations for each dialect; found beside the program when not given. */
  readonly migrations?: string;
  readonly limits?: Partial<DbLimits>;
}

export interface DbLimits {
  /** Transactions that may wait; more are refused at once. */
  readonly waiting: number;
  /** Transactions that may share one commit (SQLite). */
  readonly batch: number;
  /** How long one transaction function may take, in ms. */
  readonly transactionMs: number;
  /** How long one statement may take (PostgreSQL), in ms. */
  readonly statementMs: number;
  /** How long another program's lock is waited for, in ms; on SQLite the process stands still meanwhile. */
  readonly lockMs: number;
  /** Connections of the pool (PostgreSQL). */
  readonly connections: number;
}

const defaults: DbLimits = {
  waiting: 1_000,
  batch: 64,
  transactionMs: 5_000,
  statementMs: 5_000,
  lockMs: 500,
  connections: 10,
};

export const limitsOf = (options: DbOptions): DbLimits => ({ ...defaults, ...options.limits });
export const problemsOf = (options: DbOptions): ((problem: unknown) => void) => options.onProblem ?? (() => undefined);
