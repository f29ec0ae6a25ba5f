// Where Slack meets the start of a vote: the form, its search, the preview and the opening.
import type { PlainTextOption } from '@slack/types';
import { z } from 'zod';
import type { StateValues } from '../../blocks/form.ts';
import type { AppCtx } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ChannelId, ProductId } from '../../kernel/ids.ts';
import { formatMoment } from '../../kernel/time.ts';
import type { ChannelFacts } from '../../slack/directory.ts';
import {
  type Answer,
  type Call,
  type CommandRoute,
  defineAction,
  defineSubmit,
  type OptionsRoute,
  type ShortcutRoute,
} from '../../slack/routes.ts';
import type { CandidateOffer, Registry } from '../feature.ts';
import { channelsOf, type Product, permit, productOfChannel, withProduct } from '../products/index.ts';
import { refOf } from './card-views.ts';
import { findCandidates, resolveCandidates } from './find-candidates.ts';
import { findOwnDraft } from './get-draft.ts';
import { getVote } from './get-vote.ts';
import { en } from './messages.ts';
import {
  defaultBudget,
  defaultDeadline,
  limits,
  mayBeElector,
  typedCandidates,
  type VoteSetup,
  warningsOf,
  withoutRepeats,
} from './model.ts';
import { openVote } from './open-vote.ts';
import * as payloads from './payloads.ts';
import { callbacks, routes } from './routes.ts';
import { saveDraft } from './save-draft.ts';
import { candidateOption, draftSetup, previewModal, setupForm, voteModalView } from './setup-views.ts';

export interface VotePreset {
  readonly question?: string;
  /** At most 40; offered as picked, and still to be changed by whoever starts the vote. */
  readonly candidates?: readonly CandidateOffer[];
}

/** The form of a new vote, in which candidates may be handed in. Throws `forbidden` for people who may not start votes. */
async function openVoteAnswer(call: Call, product: Product, preset: VotePreset = {}): Promise<Answer> {
  const { ctx } = call;
  await permit(ctx.db.read, ctx, product.id, 'vote.start');
  const channel = await channelFor(ctx, product.id);
  const view = voteModalView(
    { id: ctx.newId('vote'), productId: product.id },
    {
      question: (preset.question ?? '').slice(0, limits.question),
      picked: (preset.candidates ?? []).slice(0, limits.maxCandidates).map(candidateOption),
      deadline: defaultDeadline(ctx.now(), ctx.timeZone),
      ...(channel ? { channel } : {}),
    },
  );
  return { kind: 'open', view };
}

/** Where the person is, if that channel is the product's; else its first one. */
async function channelFor(ctx: AppCtx, productId: ProductId): Promise<ChannelId | undefined> {
  const reader = ctx.db.read;
  const here = ctx.channelId && (await productOfChannel(reader, ctx, ctx.channelId));
  if (here?.id === productId) return ctx.channelId;
  return (await channelsOf(reader, ctx, productId))[0];
}

const start: CommandRoute = {
  words: ['vote', 'poll'],
  usage: '[question]',
  summary: en.command.start,
  example: '/roadmap vote What should we build next?',
  help: en.command.startHelp,
  effect: 'reads',
  run: (call) => {
    const question = call.rest.slice(0, limits.question);
    return withProduct(call, `vote ${question}`.trim(), (product) => openVoteAnswer(call, product, { question }));
  },
};

const shortcut: ShortcutRoute = {
  callback: callbacks.start,
  type: 'global',
  name: en.command.shortcut,
  description: en.command.shortcutDescription,
  run: (call) => withProduct(call, 'vote', (product) => openVoteAnswer(call, product)),
};

const methodChosen = defineAction({
  id: routes.methodChosen,
  effect: 'reads',
  payload: z.object({}),
  run: async ({ view, state }) => {
    const { id, p: product } = payloads.setup.parse(view?.meta);
    return { kind: 'update', view: voteModalView({ id, productId: product }, draftSetup(state)) };
  },
});

const OFFERED = 40;

const candidates = (registry: Registry): OptionsRoute => ({
  id: routes.candidates,
  async run({ ctx, query, meta }): Promise<readonly PlainTextOption[]> {
    const { p: product } = payloads.setup.parse(meta);
    const found = await findCandidates(registry, ctx, { productId: product, query, limit: OFFERED });
    return found.slice(0, OFFERED).map(candidateOption);
  },
});

/** Throws what keeps a card from being posted there, beside the channel's field. */
async function postable(call: Call, id: ChannelId): Promise<ChannelFacts> {
  const facts = await call.directory.channel(id);
  const problem = facts.isDirect
    ? en.refused.direct
    : facts.isBotMember
      ? undefined
      : en.refused.notInvited(facts.name);
  if (problem) throw refusal('precondition', problem, { channel: problem });
  return facts;
}

async function readSetup(registry: Registry, call: Call, form: { state: StateValues; productId: ProductId }) {
  const values = setupForm.read(form.state);
  const { method = 'dots', channel, deadline } = values;
  if (channel === undefined || deadline === undefined) throw new Error('a field that is needed read as empty');
  const refs = values.picked.flatMap(({ value }) => value ?? []);
  const picked = await resolveCandidates(registry, call.ctx, { productId: form.productId, refs });
  const setup: VoteSetup = {
    question: values.question,
    candidates: withoutRepeats([...picked, ...typedCandidates(values.typed)]),
    rules:
      method === 'dots'
        ? { method, budget: values.budget ?? defaultBudget, cap: values.cap ?? null }
        : { method: 'approval' },
    isAnonymous: values.secrecy !== 'named',
    asksReason: values.extras.includes('reason'),
    closesWhenAllVoted: values.extras.includes('all-voted'),
    quorum: values.quorum ?? null,
    deadline,
    channelId: channel,
  };
  return setup;
}

const setUp = (registry: Registry) =>
  defineSubmit({
    callback: callbacks.setup,
    meta: payloads.setup,
    async run(call): Promise<Answer> {
      const { ctx, directory, meta } = call;
      const setup = await readSetup(registry, call, { state: call.state, productId: meta.p });
      const facts = await postable(call, setup.channelId);
      const people = await directory.members(facts.id);
      const members = people.map((person) => person.userId);
      const channel = { name: facts.name, members };
      const product = await saveDraft(ctx, { id: meta.id, productId: meta.p, setup, channel });
      const electors = people.filter((person) => mayBeElector(person, product)).length;
      const { now, timeZone, locale } = { now: ctx.now(), timeZone: ctx.timeZone, locale: ctx.locale };
      const view = previewModal({
        id: meta.id,
        setup,
        channelName: facts.name,
        electors,
        leftOut: people.length - electors,
        warnings: warningsOf(setup, { electors, isShared: facts.isExternallyShared, now, timeZone }),
        closes: formatMoment(setup.deadline, locale, timeZone),
      });
      return { kind: 'push', view };
    },
  });

const openIt = defineSubmit({
  callback: callbacks.preview,
  meta: payloads.draft,
  async run(call): Promise<Answer> {
    const draft = await findOwnDraft(call.ctx, call.meta.id);
    const facts = draft && (await postable(call, draft.setup.channelId));
    const members = facts ? await call.directory.members(facts.id) : [];
    const vote = await openVote(call.ctx, { id: call.meta.id, members });
    const { name } = facts ?? (await call.directory.channel(vote.channelId));
    const { turnout } = await getVote(call.ctx, vote.id);
    return { kind: 'close', all: true, say: { text: en.opened(refOf(vote), name, turnout.electors), blocks: [] } };
  },
});

export const setupCommands: readonly CommandRoute[] = [start];
export const setupShortcuts: readonly ShortcutRoute[] = [shortcut];
export const setupActions = [methodChosen];
export const setupSubmits = (registry: Registry) => [setUp(registry), openIt];
export const setupOptions = (registry: Registry): readonly OptionsRoute[] => [candidates(registry)];
