// Where Slack meets the roadmap: commands, buttons of board and card, the message shortcut.
import { z } from 'zod';
import { refusal } from '../../kernel/errors.ts';
import type { ProductId } from '../../kernel/ids.ts';
import { plural } from '../../kernel/intl.ts';
import type { Ref } from '../../kernel/refs.ts';
import {
  type ActionRoute,
  type Answer,
  type Call,
  type CommandRoute,
  defineAction,
  type ShortcutCall,
  type ShortcutRoute,
} from '../../slack/routes.ts';
import type { Registry } from '../feature.ts';
import { withProduct } from '../products/index.ts';
import { applyVote } from './apply-vote.ts';
import { boardFilters } from './board-model.ts';
import { getItemByRef } from './find-items.ts';
import { en } from './messages.ts';
import { limits } from './model.ts';
import { callbacks, dialogs, routes } from './parts-views.ts';
import { shareBoard } from './share-board.ts';
import { formActions, openDialog, openItemForm } from './slack-forms.ts';
import { itemId, productId, type Screens, screensOf, voteId } from './slack-parts.ts';

/** Acknowledged before it runs, because it asks Slack about the channel first; nothing is promised until it answers. */
async function share(call: Call, id: ProductId): Promise<Answer> {
  const { ctx, directory } = call;
  if (!ctx.channelId) throw refusal('precondition', en.problems.shareWhere);
  const facts = await directory.channel(ctx.channelId);
  if (facts.isDirect) throw refusal('precondition', en.problems.shareWhere);
  if (!facts.isBotMember) throw refusal('precondition', en.problems.notInvited);
  const shared = await shareBoard(ctx, {
    productId: id,
    channelId: facts.id,
    isExternallyShared: facts.isExternallyShared,
  });
  const text = { shared: en.done.shared, 'shared-again': en.done.sharedAgain, already: en.done.sharedAlready }[shared];
  return { kind: 'say', message: { text, blocks: [] } };
}

export const roadmapCommands = (registry: Registry): readonly CommandRoute[] => [
  {
    words: ['', 'board'],
    ...en.command.board,
    effect: 'reads',
    run: (call) => withProduct(call, '', ({ id }) => screensOf(registry).board(call.ctx, { productId: id })),
  },
  {
    words: ['add', 'new'],
    ...en.command.add,
    effect: 'reads',
    run: (call) =>
      withProduct(call, `add ${call.rest}`.trim(), (product) =>
        openItemForm(call, product, { title: call.rest.slice(0, limits.title) }),
      ),
  },
  {
    words: ['share'],
    ...en.command.share,
    effect: 'reads',
    run: (call) => withProduct(call, 'share', (product) => share(call, product.id)),
  },
];

const boardActions = (screens: Screens): readonly ActionRoute[] => [
  defineAction({
    id: routes.boardPage,
    effect: 'reads',
    payload: z.object({ p: productId, f: z.enum(boardFilters), n: z.number().int().min(0) }),
    run: ({ ctx, payload: { p, f, n }, isEphemeral }) =>
      screens.board(ctx, { productId: p, filter: f, page: n, replace: isEphemeral }),
  }),
  defineAction({
    id: routes.boardFilter,
    effect: 'reads',
    payload: z.object({ p: productId }),
    run: ({ ctx, payload, value, isEphemeral }) =>
      screens.board(ctx, {
        productId: payload.p,
        filter: z.enum(boardFilters).catch('live').parse(value),
        replace: isEphemeral,
      }),
  }),
  defineAction({
    id: routes.itemMenu,
    effect: 'reads',
    payload: z.object({ i: itemId }),
    run({ ctx, payload, value }) {
      const dialog = dialogs.find((each) => each === value);
      return dialog ? openDialog(ctx, payload.i, dialog) : screens.card(ctx, payload.i);
    },
  }),
  defineAction({
    id: routes.openItem,
    effect: 'reads',
    payload: z.object({ i: itemId }),
    run: ({ ctx, payload }) => screens.card(ctx, payload.i),
  }),
];

const openAdd = defineAction({
  id: routes.openAdd,
  effect: 'reads',
  payload: z.object({ p: productId }),
  run: (call) => openItemForm(call, { id: call.payload.p }, {}),
});

const shareAction = defineAction({
  id: routes.share,
  effect: 'reads',
  payload: z.object({ p: productId }),
  run: (call) => share(call, call.payload.p),
});

/** Applying twice changes things once, so a double click is harmless. */
const apply = defineAction({
  id: routes.applyVote,
  effect: 'changes',
  payload: z.object({ v: voteId }),
  async run({ ctx, payload }) {
    const changes = await applyVote(ctx, payload.v);
    const changed = plural(changes.length, en.done.applied, ctx.locale);
    const text = changes.length > 0 ? `${changed} ${en.done.appliedNote}` : en.done.appliedNone;
    return { kind: 'say', message: { text, blocks: [] } };
  },
});

export const roadmapActions = (registry: Registry): readonly ActionRoute[] => [
  ...boardActions(screensOf(registry)),
  openAdd,
  shareAction,
  apply,
  ...formActions,
];

async function onAddFromMessage(call: ShortcutCall): Promise<Answer> {
  return withProduct(call, 'add', async (product) => {
    const { message } = call;
    if (!message) return openItemForm(call, product, {});
    const link = await call.directory.permalink(message.channel, message.ts);
    const [firstLine = ''] = message.text.split('\n');
    return openItemForm(call, product, {
      title: firstLine.length <= limits.title ? firstLine : '',
      problem: message.text,
      links: link ? [link] : [],
    });
  });
}

export const roadmapShortcuts: readonly ShortcutRoute[] = [
  { callback: callbacks.fromMessage, type: 'message', ...en.shortcut, run: onAddFromMessage },
];

export const showItem =
  (registry: Registry) =>
  async ({ ctx }: Call, ref: Ref): Promise<Answer> => {
    const item = await getItemByRef(ctx.db.read, ctx, ref);
    return screensOf(registry).card(ctx, item.id);
  };
