// A voter's screens: the ballot for each method, what they are told once it is in, and the receipt of an anonymous one.
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { actionId } from '../../blocks/action-id.ts';
import { actions, button, confirm, context, divider, header, modal, section, words } from '../../blocks/blocks.ts';
import { choicesField, type Field, numberField, type StateValues, textField } from '../../blocks/form.ts';
import { form } from '../../blocks/form-reader.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { CandidateId } from '../../kernel/ids.ts';
import type { Content } from '../../outbox/outbox.ts';
import { functionField } from '../products/index.ts';
import { spentDots, withoutZeroes } from './ballot-model.ts';
import { candidateList, deadlineOf, methodSentence, refOf, secrecyLine } from './card-views.ts';
import { en } from './messages.ts';
import {
  type BallotForm,
  type Candidate,
  type Choices,
  candidateName,
  limits,
  type Vote,
  type VoteRules,
} from './model.ts';
import { showReceipt } from './receipt-model.ts';
import { ballotMeta, callbacks, routes, showButton, voteButton } from './routes.ts';

const PER_GROUP = 10;

/** What a ballot form holds: by now, or when it opens. */
export interface Filled {
  readonly choices: Choices;
  readonly reason: string;
  readonly trade?: string | undefined;
}

/** A number of dots that tells the app while it is typed, so that the budget on top keeps up. */
function dotsField(candidate: Candidate, rules: VoteRules & { method: 'dots' }): Field<number | undefined> {
  const field = numberField({
    label: candidateName(candidate),
    min: 0,
    max: Math.min(rules.budget, rules.cap ?? rules.budget),
    optional: true,
    placeholder: '0',
    dispatch: routes.countDots,
    ...(candidate.detail ? { hint: candidate.detail } : {}),
  });
  return { ...field, block: (blockId, initial) => onEachDigit(field.block(blockId, initial)) };
}

function onEachDigit(block: InputBlock): InputBlock {
  if (block.element.type !== 'number_input') return block;
  const dispatch_action_config = { trigger_actions_on: ['on_character_entered' as const] };
  return { ...block, element: { ...block.element, dispatch_action_config } };
}

/** The candidates in groups of ten, which is what Slack takes as checkboxes. */
function groupsOf(candidates: readonly Candidate[]): { readonly id: string; readonly members: readonly Candidate[] }[] {
  return Array.from({ length: Math.ceil(candidates.length / PER_GROUP) }, (_, n) => ({
    id: `approve-${n}`,
    members: candidates.slice(n * PER_GROUP, (n + 1) * PER_GROUP),
  }));
}

function approvalFields(candidates: readonly Candidate[]): Record<string, Field<readonly CandidateId[]>> {
  const groups = groupsOf(candidates);
  return Object.fromEntries(
    groups.map(({ id, members }, n) => {
      const from = n * PER_GROUP + 1;
      const label = groups.length === 1 ? en.ballot.approveFew : en.ballot.approve(from, from + members.length - 1);
      const choices = members.map((each) => ({ value: each.id, text: candidateName(each), ...detailOf(each) }));
      return [id, choicesField<CandidateId>({ label, choices, as: 'boxes', optional: true })];
    }),
  );
}

const detailOf = ({ detail }: Candidate) => (detail ? { description: detail } : {});

function reasonField(vote: Vote): Field<string> {
  const hint = vote.isAnonymous ? en.ballot.reasonHint.anonymous : en.ballot.reasonHint.named;
  return textField({ label: en.ballot.reason, hint, max: limits.reason, multiline: true, optional: true });
}

/** Reads what a submitted ballot says; throws the fields' own problems all at once. */
export function readBallot({ vote, candidates, functions }: BallotForm, state: StateValues): Filled {
  const choices = readChoices(vote.rules, candidates, state);
  const { reason } = form({ reason: reasonField(vote) }).read(vote.asksReason ? state : {});
  const trade = functions && form({ trade: functionField(functions) }).read(state).trade;
  return { choices, reason, trade };
}

function readChoices(rules: VoteRules, candidates: readonly Candidate[], state: StateValues): Choices {
  if (rules.method === 'approval') {
    const ticked = Object.values(form(approvalFields(candidates)).read(state)).flat();
    return Object.fromEntries(ticked.map((id) => [id, 1]));
  }
  const fields = Object.fromEntries(candidates.map((each) => [each.id, dotsField(each, rules)]));
  const given = Object.entries(form(fields).read(state));
  return withoutZeroes(Object.fromEntries(given.map(([id, dots]) => [id, dots ?? 0])));
}

/** What stands in the form right now, wrong or not: for drawing it anew without losing anything. */
export function draftBallot({ vote, candidates }: BallotForm, state: StateValues): Filled {
  const element = (block: string) => Object.values(state[block] ?? {})[0];
  const dots = candidates.map(({ id }) => [id, Math.max(0, Math.trunc(Number(element(id)?.value ?? 0)) || 0)]);
  const ticked = Object.keys(state)
    .filter((block) => block.startsWith('approve-'))
    .flatMap((block) => element(block)?.selected_options ?? []);
  const choices = vote.rules.method === 'dots' ? dots : ticked.map(({ value }) => [value, 1]);
  const trade = element('trade')?.selected_option?.value;
  return { choices: Object.fromEntries(choices), reason: element('reason')?.value ?? '', trade };
}

/** `secret` finds an anonymous ballot again; it lives in the view's metadata alone. */
export function ballotModal(shown: BallotForm, secret: string | undefined, filled?: Filled): ModalView {
  const { vote, own, functions } = shown;
  const now = filled ?? { choices: own?.choices ?? {}, reason: own?.reason ?? '' };
  return modal({
    callback: callbacks.ballot,
    title: en.ballot.title(refOf(vote)),
    submit: own ? en.ballot.change : en.ballot.submit,
    meta: ballotMeta(vote.id, secret),
    blocks: [
      words(vote.question, { bold: true }),
      section(methodSentence(vote.rules)),
      ...(functions
        ? [form({ trade: functionField(functions) }).block('trade', now.trade), context(en.ballot.functionHint)]
        : []),
      ...budgetLine(vote.rules, now.choices),
      ...choiceBlocks(shown, now.choices),
      ...(vote.asksReason ? [form({ reason: reasonField(vote) }).block('reason', now.reason)] : []),
      context(secrecyLine(vote.isAnonymous), md`${en.ballot.until} ${deadlineOf(vote)}.`),
      ...(own ? [actions([withdrawButton()])] : []),
    ],
  });
}

const budgetLine = (rules: VoteRules, choices: Choices): KnownBlock[] =>
  rules.method === 'dots' ? [context(md`*${en.ballot.spent(spentDots(choices), rules.budget)}*`)] : [];

function choiceBlocks({ vote, candidates }: BallotForm, choices: Choices): KnownBlock[] {
  const { rules } = vote;
  if (rules.method === 'dots') {
    return candidates.map((each) => dotsField(each, rules).block(each.id, choices[each.id] || undefined));
  }
  const fields = form(approvalFields(candidates));
  return groupsOf(candidates).map(({ id, members }) =>
    fields.block(
      id,
      members.map((each) => each.id).filter((each) => choices[each]),
    ),
  );
}

/** In a ballot's own views, which know which ballot they are about. */
function withdrawButton() {
  return button(en.ballot.withdraw, actionId(routes.withdraw), {
    style: 'danger',
    confirm: confirm(en.ballot.withdrawConfirm),
  });
}

export interface BallotIn {
  readonly vote: Vote;
  readonly candidates: readonly Candidate[];
  readonly choices: Choices;
  readonly secret: string | undefined;
  readonly isNew: boolean;
}

export function ballotInModal({ vote, candidates, choices, secret, isNew }: BallotIn): ModalView {
  const chosen = chosenOf(vote.rules, candidates, choices);
  const isOpen = vote.status === 'open';
  return modal({
    callback: callbacks.notice,
    title: en.ballot.inTitle,
    meta: ballotMeta(vote.id, secret),
    blocks: [
      header(isNew ? en.ballot.inHead : en.ballot.changedHead),
      words(vote.question),
      chosen.length > 0 ? candidateList(chosen) : section(en.ballot.nothing),
      ...(isOpen ? [context(md`${en.ballot.until} ${deadlineOf(vote)}.`, secrecyLine(vote.isAnonymous))] : []),
      ...(secret === undefined || !isOpen ? [] : receiptBlocks(secret)),
      ...(isOpen ? [actions([changeButton(), withdrawButton()])] : [actions([showButton(vote.id, en.card.seeResult)])]),
    ],
  });
}

const changeButton = () => button(en.ballot.changeIt, actionId(routes.changeBallot));

const receiptBlocks = (secret: string): KnownBlock[] => [
  divider(),
  section(md`${en.ballot.receipt} \`${showReceipt(secret)}\``),
  context(en.ballot.receiptWhy),
];

/** What somebody chose, as a list: with the dots behind each candidate. */
function chosenOf(rules: VoteRules, candidates: readonly Candidate[], choices: Choices) {
  return candidates.flatMap((candidate) => {
    const given = choices[candidate.id] ?? 0;
    if (given === 0) return [];
    const name = candidateName(candidate);
    return [{ ref: null, title: rules.method === 'dots' ? `${name} \u2014 ${en.dots(given)}` : name }];
  });
}

export const withdrawnModal = (vote: Vote): ModalView =>
  modal({
    callback: callbacks.notice,
    title: en.ballot.withdrawnTitle,
    meta: { v: vote.id },
    blocks: [section(en.ballot.withdrawn), actions([voteButton(vote.id, en.ballot.voteAgain)])],
  });

export const closedModal = (vote: Vote): ModalView =>
  modal({
    callback: callbacks.notice,
    title: en.ballot.closedTitle,
    meta: { v: vote.id },
    blocks: [section(en.refused.closed(refOf(vote))), actions([showButton(vote.id, en.card.seeResult)])],
  });

export const receiptForm = form({ receipt: textField({ label: en.ballot.enterLabel, max: 60 }) });

/** For somebody who has voted anonymously and comes without their receipt. */
export const receiptModal = (vote: Vote): ModalView =>
  modal({
    callback: callbacks.receipt,
    title: en.ballot.enterTitle,
    submit: en.ballot.enterSubmit,
    meta: { v: vote.id },
    blocks: [section(en.ballot.enter), ...receiptForm.blocks(), context(en.ballot.enterWhy)],
  });

/** Sent straight to the voter and kept nowhere: its button carries the secret. */
export function receiptMessage(vote: Vote, secret: string): Content {
  const receipt = showReceipt(secret);
  return {
    text: en.receiptDm.text(refOf(vote), receipt),
    blocks: [
      section(md`*${en.receiptDm.head(refOf(vote))}*`),
      words(vote.question),
      section(md`${en.ballot.receipt} \`${receipt}\``),
      context(en.receiptDm.keep, md`${en.ballot.until} ${deadlineOf(vote)}.`),
      actions([button(en.receiptDm.change, actionId(routes.changeBallot, ballotMeta(vote.id, secret)))]),
    ],
  };
}
