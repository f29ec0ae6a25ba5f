// What decisions add to screens of others: what waits for a person, the digest, the chain behind an item.
import { actionId } from '../../blocks/action-id.ts';
import { button } from '../../blocks/blocks.ts';
import { type Mrkdwn, md, user } from '../../blocks/mrkdwn.ts';
import type { AppCtx } from '../../db/types.ts';
import { actingUser } from '../../kernel/ctx.ts';
import type { ItemId, VoteId } from '../../kernel/ids.ts';
import { formatRef, type Ref } from '../../kernel/refs.ts';
import { truncate } from '../../kernel/text.ts';
import type { ChainPart, Contributions, DigestSection, ItemMark, Waiting } from '../feature.ts';
import { visibleProducts } from '../products/index.ts';
import { en } from './messages.ts';
import type { Decision } from './model.ts';
import { showRef } from './slack.ts';
import {
  findDecisionByNumber,
  findDecisionOfVote,
  selectItemsOf,
  selectLogged,
  selectOnItems,
  selectProposed,
  selectVoices,
} from './store.ts';
import { routes } from './views.ts';

const refOf = (decision: Decision): string => formatRef('decision', decision.number);

async function waiting(ctx: AppCtx): Promise<readonly Waiting[]> {
  const me = actingUser(ctx);
  if (!me) return [];
  const products = (await visibleProducts(ctx.db.read, ctx)).map((product) => product.id);
  const found: Waiting[] = [];
  for (const decision of await selectProposed(ctx.db.read, ctx.workspaceId, products)) {
    const isMine = decision.driver === me || decision.approver === me;
    const isAsked = decision.contributors.includes(me) || decision.informed.includes(me);
    const hasSpoken = (await selectVoices(ctx.db.read, ctx.workspaceId, decision.id)).some(
      (voice) => voice.userId === me,
    );
    if (!isMine && (!isAsked || hasSpoken)) continue;
    const say = isMine ? en.waiting.decide : en.waiting.voice;
    found.push({
      order: 20,
      text: md`${say(refOf(decision), truncate(decision.title, 100))}`,
      button: button(en.card.open, actionId(routes.show, { d: decision.id })),
    });
  }
  return found.slice(0, 10);
}

function line(decision: Decision): Mrkdwn {
  const choice = truncate(decision.choice, 200);
  const stand = decision.status === 'decided' ? '' : ` · ${en.chainStatus[decision.status]}`;
  return md`*${refOf(decision)} ${truncate(decision.title, 100)}*: ${choice} · ${user(decision.driver)}${stand}`;
}

const digest: DigestSection = {
  id: 'decisions',
  title: en.digest,
  order: 50,
  async lines(ctx, period) {
    return (await selectLogged(ctx.db.read, ctx.workspaceId, period)).slice(0, 20).map(line);
  },
};

async function chain(ctx: AppCtx, itemId: ItemId): Promise<readonly ChainPart[]> {
  const found = await selectOnItems(ctx.db.read, ctx.workspaceId, [itemId]);
  if (found.length === 0) return [];
  const shown = [...found].sort((a, b) => weight[a.status] - weight[b.status]).slice(0, 5);
  const refs = shown.map((decision): Ref => ({ kind: 'decision', number: decision.number }));
  return [{ order: 30, title: en.chain, lines: shown.flatMap(chainLines), refs }];
}

/** What holds comes first, what held once comes last. */
const weight: Record<Decision['status'], number> = { decided: 0, proposed: 1, superseded: 2, reversed: 2 };

function chainLines(decision: Decision): Mrkdwn[] {
  const name = md`*${refOf(decision)} ${truncate(decision.title, 100)}*`;
  const said = md`${en.chainStatus[decision.status]}: ${truncate(decision.choice, 200)}`;
  const isHistory = weight[decision.status] === 2;
  if (isHistory || !decision.reasons) return [md`${name} · ${said}`];
  return [md`${name} · ${said}`, md`${en.card.why}: ${truncate(decision.reasons, 300)}`];
}

async function itemMarks(ctx: AppCtx, itemIds: readonly ItemId[]): Promise<ReadonlyMap<ItemId, readonly ItemMark[]>> {
  const marks = new Map<ItemId, ItemMark[]>();
  for (const decision of await selectOnItems(ctx.db.read, ctx.workspaceId, itemIds)) {
    if (decision.status !== 'proposed') continue;
    marks.set(decision.itemId, [...(marks.get(decision.itemId) ?? []), { order: 30, text: en.mark(refOf(decision)) }]);
  }
  return marks;
}

async function resultButtons(ctx: AppCtx, voteId: VoteId) {
  const drafted = await findDecisionOfVote(ctx.db.read, ctx.workspaceId, voteId);
  return drafted
    ? [button(refOf(drafted), actionId(routes.show, { d: drafted.id }))]
    : [button(en.fromVote, actionId(routes.openForm, { v: voteId }), { style: 'primary' })];
}

export const decisionContributions: Contributions = {
  waiting,
  digest: [digest],
  chain,
  itemMarks,
  itemButtons: async (_ctx, itemId) => [button(en.fromItem, actionId(routes.openForm, { i: itemId }))],
  resultButtons,
  show: { decision: showRef },
  itemsBehind: {
    decision: async (ctx, ref) => {
      const decision = await findDecisionByNumber(ctx.db.read, ctx.workspaceId, ref.number);
      return decision ? selectItemsOf(ctx.db.read, ctx.workspaceId, decision.id) : [];
    },
  },
};
