// Durable work that is due at a time. A verb enqueues in its own transaction; the runner (runner.ts) claims and runs.
// A job may run more than once after a crash: what it does must be idempotent.
import type { ZodType } from 'zod';
import type { Json } from '../db/tables/core.ts';
import type { AppCtx, Db } from '../db/types.ts';
import type { WorkspaceId } from '../kernel/ids.ts';

export interface DueJob {
  readonly workspaceId: WorkspaceId;
  readonly kind: string;
  /** Unique in the workspace: the slot or cause. The same key runs once. */
  readonly key: string;
  /** Epoch ms. */
  readonly runAt: number;
  /** Small: ids, not content. */
  readonly payload: Exclude<Json, null>;
}

export interface JobDefinition {
  /** `votes.close` */
  readonly kind: string;
  /** How late it may still run; later it is recorded as skipped. Infinity for what must happen whenever. */
  readonly catchUpMs: number;
  readonly maxAttempts: number;
  /** Parses the payload; throws AppError or anything else to be retried. `ctx.actor` is the system. */
  run(ctx: AppCtx, payload: Json): Promise<void>;
}

/** Finds work that recurs: called at each tick, answers what is due by `now` (epoch ms); may answer the same again. */
export type Planner = (db: Db, now: number) => Promise<readonly DueJob[]>;

/** Defines a job whose payload is checked by `schema` before `run` sees it. */
export function defineJob<Payload>(definition: {
  readonly kind: string;
  readonly schema: ZodType<Payload>;
  readonly catchUpMs: number;
  readonly maxAttempts?: number;
  readonly run: (ctx: AppCtx, payload: Payload) => Promise<void>;
}): JobDefinition {
  const { kind, schema, catchUpMs, maxAttempts = 8, run } = definition;
  return { kind, catchUpMs, maxAttempts, run: (ctx, payload) => run(ctx, schema.parse(payload)) };
}
