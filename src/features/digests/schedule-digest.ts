// Says when and where a product's digest is told; pausing, skipping and ending it.
import { record } from '../../db/activity.ts';
import type { AppCtx, Tx } from '../../db/types.ts';
import { nextSlot } from '../../jobs/slots.ts';
import { requireUser } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ProductId, ScheduleId } from '../../kernel/ids.ts';
import { mayBeToldIn, permit } from '../products/index.ts';
import { en } from './messages.ts';
import { checkSchedule, periodStart, type Schedule, type ScheduleInput, scheduleGone } from './model.ts';
import { deleteSchedule, findSchedule, insertSchedule, selectSchedules, updateScheduleIf } from './store.ts';

const MAX_SCHEDULES = 10;

/**
 * Makes or changes a schedule; idempotent by the id made when the form opened. Throws `forbidden` beside the channel where
 * what it tells would leave the product's own channels and must not.
 */
export async function scheduleDigest(
  ctx: AppCtx,
  input: ScheduleInput & {
    readonly id: ScheduleId;
    readonly productId: ProductId;
    readonly isExternallyShared?: boolean;
  },
): Promise<Schedule> {
  checkSchedule(input);
  const { id, productId: _product, channelId, isExternallyShared = false, ...rhythm } = input;
  return ctx.db.tx(async (tx) => {
    const known = await findSchedule(tx, ctx.workspaceId, id);
    const product = await permit(tx, ctx, known?.productId ?? input.productId, 'digest.manage');
    const productId = product.id;
    if (!(await mayBeToldIn(tx, ctx, { product, channelId, isExternallyShared }))) {
      throw refusal('forbidden', en.elsewhere(product.name), { channelId: en.elsewhere(product.name) });
    }
    const createdAt = known?.createdAt ?? ctx.now();
    const nextAt = nextSlot({ ...rhythm, anchor: createdAt }, ctx.now());
    if (known) await change(tx, ctx, { schedule: known, set: { ...rhythm, channelId, nextAt } });
    else {
      if ((await selectSchedules(tx, ctx.workspaceId, productId)).length >= MAX_SCHEDULES) {
        throw refusal('limit', `A product has at most ${MAX_SCHEDULES} digest schedules. End one first.`);
      }
      const coveredUntil = periodStart(undefined, ctx.now());
      const createdBy = requireUser(ctx);
      const row = { id, productId, channelId, userId: null, ...rhythm, nextAt, coveredUntil, createdAt, createdBy };
      await insertSchedule(tx, ctx.workspaceId, row);
    }
    await record(tx, ctx, {
      kind: 'digest.scheduled',
      subject: { kind: 'schedule', id },
      productId,
      data: { weekdays: [...input.weekdays], at: input.at, timeZone: input.timeZone, channel: channelId },
    });
    return getSchedule(tx, ctx, id);
  });
}

async function getSchedule(tx: Tx, ctx: AppCtx, id: ScheduleId): Promise<Schedule> {
  const schedule = await findSchedule(tx, ctx.workspaceId, id);
  if (!schedule) throw scheduleGone();
  return schedule;
}

async function change(
  tx: Tx,
  ctx: AppCtx,
  { schedule, set }: { schedule: Schedule; set: Partial<Omit<Schedule, 'id' | 'version' | 'productId' | 'createdAt'>> },
): Promise<void> {
  const { id, version } = schedule;
  if (!(await updateScheduleIf(tx, ctx.workspaceId, { id, version, ...set }))) {
    throw refusal('conflict', 'Somebody changed this schedule at the same moment. Look at it again.');
  }
}

export type ScheduleDeed = 'pause' | 'resume' | 'skip' | 'end';

/** Pausing and resuming are absolute; `skip` skips the slot `expected` (epoch ms) and no other, so twice is once. */
export async function manageSchedule(
  ctx: AppCtx,
  input: { readonly id: ScheduleId; readonly deed: ScheduleDeed; readonly expected: number },
): Promise<Schedule> {
  return ctx.db.tx(async (tx) => {
    const schedule = await getSchedule(tx, ctx, input.id);
    await permit(tx, ctx, schedule.productId, 'digest.manage');
    const rhythm = { ...schedule, anchor: schedule.createdAt };
    if (input.deed === 'end') await deleteSchedule(tx, ctx.workspaceId, schedule.id);
    if (input.deed === 'pause') await change(tx, ctx, { schedule, set: { isPaused: true } });
    if (input.deed === 'resume') {
      await change(tx, ctx, { schedule, set: { isPaused: false, nextAt: nextSlot(rhythm, ctx.now()) } });
    }
    if (input.deed === 'skip' && schedule.nextAt === input.expected) {
      await change(tx, ctx, { schedule, set: { nextAt: nextSlot(rhythm, schedule.nextAt) } });
    }
    await record(tx, ctx, {
      kind: `digest.${input.deed}`,
      subject: { kind: 'schedule', id: schedule.id },
      productId: schedule.productId,
      data: { nextAt: schedule.nextAt },
    });
    return (await findSchedule(tx, ctx.workspaceId, input.id)) ?? schedule;
  });
}
