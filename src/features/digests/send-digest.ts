// Posts a digest: for a slot of its schedule, or by hand. Exactly one message per slot, whatever repeats.
import { record } from '../../db/activity.ts';
import type { AppCtx } from '../../db/types.ts';
import { nextSlot, slotName } from '../../jobs/slots.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ChannelId, ProductId, ScheduleId } from '../../kernel/ids.ts';
import { post } from '../../outbox/enqueue.ts';
import type { Content, Target } from '../../outbox/outbox.ts';
import type { Registry } from '../feature.ts';
import { mayBeToldIn, permit } from '../products/index.ts';
import { composeDigest } from './compose-digest.ts';
import { en } from './messages.ts';
import { type Digest, periodStart, type Schedule } from './model.ts';
import { findSchedule, selectCoveredUntil, updateScheduleIf } from './store.ts';

/** A change carries the time it began; what is still being committed when a digest is composed belongs to the next one. */
const SETTLE_MS = 10_000;

/** Draws a digest; handed in, because verbs build no blocks. */
export type Draw = (digest: Digest, schedule: Schedule | undefined) => Content;

/** Idempotent per slot. Does nothing when the schedule is gone, paused or already past this slot. */
export async function sendScheduledDigest(
  ctx: AppCtx,
  run: { readonly id: ScheduleId; readonly slot: number; readonly registry: Registry; readonly draw: Draw },
): Promise<void> {
  const schedule = await findSchedule(ctx.db.read, ctx.workspaceId, run.id);
  if (!schedule || schedule.isPaused || schedule.nextAt > run.slot) return;
  const { productId, without } = schedule;
  const until = run.slot - SETTLE_MS;
  const from = periodStart(schedule.coveredUntil, until);
  const digest = await composeDigest(ctx, run.registry, { productId, from, until, without });
  const content = run.draw(digest, schedule);
  const to: Target | undefined = schedule.channelId
    ? { channel: schedule.channelId }
    : schedule.userId
      ? { user: schedule.userId }
      : undefined;
  await ctx.db.tx(async (tx) => {
    const current = await findSchedule(tx, ctx.workspaceId, run.id);
    if (!current || current.isPaused || current.nextAt > run.slot || !to) return;
    await updateScheduleIf(tx, ctx.workspaceId, {
      id: current.id,
      version: current.version,
      nextAt: nextSlot({ ...current, anchor: current.createdAt }, run.slot),
      coveredUntil: until,
    });
    await post(tx, ctx, { key: `digests.send:${run.id}@${slotName(run.slot, current.timeZone)}`, to, content });
    await record(tx, ctx, {
      kind: 'digest.sent',
      subject: { kind: 'schedule', id: run.id },
      productId,
      data: { from, until, parts: digest.parts.map((part) => part.id) },
    });
  });
}

/** Posts what happened since the last digest; the same minute posts once. Throws `forbidden` where others would read it. */
export async function postDigestNow(
  ctx: AppCtx,
  wanted: {
    readonly productId: ProductId;
    readonly channelId: ChannelId;
    readonly isExternallyShared: boolean;
    readonly registry: Registry;
    readonly draw: Draw;
  },
): Promise<Digest> {
  const { productId, channelId, isExternallyShared } = wanted;
  const until = ctx.now();
  const from = periodStart(await selectCoveredUntil(ctx.db.read, ctx.workspaceId, productId), until);
  const digest = await composeDigest(ctx, wanted.registry, { productId, from, until, without: [] });
  const content = wanted.draw(digest, undefined);
  const key = `digests.now:${productId}:${channelId}@${slotName(until, 'UTC')}`;
  await ctx.db.tx(async (tx) => {
    const product = await permit(tx, ctx, productId, 'digest.manage');
    if (!(await mayBeToldIn(tx, ctx, { product, channelId, isExternallyShared }))) {
      throw refusal('forbidden', en.elsewhere(product.name));
    }
    await post(tx, ctx, { key, to: { channel: channelId }, content });
    await record(tx, ctx, {
      kind: 'digest.posted',
      subject: { kind: 'product', id: productId },
      productId,
      data: { from, until, channel: channelId },
    });
  });
  return digest;
}
