// A product's digest schedules, for whoever may see its digests.
import type { AppCtx } from '../../db/types.ts';
import type { ProductId, ScheduleId } from '../../kernel/ids.ts';
import { permit } from '../products/index.ts';
import { type Schedule, scheduleGone } from './model.ts';
import { findSchedule, selectCoveredUntil, selectSchedules } from './store.ts';

export async function listSchedules(ctx: AppCtx, productId: ProductId): Promise<readonly Schedule[]> {
  await permit(ctx.db.read, ctx, productId, 'digest.preview');
  return selectSchedules(ctx.db.read, ctx.workspaceId, productId);
}

/** Throws `not_found` when it was ended meanwhile. */
export async function getSchedule(ctx: AppCtx, id: ScheduleId): Promise<Schedule> {
  const schedule = await findSchedule(ctx.db.read, ctx.workspaceId, id);
  if (!schedule) throw scheduleGone();
  await permit(ctx.db.read, ctx, schedule.productId, 'digest.preview');
  return schedule;
}

/** The end of the product's newest scheduled digest (epoch ms); undefined when there was none. */
export function coveredUntil(ctx: AppCtx, productId: ProductId): Promise<number | undefined> {
  return selectCoveredUntil(ctx.db.read, ctx.workspaceId, productId);
}
