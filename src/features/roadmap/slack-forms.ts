// Opens and submits the roadmap's modals: parse, call a verb, tell what came of it.
import { z } from 'zod';
import type { AppCtx, Tx } from '../../db/types.ts';
import { requireUser } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { FeedbackId } from '../../kernel/ids.ts';
import { formatNumber } from '../../kernel/intl.ts';
import {
  type ActionRoute,
  type Answer,
  type Call,
  defineAction,
  defineSubmit,
  type SubmitCall,
  type SubmitRoute,
} from '../../slack/routes.ts';
import type { Registry } from '../feature.ts';
import { permit } from '../products/index.ts';
import { type AddItemInput, addItem, findAlike } from './add-item.ts';
import { editItem } from './edit-item.ts';
import { draftOf, draftOfItem, type ItemDraft, readItem } from './form.ts';
import * as views from './form-views.ts';
import { en } from './messages.ts';
import { activeHorizons, type Item, isActive } from './model.ts';
import { moveItem } from './move-item.ts';
import { parkItem } from './park-item.ts';
import { callbacks, type Dialog, dialogs, routes } from './parts-views.ts';
import { getRanking, rankItem } from './rank-item.ts';
import { editableItem } from './rights.ts';
import { setHealth } from './set-health.ts';
import { shipItem } from './ship-item.ts';
import { done, feedbackId, horizon, itemId, productId, readingOf } from './slack-parts.ts';

const formMeta = z.discriminatedUnion('m', [
  z.object({
    m: z.literal('add'),
    i: itemId,
    p: productId,
    f: feedbackId.optional(),
    ok: z.string().optional(),
    long: z.boolean(),
  }),
  z.object({
    m: z.literal('edit'),
    i: itemId,
    ref: z.string(),
    h: horizon,
    base: z.number().int(),
    seen: z.number().int(),
    long: z.boolean(),
  }),
]);
type FormMeta = z.infer<typeof formMeta>;
type AddMeta = Extract<FormMeta, { m: 'add' }>;
type EditMeta = Extract<FormMeta, { m: 'edit' }>;

export interface NewItemDraft {
  readonly title?: string;
  readonly problem?: string;
  readonly links?: readonly string[];
  /** The new item becomes what this feedback is evidence for. */
  readonly fromFeedback?: FeedbackId;
}

/** Opens the form of a new item; its id is made here, so that submitting twice adds one. Throws `forbidden`. */
export async function openItemForm(
  call: Call,
  product: { readonly id: FormMetaProduct },
  draft: NewItemDraft,
): Promise<Answer> {
  const { ctx } = call;
  await permit(ctx.db.read, ctx, product.id, 'item.add');
  const { title = '', problem = '', links = [], fromFeedback } = draft;
  const view = views.itemModal({
    meta: {
      m: 'add',
      i: ctx.newId('item'),
      p: product.id,
      ...(fromFeedback ? { f: fromFeedback } : {}),
      long: links.length > 0,
    },
    draft: { title, problem, links, horizon: 'later', ownerId: requireUser(ctx) },
    reading: readingOf(ctx),
  });
  return { kind: 'open', view };
}
type FormMetaProduct = AddMeta['p'];

async function onItemSubmitted(registry: Registry, call: SubmitCall<FormMeta>): Promise<Answer> {
  const { meta } = call;
  return meta.m === 'add' ? onNewItem(registry, call, meta) : onEditedItem(call, meta);
}

async function onNewItem(registry: Registry, call: SubmitCall<FormMeta>, meta: AddMeta): Promise<Answer> {
  const { ctx, state } = call;
  const reading = readingOf(ctx);
  const { patch } = readItem(state, reading, meta.long);
  if (!isActive(patch.horizon)) throw refusal('invalid', en.problems.useShip, { horizon: en.problems.useShip });
  const alike =
    meta.ok === patch.title ? [] : await findAlike(ctx.db.read, ctx, { productId: meta.p, title: patch.title });
  const others = alike.filter((item) => item.id !== meta.i);
  if (others.length > 0) {
    const draft: ItemDraft = draftOf(state, reading);
    const notice = views.alikeNotice(others);
    return { kind: 'update', view: views.itemModal({ meta: { ...meta, ok: patch.title }, draft, reading, notice }) };
  }
  const input: AddItemInput = { ...patch, horizon: patch.horizon, id: meta.i, productId: meta.p };
  const from = meta.f;
  const item = await addItem(
    ctx,
    from ? { ...input, onAdded: (tx, item) => linked(registry, tx, { ctx, item, from }) } : input,
  );
  return done(item, en.done.added(item.ref));
}

/** Tells the slices that an item started from feedback, in the item's own transaction. */
async function linked(
  registry: Registry,
  tx: Tx,
  added: { readonly ctx: AppCtx; readonly item: Item; readonly from: FeedbackId },
): Promise<void> {
  for (const feature of registry.features) {
    await feature.contributes?.onItemAdded?.(tx, added.ctx, { itemId: added.item.id, fromFeedback: added.from });
  }
}

async function onEditedItem(call: SubmitCall<FormMeta>, meta: EditMeta): Promise<Answer> {
  const { ctx, state } = call;
  const reading = readingOf(ctx);
  const { patch, why } = readItem(state, reading, meta.long);
  const result = await editItem(ctx, { itemId: meta.i, base: meta.base, seen: meta.seen, typed: patch, why });
  if (result.kind === 'edited') {
    const { item, changes } = result;
    return done(item, changes.length > 0 ? en.done.edited(item.ref) : en.done.unchanged(item.ref));
  }
  const draft = draftOf(state, reading);
  const notice = views.staleNotice(result.since, reading);
  return {
    kind: 'update',
    view: views.itemModal({ meta: { ...meta, seen: result.item.version }, draft, reading, notice }),
  };
}

/** The same form with all its fields; what was typed stays. */
const moreFields = defineAction({
  id: routes.moreFields,
  effect: 'reads',
  payload: z.object({}),
  async run({ ctx, view, state }) {
    const meta: FormMeta = { ...formMeta.parse(view?.meta), long: true };
    const reading = readingOf(ctx);
    const item = meta.m === 'edit' ? (await editableItem(ctx.db.read, ctx, meta.i)).item : undefined;
    const draft = { ...(item ? draftOfItem(item) : {}), ...draftOf(state, reading) };
    return { kind: 'update', view: views.itemModal({ meta, draft: item ? withFurther(draft, item) : draft, reading }) };
  },
});

/** Fields that were not shown yet read as empty: they start from the item. */
function withFurther(draft: ItemDraft, item: Item): ItemDraft {
  const { kind, status, effort, reach, impact, confidence, links } = draftOfItem(item);
  return { ...draft, kind, status, effort, reach, impact, confidence, links };
}

export async function openDialog(ctx: AppCtx, id: Item['id'], dialog: Dialog): Promise<Answer> {
  const { item } = await editableItem(ctx.db.read, ctx, id);
  const reading = readingOf(ctx);
  switch (dialog) {
    case 'edit': {
      const { ref, horizon: h, version } = item;
      const meta = { m: 'edit', i: id, ref, h, base: version, seen: version, long: false } as const;
      return { kind: 'open', view: views.itemModal({ meta, draft: draftOfItem(item), reading }) };
    }
    case 'rank': {
      const { count } = await getRanking(ctx, id);
      return { kind: 'open', view: views.rankModal(item, count, reading) };
    }
    case 'move':
      return { kind: 'open', view: views.moveModal(item) };
    case 'ship':
      return { kind: 'open', view: views.shipModal(item) };
    case 'park':
      return { kind: 'open', view: views.parkModal(item) };
    case 'health':
      return { kind: 'open', view: views.healthModal(item) };
  }
}

const dialog = defineAction({
  id: routes.openDialog,
  effect: 'reads',
  payload: z.object({ i: itemId, d: z.enum(dialogs) }),
  run: ({ ctx, payload }) => openDialog(ctx, payload.i, payload.d),
});

const placed = z.object({ i: itemId, h: horizon });

const move = defineSubmit({
  callback: callbacks.move,
  meta: placed,
  async run({ ctx, meta, state }) {
    const { to, why } = views.moveForm.read(state);
    const item = await moveItem(ctx, { itemId: meta.i, from: meta.h, to: to ?? activeHorizons[0], why });
    return done(item, en.done.moved(item.ref, en.horizon[item.horizon]));
  },
});

const ship = defineSubmit({
  callback: callbacks.ship,
  meta: placed,
  async run({ ctx, meta, state }) {
    const item = await shipItem(ctx, { itemId: meta.i, from: meta.h, why: views.shipForm.read(state).why });
    return done(item, en.done.shipped(item.ref));
  },
});

const park = defineSubmit({
  callback: callbacks.park,
  meta: placed,
  async run({ ctx, meta, state }) {
    const item = await parkItem(ctx, { itemId: meta.i, from: meta.h, why: views.parkForm.read(state).why });
    return done(item, en.done.parked(item.ref));
  },
});

const health = defineSubmit({
  callback: callbacks.health,
  meta: z.object({ i: itemId }),
  async run({ ctx, meta, state }) {
    const { health: is = 'on_track', note } = views.healthForm.read(state);
    const item = await setHealth(ctx, { itemId: meta.i, health: is, note });
    return done(item, en.done.health(item.ref, en.health[is].toLowerCase()));
  },
});

const rank = defineSubmit({
  callback: callbacks.rank,
  meta: z.object({ i: itemId, r: z.number().int() }),
  async run({ ctx, meta, state }) {
    const { step = 'up', why } = views.rankForm.read(state);
    const item = await rankItem(ctx, { itemId: meta.i, from: meta.r, step, why });
    return done(item, en.done.ranked(item.ref, formatNumber(item.rank, ctx.locale), en.horizon[item.horizon]));
  },
});

export const formActions: readonly ActionRoute[] = [moreFields, dialog];

export const formSubmits = (registry: Registry): readonly SubmitRoute[] => [
  defineSubmit({ callback: callbacks.itemForm, meta: formMeta, run: (call) => onItemSubmitted(registry, call) }),
  move,
  ship,
  park,
  health,
  rank,
];
