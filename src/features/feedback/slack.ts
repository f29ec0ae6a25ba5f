// Where Slack meets feedback: capture by command, button and message; the inbox.
import { z } from 'zod';
import { refOption } from '../../blocks/blocks.ts';
import type { ProductId } from '../../kernel/ids.ts';
import type { Ref } from '../../kernel/refs.ts';
import {
  type ActionRoute,
  type Answer,
  type Call,
  type CommandRoute,
  defineAction,
  defineSubmit,
  type OptionsRoute,
  type ShortcutCall,
  type ShortcutRoute,
  type SubmitRoute,
} from '../../slack/routes.ts';
import { channelSchema, idSchema, tsSchema } from '../../slack/schemas.ts';
import {
  permit,
  readWhichProduct,
  type Whereabouts,
  whereabouts,
  whichProduct,
  withProduct,
} from '../products/index.ts';
import { getItems, itemSearch, openItemForm } from '../roadmap/index.ts';
import { archiveFeedback } from './archive-feedback.ts';
import { captureFeedback } from './capture-feedback.ts';
import { archiveForm, chosenItems, feedbackForm, fromForm, ITEM_SEARCH, linkForm } from './form.ts';
import { getFeedback, getInbox } from './get-feedback.ts';
import { linkFeedback } from './link-feedback.ts';
import { en } from './messages.ts';
import { limits } from './model.ts';
import * as views from './views.ts';

const PAGE = 10;
const feedbackId = idSchema('feedback');
const productId = idSchema('product');
const itemId = idSchema('item');

const said = (text: string): Answer => ({ kind: 'close', say: { text, blocks: [] } });

async function openForm(
  call: Call,
  start: Whereabouts & { readonly draft: views.Draft; readonly message?: Omit<views.FormMeta, 'id' | 'p'> },
): Promise<Answer> {
  const { ctx } = call;
  const product = 'product' in start ? await permit(ctx.db.read, ctx, start.product.id, 'feedback.give') : undefined;
  const meta = { id: ctx.newId('feedback'), ...(product ? { p: product.id } : {}), ...start.message };
  return { kind: 'open', view: views.feedbackModal(meta, start.draft, whichProduct(start)) };
}

const give: CommandRoute = {
  words: ['feedback', 'capture'],
  usage: '[text]',
  summary: 'capture what a customer or colleague said',
  example: '/roadmap feedback Northwind: search is too slow',
  effect: 'reads',
  run(call) {
    const text = call.rest.slice(0, limits.text);
    return whereabouts(call, (where) => openForm(call, { ...where, draft: text ? { text } : {} }));
  },
};

async function showInbox({ ctx }: Call, productId: ProductId, page: number) {
  const found = await getInbox(ctx, productId, { page, size: PAGE });
  return { kind: 'say', message: views.inboxPage(found, productId, ctx) } as const;
}

const inbox: CommandRoute = {
  words: ['inbox', 'triage'],
  summary: 'feedback waiting to be linked or put aside',
  example: '/roadmap inbox',
  effect: 'reads',
  run: (call) => withProduct(call, 'inbox', (product) => showInbox(call, product.id, 0)),
};

const onPage = defineAction({
  id: views.routes.page,
  effect: 'reads',
  payload: z.object({ p: productId, n: z.number().int().min(0) }),
  run: async (call) => ({ ...(await showInbox(call, call.payload.p, call.payload.n)), replace: true }),
});

const onFormOpened = defineAction({
  id: views.routes.openForm,
  effect: 'reads',
  payload: z.object({ i: itemId.optional() }),
  async run(call) {
    const { ctx, payload } = call;
    const [item] = payload.i ? await getItems(ctx.db.read, ctx, [payload.i]) : [];
    if (!item) return whereabouts(call, (where) => openForm(call, { ...where, draft: {} }));
    const product = await permit(ctx.db.read, ctx, item.productId, 'feedback.give');
    return openForm(call, { product, draft: { items: [refOption(item)] } });
  },
});

const formMeta = z.object({
  id: feedbackId,
  p: productId.optional(),
  ch: channelSchema.optional(),
  ts: tsSchema.optional(),
  th: tsSchema.optional(),
  url: z.string().optional(),
});

const onCaptured = defineSubmit({
  callback: views.callbacks.capture,
  meta: formMeta,
  async run({ ctx, meta, state }) {
    const { id, p, ch, ts, th, url } = meta;
    const message = ch && ts ? { channelId: ch, ts, threadTs: th, permalink: url } : undefined;
    const { feedback, isNew } = await captureFeedback(ctx, {
      ...fromForm(feedbackForm.read(state)),
      id,
      productId: p ?? readWhichProduct(state),
      message,
    });
    const isSame = isNew || feedback.id === id;
    return { kind: 'close', say: views.capturedMessage(feedback, isSame) };
  },
});

const onLinkOpened = defineAction({
  id: views.routes.openLink,
  effect: 'reads',
  payload: z.object({ f: feedbackId }),
  run: async ({ ctx, payload }) => ({ kind: 'open', view: views.linkModal(await getFeedback(ctx, payload.f)) }),
});

const onLinked = defineSubmit({
  callback: views.callbacks.link,
  meta: z.object({ id: feedbackId }),
  async run({ ctx, meta, state }) {
    await linkFeedback(ctx, { id: meta.id, itemIds: chosenItems(linkForm.read(state).items) });
    const { feedback, items } = await getFeedback(ctx, meta.id);
    return said(
      en.link.saved(
        views.refOf(feedback),
        items.map((item) => item.ref),
      ),
    );
  },
});

const onArchiveOpened = defineAction({
  id: views.routes.openArchive,
  effect: 'reads',
  payload: z.object({ f: feedbackId }),
  async run({ ctx, payload }) {
    const { feedback } = await getFeedback(ctx, payload.f);
    return { kind: 'open', view: views.archiveModal(feedback) };
  },
});

const onArchived = defineSubmit({
  callback: views.callbacks.archive,
  meta: z.object({ id: feedbackId }),
  async run({ ctx, meta, state }) {
    const feedback = await archiveFeedback(ctx, { id: meta.id, why: archiveForm.read(state).why });
    return said(en.archive.done(views.refOf(feedback)));
  },
});

/** A new item that starts from what was said; the entry is linked when the item is saved. */
const onNewItem = defineAction({
  id: views.routes.newItem,
  effect: 'reads',
  payload: z.object({ f: feedbackId }),
  async run(call) {
    const { ctx } = call;
    const { feedback } = await getFeedback(ctx, call.payload.f);
    const product = await permit(ctx.db.read, ctx, feedback.productId, 'item.add');
    return openItemForm(call, product, {
      problem: feedback.text,
      ...(feedback.permalink ? { links: [feedback.permalink] } : {}),
      fromFeedback: feedback.id,
    });
  },
});

async function fromMessage(call: ShortcutCall): Promise<Answer> {
  const { message } = call;
  return whereabouts(call, async (where) => {
    if (!message) return openForm(call, { ...where, draft: {} });
    const url = await call.directory.permalink(message.channel, message.ts);
    return openForm(call, {
      ...where,
      draft: { text: message.text, ...(message.author ? { givenBy: message.author } : {}) },
      message: {
        ch: message.channel,
        ts: message.ts,
        ...(message.threadTs ? { th: message.threadTs } : {}),
        ...(url ? { url } : {}),
      },
    });
  });
}

export const feedbackCommands: readonly CommandRoute[] = [give, inbox];
export const feedbackActions: readonly ActionRoute[] = [onPage, onFormOpened, onLinkOpened, onArchiveOpened, onNewItem];
export const feedbackSubmits: readonly SubmitRoute[] = [onCaptured, onLinked, onArchived];
export const feedbackOptions: readonly OptionsRoute[] = [itemSearch(ITEM_SEARCH)];
export const feedbackShortcuts: readonly ShortcutRoute[] = [
  {
    callback: 'feedback.from-message.v1',
    type: 'message',
    name: 'Capture feedback',
    description: 'Keep what was said in this message as feedback, with a link to it',
    run: fromMessage,
  },
  {
    callback: 'feedback.start.v1',
    type: 'global',
    name: 'Give feedback',
    description: 'Say what a customer or you yourself need',
    run: fromMessage,
  },
];

export async function showRef(call: Call, ref: Ref): Promise<Answer> {
  return { kind: 'say', message: views.feedbackCard(await getFeedback(call.ctx, ref.number), call.ctx) };
}
