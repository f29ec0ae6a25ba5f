// What feedback adds to screens of others: evidence on items, the inbox that waits, the week's voices.
import { actionId, runCommand } from '../../blocks/action-id.ts';
import { button } from '../../blocks/blocks.ts';
import { type Mrkdwn, md } from '../../blocks/mrkdwn.ts';
import type { AppCtx } from '../../db/types.ts';
import { actingUser } from '../../kernel/ctx.ts';
import type { ItemId } from '../../kernel/ids.ts';
import type { Ref } from '../../kernel/refs.ts';
import { truncate } from '../../kernel/text.ts';
import type { ChainPart, Contributions, DigestSection, ItemMark, Waiting } from '../feature.ts';
import { channelsOf, leadsOf, permit, visibleProducts } from '../products/index.ts';
import { getEvidence } from './get-feedback.ts';
import { linkItems } from './link-feedback.ts';
import { en } from './messages.ts';
import { type Feedback, strongestFirst } from './model.ts';
import { showRef } from './slack.ts';
import { countInbox, findFeedback, findFeedbackByNumber, selectCaptured, selectLinks } from './store.ts';
import { refOf, routes } from './views.ts';

const voice = (feedback: Feedback): Mrkdwn =>
  feedback.customer
    ? md`*${refOf(feedback)}* ${feedback.customer}: “${truncate(feedback.text, 160)}”`
    : md`*${refOf(feedback)}* “${truncate(feedback.text, 160)}”`;

/** Leads see the inbox of each of their products. */
async function waiting(ctx: AppCtx): Promise<readonly Waiting[]> {
  const me = actingUser(ctx);
  if (!me) return [];
  const found: Waiting[] = [];
  for (const product of (await visibleProducts(ctx.db.read, ctx)).slice(0, 20)) {
    if (!(await leadsOf(ctx.db.read, ctx, product.id)).includes(me)) continue;
    const total = await countInbox(ctx.db.read, ctx.workspaceId, [product.id]);
    const [channel] = await channelsOf(ctx.db.read, ctx, product.id);
    if (total === 0 || !channel) continue;
    found.push({
      order: 60,
      text: md`${product.name}: ${en.waiting(total, ctx.locale)}`,
      button: button(en.openInbox, runCommand('inbox', channel)),
    });
  }
  return found.slice(0, 10);
}

const digest: DigestSection = {
  id: 'feedback',
  title: en.digest.title,
  order: 70,
  async lines(ctx, period) {
    const captured = await selectCaptured(ctx.db.read, ctx.workspaceId, period);
    if (captured.length === 0) return [];
    const customers = [...new Set(captured.flatMap((feedback) => feedback.customer ?? []))];
    return [
      md`${en.digest.sum(captured.length, customers, ctx.locale)}`,
      ...strongestFirst(captured).slice(0, 3).map(voice),
    ];
  },
};

async function chain(ctx: AppCtx, itemId: ItemId): Promise<readonly ChainPart[]> {
  const found = (await getEvidence(ctx, [itemId])).get(itemId);
  if (!found) return [];
  const { evidence, strongest } = found;
  const shown = strongest.slice(0, 3);
  const lines = [
    md`${en.chain.sum(evidence, ctx.locale)}`,
    ...(evidence.warnings.length > 0 ? [md`⚠️ ${en.chain.warning(evidence.warnings)}`] : []),
    ...shown.map(voice),
  ];
  const refs = shown.map((feedback): Ref => ({ kind: 'feedback', number: feedback.number }));
  return [{ order: 50, title: en.chain.title, lines, refs }];
}

async function itemMarks(ctx: AppCtx, itemIds: readonly ItemId[]): Promise<ReadonlyMap<ItemId, readonly ItemMark[]>> {
  const marks = new Map<ItemId, readonly ItemMark[]>();
  for (const [itemId, { evidence }] of await getEvidence(ctx, itemIds)) {
    marks.set(itemId, [{ order: 10, text: en.mark(evidence, ctx.locale) }]);
  }
  return marks;
}

export const feedbackContributions: Contributions = {
  waiting,
  digest: [digest],
  chain,
  itemMarks,
  itemButtons: async (_ctx, itemId) => [button(en.giveOnItem, actionId(routes.openForm, { i: itemId }))],
  onItemAdded: async (tx, ctx, { itemId, fromFeedback }) => {
    const found = await findFeedback(tx, ctx.workspaceId, fromFeedback);
    if (!found) return;
    await permit(tx, ctx, found.productId, 'feedback.triage');
    const itemIds = [...(await selectLinks(tx, ctx.workspaceId, found.id)), itemId];
    await linkItems(tx, ctx, { feedback: found, itemIds });
  },
  show: { feedback: showRef },
  itemsBehind: {
    feedback: async (ctx, ref) => {
      const feedback = await findFeedbackByNumber(ctx.db.read, ctx.workspaceId, ref.number);
      return feedback ? selectLinks(ctx.db.read, ctx.workspaceId, feedback.id) : [];
    },
  },
};
