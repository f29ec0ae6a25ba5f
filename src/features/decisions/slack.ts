// Where Slack meets decisions: the commands, the form, the card's buttons.
import { z } from 'zod';
import { refOption } from '../../blocks/blocks.ts';
import { requireUser } from '../../kernel/ctx.ts';
import type { DecisionId, VoteId } from '../../kernel/ids.ts';
import { formatRef, type Ref } from '../../kernel/refs.ts';
import { oneLine, truncate } from '../../kernel/text.ts';
import {
  type ActionRoute,
  type Answer,
  type Call,
  type CommandCall,
  type CommandRoute,
  defineAction,
  defineSubmit,
  type OptionsRoute,
  type ShortcutCall,
  type ShortcutRoute,
  type SubmitCall,
  type SubmitRoute,
} from '../../slack/routes.ts';
import { channelSchema, idSchema, tsSchema } from '../../slack/schemas.ts';
import { permit, readWhichProduct, type Whereabouts, whereabouts, whichProduct } from '../products/index.ts';
import { getItems, itemSearch } from '../roadmap/index.ts';
import { decideProposal } from './decide-proposal.ts';
import { draftFromVote } from './draft-from-vote.ts';
import { decisionForm, fromForm, ITEM_SEARCH } from './form.ts';
import { getDecision, listDecisions } from './get-decision.ts';
import { logDecision } from './log-decision.ts';
import { en } from './messages.ts';
import { type DecisionInput, limits } from './model.ts';
import * as views from './views.ts';
import { voiceStance } from './voice-stance.ts';

const PAGE = 10;
const decisionId = idSchema('decision');
const productId = idSchema('product');
const voteId = idSchema('vote');
const itemId = idSchema('item');

type Start = Whereabouts & {
  readonly draft: views.Draft;
  readonly supersedes?: DecisionId;
  readonly voteId?: VoteId;
  readonly source?: { readonly ch: string; readonly ts: string; readonly url?: string };
};

async function openForm(call: Call, start: Start): Promise<Answer> {
  const { ctx } = call;
  const replaced = start.supersedes ? (await getDecision(ctx, start.supersedes)).decision : undefined;
  const meta: views.FormMeta = {
    id: ctx.newId('decision'),
    ...('product' in start ? { p: start.product.id } : {}),
    ...(start.supersedes ? { s: start.supersedes } : {}),
    ...(start.voteId ? { v: start.voteId } : {}),
    ...start.source,
  };
  const lead = { replaced, where: whichProduct(start) };
  return { kind: 'open', view: views.decisionModal(meta, { driver: requireUser(ctx), ...start.draft }, lead) };
}

const decide: CommandRoute = {
  words: ['decide', 'decision', 'log'],
  usage: '[title]',
  summary: 'log a decision, or propose one and ask where people stand',
  example: '/roadmap decide Where search runs',
  effect: 'reads',
  run: (call) => {
    const title = call.rest.slice(0, limits.title);
    return whereabouts(call, (where) => openForm(call, { ...where, draft: title ? { title } : {} }));
  },
};

async function showLog(call: Call, query: string, page: number): Promise<Answer> {
  const { ctx } = call;
  const found = await listDecisions(ctx, query, { page, size: PAGE });
  return { kind: 'say', message: views.decisionLog(found, query, ctx) };
}

const decisions: CommandRoute = {
  words: ['decisions'],
  usage: '[words]',
  summary: 'the log of decisions, searched',
  example: '/roadmap decisions search',
  effect: 'reads',
  run: (call: CommandCall) => showLog(call, call.rest, 0),
};

/** The whole decision, for one reader. */
export async function showDecision(call: Call, which: DecisionId | number): Promise<Answer> {
  const screen = await getDecision(call.ctx, which);
  return { kind: 'say', message: views.decisionCard(screen, { locale: call.ctx.locale, detail: true }) };
}

const onShow = defineAction({
  id: views.routes.show,
  effect: 'reads',
  payload: z.object({ d: decisionId }),
  run: (call) => showDecision(call, call.payload.d),
});

const onPage = defineAction({
  id: views.routes.page,
  effect: 'reads',
  payload: z.object({ n: z.number().int().min(0), q: z.string().max(100) }),
  async run(call) {
    const answer = await showLog(call, call.payload.q, call.payload.n);
    return answer.kind === 'say' ? { ...answer, replace: true } : answer;
  },
});

const onVoice = defineAction({
  id: views.routes.voice,
  effect: 'changes',
  payload: z.object({ d: decisionId, s: z.enum(['aligned', 'can_live']) }),
  async run({ ctx, payload }) {
    const { d, s: stance } = payload;
    const decision = await voiceStance(ctx, { decisionId: d, stance, concern: null });
    return { kind: 'say', message: { text: en.said(stance, decision.title), blocks: [] } };
  },
});

const onConcernOpened = defineAction({
  id: views.routes.openConcern,
  effect: 'reads',
  payload: z.object({ d: decisionId }),
  async run({ ctx, payload }) {
    const { decision, voices } = await getDecision(ctx, payload.d);
    const own = voices.concerns.find((each) => each.userId === requireUser(ctx));
    return { kind: 'open', view: views.concernModal(decision, own?.text) };
  },
});

const onConcernSaid = defineSubmit({
  callback: views.callbacks.concern,
  meta: z.object({ d: decisionId }),
  async run({ ctx, meta, state }) {
    const { concern } = views.concernForm('').read(state);
    const decision = await voiceStance(ctx, { decisionId: meta.d, stance: 'concern', concern });
    return { kind: 'close', say: { text: en.said('concern', decision.title), blocks: [] } };
  },
});

const onDecided = defineAction({
  id: views.routes.decide,
  effect: 'changes',
  payload: z.object({ d: decisionId }),
  async run({ ctx, payload }) {
    const decision = await decideProposal(ctx, payload.d);
    return { kind: 'say', message: { text: en.decidedNow(formatRef('decision', decision.number)), blocks: [] } };
  },
});

/** Opens the form to replace a decision, to record a vote's outcome, for an item, or blank. */
const onFormOpened = defineAction({
  id: views.routes.openForm,
  effect: 'reads',
  payload: z.object({ s: decisionId.optional(), v: voteId.optional(), i: itemId.optional() }),
  async run(call) {
    const { s, v, i } = call.payload;
    if (s) return openReplacement(call, s);
    if (v) return openForVote(call, v);
    if (i) return openForItem(call, i);
    return whereabouts(call, (where) => openForm(call, { ...where, draft: {} }));
  },
});

async function openReplacement(call: Call, id: DecisionId): Promise<Answer> {
  const { decision } = await getDecision(call.ctx, id);
  const product = await permit(call.ctx.db.read, call.ctx, decision.productId, 'decision.log');
  return openForm(call, { product, draft: { title: decision.title, context: decision.context }, supersedes: id });
}

async function openForVote(call: Call, id: VoteId): Promise<Answer> {
  const { productId: of, items, ...draft } = await draftFromVote(call.ctx, id);
  const product = await permit(call.ctx.db.read, call.ctx, of, 'decision.log');
  return openForm(call, { product, draft: { ...draft, items: items.map(refOption) }, voteId: id });
}

async function openForItem(call: Call, id: Parameters<typeof getItems>[2][number]): Promise<Answer> {
  const [item] = await getItems(call.ctx.db.read, call.ctx, [id]);
  if (!item) return whereabouts(call, (where) => openForm(call, { ...where, draft: {} }));
  const product = await permit(call.ctx.db.read, call.ctx, item.productId, 'decision.log');
  return openForm(call, { product, draft: { items: [refOption(item)] } });
}

const formMeta = z.object({
  id: decisionId,
  p: productId.optional(),
  s: decisionId.optional(),
  v: voteId.optional(),
  ch: channelSchema.optional(),
  ts: tsSchema.optional(),
  url: z.string().optional(),
});

/** Where the card goes: the channel the person acted in, unless it is a direct message; and whether the app is missing there. */
async function placeFor(call: Call): Promise<{ postIn: DecisionInput['postIn']; isMissed: boolean }> {
  const { channelId } = call.ctx;
  if (!channelId) return { postIn: undefined, isMissed: false };
  const { isBotMember, isDirect, isExternallyShared } = await call.directory.channel(channelId);
  const postIn = isBotMember && !isDirect ? { channelId, isExternallyShared } : undefined;
  return { postIn, isMissed: !isBotMember && !isDirect };
}

async function onLogged(call: SubmitCall<z.infer<typeof formMeta>>): Promise<Answer> {
  const { ctx, meta } = call;
  const typed = fromForm(decisionForm.read(call.state));
  const place = await placeFor(call);
  const decision = await logDecision(ctx, {
    ...typed,
    id: meta.id,
    productId: meta.p ?? readWhichProduct(call.state),
    supersedes: meta.s,
    voteId: meta.v,
    source: meta.ch && meta.ts ? { channelId: meta.ch, ts: meta.ts, permalink: meta.url } : undefined,
    postIn: place.postIn,
  });
  const ref = formatRef('decision', decision.number);
  const text = place.isMissed ? en.loggedNoCard(ref, decision.title, '@plumbline') : en.logged(ref, decision.title);
  return { kind: 'close', say: { text, blocks: [] } };
}

const onSubmitted = defineSubmit({ callback: views.callbacks.log, meta: formMeta, run: onLogged });

async function fromMessage(call: ShortcutCall): Promise<Answer> {
  const { message } = call;
  return whereabouts(call, async (where) => {
    if (!message) return openForm(call, { ...where, draft: {} });
    const url = await call.directory.permalink(message.channel, message.ts);
    return openForm(call, {
      ...where,
      draft: {
        title: truncate(oneLine(message.text), limits.title),
        context: truncate(message.text, limits.detail),
        ...(message.author ? { contributors: [message.author] } : {}),
      },
      source: { ch: message.channel, ts: message.ts, ...(url ? { url } : {}) },
    });
  });
}

export const decisionCommands: readonly CommandRoute[] = [decide, decisions];
export const decisionActions: readonly ActionRoute[] = [
  onShow,
  onPage,
  onVoice,
  onConcernOpened,
  onDecided,
  onFormOpened,
];
export const decisionSubmits: readonly SubmitRoute[] = [onSubmitted, onConcernSaid];
export const decisionOptions: readonly OptionsRoute[] = [itemSearch(ITEM_SEARCH)];
export const decisionShortcuts: readonly ShortcutRoute[] = [
  {
    callback: 'decisions.from-message.v1',
    type: 'message',
    name: 'Log decision',
    description: 'Keep what was decided in this message, with a link to it',
    run: fromMessage,
  },
  {
    callback: 'decisions.start.v1',
    type: 'global',
    name: 'Log decision',
    description: 'Log a decision for your product',
    run: fromMessage,
  },
];
export const showRef = (call: Call, ref: Ref): Promise<Answer> => showDecision(call, ref.number);
