// Where Slack meets digests: preview, post now, schedules.
import { z } from 'zod';
import { option } from '../../blocks/blocks.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ProductId } from '../../kernel/ids.ts';
import { formatMoment } from '../../kernel/time.ts';
import {
  type ActionRoute,
  type Answer,
  type Call,
  type CommandRoute,
  defineAction,
  defineSubmit,
  type OptionsRoute,
  type SubmitRoute,
} from '../../slack/routes.ts';
import { idSchema } from '../../slack/schemas.ts';
import type { Registry } from '../feature.ts';
import { permit, withProduct } from '../products/index.ts';
import { composeDigest } from './compose-digest.ts';
import { findZones, scheduleForm, ZONE_SEARCH } from './form.ts';
import { coveredUntil, getSchedule, listSchedules } from './list-schedules.ts';
import { en } from './messages.ts';
import { periodStart, type Schedule } from './model.ts';
import { manageSchedule, scheduleDigest } from './schedule-digest.ts';
import { type Draw, postDigestNow } from './send-digest.ts';
import { sendToMe } from './send-to-me.ts';
import * as views from './views.ts';

const scheduleId = idSchema('schedule');
const productId = idSchema('product');
const about = z.object({ p: productId });
const say = (text: string): Answer => ({ kind: 'say', message: { text, blocks: [] } });

const readerOf = ({ ctx: { locale, timeZone } }: Call) => ({ locale, timeZone });

async function composeNow(call: Call, registry: Registry, productId: ProductId) {
  const { ctx } = call;
  const until = ctx.now();
  const from = periodStart(await coveredUntil(ctx, productId), until);
  return composeDigest(ctx, registry, { productId, from, until, without: [] });
}

async function postHere(call: Call, registry: Registry, productId: ProductId): Promise<Answer> {
  const { ctx } = call;
  if (!ctx.channelId) throw refusal('precondition', en.notHere);
  const facts = await call.directory.channel(ctx.channelId);
  if (facts.isDirect) throw refusal('precondition', en.notHere);
  if (!facts.isBotMember) throw refusal('precondition', en.notMember('@plumbline'));
  const draw: Draw = (digest) => views.digestMessage(digest, ctx);
  const { isExternallyShared } = facts;
  await postDigestNow(ctx, { productId, channelId: ctx.channelId, isExternallyShared, registry, draw });
  return say(en.posted);
}

async function openSchedule(call: Call, productId: ProductId, schedule?: Schedule): Promise<Answer> {
  const { ctx } = call;
  await permit(ctx.db.read, ctx, productId, 'digest.manage');
  const start = schedule ?? {
    weekdays: [1],
    at: '09:00',
    timeZone: ctx.timeZone,
    cadence: 'weekly' as const,
    without: [],
  };
  const channelId = schedule?.channelId ?? ctx.channelId;
  const meta = { id: schedule?.id ?? ctx.newId('schedule'), p: productId };
  return { kind: 'open', view: views.scheduleModal(meta, { ...start, channelId }) };
}

async function list({ ctx }: Call, productId: ProductId): Promise<Answer> {
  return { kind: 'say', message: views.scheduleList(await listSchedules(ctx, productId), productId, ctx) };
}

export const digestCommands = (registry: Registry): readonly CommandRoute[] => [
  {
    words: ['digest'],
    summary: 'a private preview of what changed and why',
    example: '/roadmap digest',
    effect: 'reads',
    run: (call) =>
      withProduct(call, 'digest', async (product) => {
        const digest = await composeNow(call, registry, product.id);
        const isScheduled = (await listSchedules(call.ctx, product.id)).length > 0;
        return { kind: 'say', message: views.digestPreview(digest, { ...readerOf(call), isScheduled }) };
      }),
  },
  {
    words: ['digest now'],
    summary: 'post the digest to this channel',
    example: '/roadmap digest now',
    effect: 'changes',
    run: (call) => withProduct(call, 'digest now', (product) => postHere(call, registry, product.id)),
  },
  {
    words: ['digest schedule', 'digest schedules'],
    summary: 'when and where digests are posted',
    example: '/roadmap digest schedule',
    effect: 'reads',
    run: (call) => withProduct(call, 'digest schedule', (product) => list(call, product.id)),
  },
];

const onPostNow = (registry: Registry) =>
  defineAction({
    id: views.routes.postNow,
    effect: 'changes',
    payload: about,
    run: (call) => postHere(call, registry, call.payload.p),
  });

const onSendToMe = (registry: Registry) =>
  defineAction({
    id: views.routes.sendToMe,
    effect: 'changes',
    payload: about,
    async run(call) {
      const { ctx, payload } = call;
      const content = views.digestMessage(await composeNow(call, registry, payload.p), ctx);
      await sendToMe(ctx, { productId: payload.p, content });
      return say(en.sentToYou);
    },
  });

const onScheduleOpened = defineAction({
  id: views.routes.openSchedule,
  effect: 'reads',
  payload: z.union([z.object({ s: scheduleId }), about]),
  async run(call) {
    const { ctx, payload } = call;
    if ('p' in payload) return openSchedule(call, payload.p);
    const schedule = await getSchedule(ctx, payload.s);
    return openSchedule(call, schedule.productId, schedule);
  },
});

const onScheduled = defineSubmit({
  callback: views.callbacks.schedule,
  meta: z.object({ id: scheduleId, p: productId }),
  async run(call) {
    const { ctx, meta } = call;
    const { channelId, timeZone, weekdays, at = '09:00', cadence = 'weekly', without } = scheduleForm.read(call.state);
    if (!channelId) throw refusal('invalid', 'A channel is needed.', { channelId: 'Choose a channel.' });
    const facts = await call.directory.channel(channelId);
    if (!facts.isBotMember)
      throw refusal('precondition', en.notMember('@plumbline'), { channelId: en.notMember('@plumbline') });
    const schedule = await scheduleDigest(ctx, {
      id: meta.id,
      productId: meta.p,
      channelId,
      isExternallyShared: facts.isExternallyShared,
      weekdays: weekdays.map(Number),
      at,
      timeZone: timeZone?.value ?? ctx.timeZone,
      cadence,
      without,
    });
    const text = en.scheduled(en.when(schedule), formatMoment(schedule.nextAt, ctx.locale, ctx.timeZone));
    return { kind: 'close', say: { text, blocks: [] } };
  },
});

const onListed = defineAction({
  id: views.routes.list,
  effect: 'reads',
  payload: about,
  run: (call) => list(call, call.payload.p),
});

const onManaged = defineAction({
  id: views.routes.manage,
  effect: 'changes',
  payload: z.object({ s: scheduleId, d: z.enum(['pause', 'resume', 'skip', 'end']), e: z.number() }),
  async run({ ctx, payload }) {
    const { s: id, d: deed, e: expected } = payload;
    const schedule = await manageSchedule(ctx, { id, deed, expected });
    const next = formatMoment(schedule.nextAt, ctx.locale, ctx.timeZone);
    return say(deed === 'pause' || deed === 'end' ? en.managed[deed] : en.managed[deed](next));
  },
});

const searchZones: OptionsRoute = {
  id: ZONE_SEARCH,
  run: async ({ query }) => findZones(query).map((zone) => option(zone, zone)),
};

export const digestActions = (registry: Registry): readonly ActionRoute[] => [
  onPostNow(registry),
  onSendToMe(registry),
  onScheduleOpened,
  onListed,
  onManaged,
];
export const digestSubmits: readonly SubmitRoute[] = [onScheduled];
export const digestOptions: readonly OptionsRoute[] = [searchZones];
