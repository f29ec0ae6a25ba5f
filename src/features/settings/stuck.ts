// What was given up on and will not happen by itself: for workspace admins, with a way to try it again.
import { record } from '../../db/activity.ts';
import type { AppCtx } from '../../db/types.ts';
import { listStuckJobs, reviveJobs, type StuckJob } from '../../jobs/stuck.ts';
import { refusal } from '../../kernel/errors.ts';
import { listStuck, reviveMessages, type StuckMessage } from '../../outbox/stuck.ts';
import { en } from './messages.ts';

export interface Stuck {
  readonly messages: readonly StuckMessage[];
  /** Parked ones; skipped slots are history, not work. */
  readonly jobs: readonly StuckJob[];
}

export const isAdmin = (ctx: AppCtx): boolean => ctx.actor.kind === 'user' && ctx.actor.standing === 'admin';

function permitAdmin(ctx: AppCtx): void {
  if (!isAdmin(ctx)) throw refusal('forbidden', en.adminsOnly);
}

/** Newest first, at most 100 of each. Throws `forbidden` for everybody but workspace admins. */
export async function getStuck(ctx: AppCtx): Promise<Stuck> {
  permitAdmin(ctx);
  const jobs = await listStuckJobs(ctx.db.read, ctx.workspaceId);
  return {
    messages: await listStuck(ctx.db.read, ctx.workspaceId),
    jobs: jobs.filter((job) => job.status === 'parked'),
  };
}

/** Makes all of it due again; what is no longer stuck stays as it is. Answers how many were. */
export async function retryStuck(ctx: AppCtx): Promise<number> {
  permitAdmin(ctx);
  return ctx.db.tx(async (tx) => {
    const revived = (await reviveMessages(tx, ctx)) + (await reviveJobs(tx, ctx));
    await record(tx, ctx, {
      kind: 'settings.stuck-retried',
      subject: { kind: 'settings', id: 'stuck' },
      data: { revived },
    });
    return revived;
  });
}
