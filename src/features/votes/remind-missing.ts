// Reminds those who have not voted, once each and only in their own working hours: zone by zone, later where it is night.
import type { AppCtx, Tx } from '../../db/types.ts';
import { enqueueJob } from '../../jobs/enqueue.ts';
import type { UserId, VoteId } from '../../kernel/ids.ts';
import { post } from '../../outbox/enqueue.ts';
import { selectMissing } from './ballot-store.ts';
import { nextWorkingTime, reminderSubject, takesBallots, type Vote } from './model.ts';
import { findVote } from './store.ts';

export interface RemindInput {
  readonly id: VoteId;
  /** Only people of this time zone; all of them without one. */
  readonly timeZone?: string;
}

/** Idempotent: a person is reminded of a vote once. Nobody is reminded outside working hours. */
export async function remindMissing(ctx: AppCtx, { id, timeZone }: RemindInput): Promise<void> {
  await ctx.db.tx(async (tx) => {
    const vote = await findVote(tx, ctx.workspaceId, id);
    if (!vote || !takesBallots(vote, ctx.now())) return;
    const missing = await selectMissing(tx, ctx.workspaceId, id);
    const zones = Map.groupBy(missing, (person) => person.timeZone ?? 'UTC');
    for (const [zone, people] of zones) {
      if (timeZone === undefined || timeZone === zone) await remindZone(tx, ctx, { vote, zone, people });
    }
  });
}

interface ZoneOf {
  readonly vote: Vote;
  readonly zone: string;
  readonly people: readonly { readonly userId: UserId }[];
}

async function remindZone(tx: Tx, ctx: AppCtx, { vote, zone, people }: ZoneOf): Promise<void> {
  const at = nextWorkingTime(ctx.now(), zone);
  if (at >= vote.deadline) return;
  if (at > ctx.now()) return remindLater(tx, ctx, { id: vote.id, zone, at });
  for (const { userId } of people) await remind(tx, ctx, { id: vote.id, userId });
}

const remind = (tx: Tx, ctx: AppCtx, { id, userId }: { id: VoteId; userId: UserId }): Promise<void> =>
  post(tx, ctx, {
    key: `votes.reminder:${id}:${userId}`,
    to: { user: userId },
    content: { kind: 'votes.reminder', subject: reminderSubject(id, userId) },
  });

const remindLater = (tx: Tx, ctx: AppCtx, plan: { id: VoteId; zone: string; at: number }): Promise<void> =>
  enqueueJob(tx, ctx, {
    kind: 'votes.remind',
    key: `votes.remind:${plan.id}@${plan.zone}@${plan.at}`,
    runAt: plan.at,
    payload: { v: plan.id, zone: plan.zone },
  });
