// Screens of decisions: the form, the card in the channel, the log. Data in, blocks out.
import type { KnownBlock, ModalView } from '@slack/types';
import { actionId } from '../../blocks/action-id.ts';
import {
  actions,
  button,
  confirm,
  context,
  divider,
  header,
  modal,
  quote,
  section,
  words,
} from '../../blocks/blocks.ts';
import { fitMessage } from '../../blocks/budget.ts';
import { textField } from '../../blocks/form.ts';
import { type FormInitial, form } from '../../blocks/form-reader.ts';
import { joinMd, link, type Mrkdwn, md, user } from '../../blocks/mrkdwn.ts';
import type { UserId } from '../../kernel/ids.ts';
import { formatNumber } from '../../kernel/intl.ts';
import type { Page } from '../../kernel/page.ts';
import { formatRef } from '../../kernel/refs.ts';
import { truncate } from '../../kernel/text.ts';
import { formatDay } from '../../kernel/time.ts';
import { decisionForm } from './form.ts';
import type { DecisionScreen } from './get-decision.ts';
import { en } from './messages.ts';
import { canSupersede, type Decision, limits, stances, takesVoices, type VoiceSummary } from './model.ts';

export interface Shown {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

export const callbacks = { log: 'decisions.log.v1', concern: 'decisions.concern.v1' } as const;
export const routes = {
  voice: 'decisions.voice.v1',
  openConcern: 'decisions.open-concern.v1',
  openForm: 'decisions.open-form.v1',
  decide: 'decisions.decide.v1',
  show: 'decisions.show.v1',
  page: 'decisions.page.v1',
} as const;

/** What the form carries along beside what is typed. */
export interface FormMeta {
  /** Id of the decision to be. */
  readonly id: string;
  readonly p?: string;
  /** Superseded decision, vote, source channel, ts and permalink, if any. */
  readonly s?: string;
  readonly v?: string;
  readonly ch?: string;
  readonly ts?: string;
  readonly url?: string;
}

export type Draft = FormInitial<typeof decisionForm.fields>;

interface DecisionLead {
  readonly replaced?: Decision | undefined;
  readonly where?: readonly KnownBlock[];
}

/** `lead` stands first: what is replaced, or the question which product it is about. */
export function decisionModal(meta: FormMeta, initial: Draft, lead: DecisionLead = {}): ModalView {
  const { replaced, where = [] } = lead;
  const { title, choice, reasons, status, items, ...rest } = decisionForm.fields;
  const draw = (names: readonly (keyof typeof decisionForm.fields)[]) => {
    const drawn = decisionForm.blocks({ status: 'decided', ...initial });
    return drawn.filter((block) => names.some((name) => name === block.block_id));
  };
  const first = Object.keys({ title, choice, reasons, status, items }) as (keyof typeof decisionForm.fields)[];
  const more = Object.keys(rest) as (keyof typeof decisionForm.fields)[];
  return modal({
    callback: callbacks.log,
    title: replaced ? en.form.supersedeTitle(formatRef('decision', replaced.number)) : en.form.logTitle,
    submit: en.form.log,
    meta: { ...meta },
    blocks: [
      ...(replaced
        ? [context(md`${en.card.supersedes} ${formatRef('decision', replaced.number)} ${replaced.title}`)]
        : []),
      ...where,
      ...draw(first),
      divider(),
      context(en.form.more),
      ...draw(more),
    ],
  });
}

export const concernForm = (title: string) =>
  form({
    concern: textField({
      label: en.concern.label(truncate(title, 100)),
      placeholder: en.concern.placeholder,
      hint: en.concern.hint,
      max: limits.concern,
      multiline: true,
      focus: true,
    }),
  });

export function concernModal(decision: Decision, initial: string | undefined): ModalView {
  return modal({
    callback: callbacks.concern,
    title: en.concern.title,
    submit: en.concern.submit,
    meta: { d: decision.id },
    blocks: concernForm(decision.title).blocks({ concern: initial }),
  });
}

const people = (ids: readonly UserId[]): Mrkdwn => joinMd(ids.slice(0, 10).map(user), ', ');

function roles(decision: Decision): Mrkdwn[] {
  const { driver, approver, contributors, informed } = decision;
  return [
    md`${en.card.driver}: ${user(driver)}`,
    ...(approver ? [md`${en.card.approver}: ${user(approver)}`] : []),
    ...(contributors.length > 0 ? [md`${en.card.contributors}: ${people(contributors)}`] : []),
    ...(informed.length > 0 ? [md`${en.card.informed}: ${people(informed)}`] : []),
  ];
}

function facts(screen: DecisionScreen, locale: string): Mrkdwn[] {
  const { decision, items } = screen;
  const refs = items.map((item) => md`${item.ref} ${truncate(item.title, 40)}`);
  return [
    ...roles(decision),
    ...(refs.length > 0 ? [md`${en.card.affects}: ${joinMd(refs.slice(0, 6), ', ')}`] : []),
    ...(decision.confidence ? [md`${en.card.confidence(decision.confidence)}`] : []),
    ...(decision.revisitOn ? [md`${en.card.revisit(formatDay(decision.revisitOn, locale))}`] : []),
    ...(decision.permalink ? [link(decision.permalink, en.card.source)] : []),
  ];
}

function voiceLines(voices: VoiceSummary): string {
  const spoken = voices.counts.filter((count) => count.total > 0);
  if (spoken.length === 0) return en.card.nobody;
  const lines = spoken.map(({ stance, total, byFunction }) => en.card.count(stance, total, byFunction.slice(0, 6)));
  return [...lines, ...(voices.silent.length > 0 ? [en.card.silent(voices.silent.slice(0, 10))] : [])].join('\n');
}

function voiceButtons(decision: Decision): KnownBlock {
  const id = { d: decision.id };
  return actions(
    stances.map((stance) =>
      stance === 'concern'
        ? button(`${en.stanceMark[stance]} ${en.stance[stance]}`, actionId(routes.openConcern, id))
        : button(`${en.stanceMark[stance]} ${en.stance[stance]}`, actionId(routes.voice, { ...id, s: stance })),
    ),
  );
}

function manageButtons(decision: Decision): KnownBlock[] {
  const id = { d: decision.id };
  const elements = [
    ...(decision.status === 'proposed'
      ? [button(en.card.decide, actionId(routes.decide, id), { confirm: confirm(en.card.decideConfirm) })]
      : []),
    ...(canSupersede(decision) ? [button(en.card.replace, actionId(routes.openForm, { s: decision.id }))] : []),
  ];
  return elements.length > 0 ? [actions(elements)] : [];
}

/** The latest ones; what is longer is read in full where it is asked for, by opening the concern. */
function concerns(voices: VoiceSummary): KnownBlock[] {
  const shown = voices.concerns.slice(-3);
  if (shown.length === 0) return [];
  return [
    section(md`*${en.card.concerns}*`),
    ...shown.flatMap(({ userId, text }) => [context(user(userId)), quote(text, 300)]),
  ];
}

function chainOfSupersession(screen: DecisionScreen): KnownBlock[] {
  const { supersededBy, supersedes } = screen;
  const ref = (decision: Decision) => formatRef('decision', decision.number);
  return [
    ...(supersededBy ? [section(md`*${en.card.supersededBy} ${ref(supersededBy)}* ${supersededBy.title}`)] : []),
    ...(supersedes ? [context(md`${en.card.supersedes} ${ref(supersedes)} ${supersedes.title}`)] : []),
  ];
}

const part = (title: string, text: string): KnownBlock[] =>
  text === '' ? [] : [section(md`*${title}*`), words(truncate(text, limits.reasons))];

function detail(decision: Decision): KnownBlock[] {
  return [
    ...part(en.card.context, decision.context),
    ...part(en.card.options, decision.options.map((each) => `• ${each}`).join('\n')),
    ...part(en.card.consequences, decision.consequences),
  ];
}

/** The card in the channel, kept up to date; `detail` adds context, options and consequences, for one reader. */
export function decisionCard(screen: DecisionScreen, reader: { locale: string; detail: boolean }): Shown {
  const { decision, voices } = screen;
  const ref = formatRef('decision', decision.number);
  const said = [
    header(`${ref} ${decision.title}`),
    context(en.status[decision.status]),
    ...chainOfSupersession(screen),
    words(decision.choice, { bold: true }),
    ...part(en.card.why, decision.reasons),
    context(...facts(screen, reader.locale)),
    ...(reader.detail ? detail(decision) : []),
  ];
  return {
    text: en.card.text(ref, decision.title, decision.choice),
    blocks: [
      ...fitMessage(said, { keep: 5_000 }).blocks,
      divider(),
      section(voiceLines(voices)),
      ...(takesVoices(decision.status) ? [voiceButtons(decision)] : []),
      ...concerns(voices),
      ...manageButtons(decision),
    ],
  };
}

export function decisionLog(page: Page<Decision>, query: string, reader: { locale: string; timeZone: string }): Shown {
  const title = query === '' ? en.log.title : en.log.titleFor(query);
  if (page.total === 0) {
    const empty = query === '' ? en.log.none : en.log.noMatch(query);
    const start = actions([button(en.log.logOne, actionId(routes.openForm), { style: 'primary' })]);
    return { text: `${title}. ${empty}`, blocks: [header(title), section(empty), start] };
  }
  const rows = page.rows.map((decision) => {
    const ref = formatRef('decision', decision.number);
    const day = formatDay(decision.decidedAt ?? decision.createdAt, reader.locale, reader.timeZone);
    const line = joinMd([
      md`*${ref} ${truncate(decision.title, 150)}*`,
      md`${truncate(decision.choice, 300)}`,
      md`${en.status[decision.status]} · ${day} · ${user(decision.driver)}`,
    ]);
    return section(line, button(en.card.open, actionId(routes.show, { d: decision.id })));
  });
  return {
    text: `${title}: ${page.rows.map((row) => `${formatRef('decision', row.number)} ${row.title}`).join('; ')}`.slice(
      0,
      3000,
    ),
    blocks: [header(title), ...rows, context(pageLine(page, reader.locale)), ...pager(page, query)],
  };
}

function pageLine(page: Page<Decision>, locale: string): string {
  const total = formatNumber(page.total, locale);
  return page.pages > 1 ? en.log.page(page.page + 1, page.pages, total) : en.log.total(total);
}

function pager(page: Page<Decision>, query: string): KnownBlock[] {
  const go = (to: number) => actionId(routes.page, { n: to, q: query.slice(0, 100) });
  const buttons = [
    ...(page.page > 0 ? [button(en.log.newer, go(page.page - 1))] : []),
    ...(page.page + 1 < page.pages ? [button(en.log.older, go(page.page + 1))] : []),
  ];
  return buttons.length > 0 ? [actions(buttons)] : [];
}
