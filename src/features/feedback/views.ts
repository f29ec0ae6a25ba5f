// Screens of feedback: the form, the inbox, one entry. Data in, blocks out.
import type { KnownBlock, ModalView } from '@slack/types';
import { actionId, runCommand } from '../../blocks/action-id.ts';
import { actions, button, context, divider, header, modal, quote, refOption, section } from '../../blocks/blocks.ts';
import type { FormInitial } from '../../blocks/form-reader.ts';
import { joinMd, link, type Mrkdwn, md, user } from '../../blocks/mrkdwn.ts';
import type { ProductId } from '../../kernel/ids.ts';
import { formatNumber } from '../../kernel/intl.ts';
import type { Page } from '../../kernel/page.ts';
import { formatRef } from '../../kernel/refs.ts';
import { truncate } from '../../kernel/text.ts';
import { formatDay } from '../../kernel/time.ts';
import { archiveForm, feedbackForm, linkForm } from './form.ts';
import type { FeedbackScreen } from './get-feedback.ts';
import { en } from './messages.ts';
import type { Feedback } from './model.ts';

export interface Shown {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

export interface Reader {
  readonly locale: string;
  readonly timeZone: string;
}

export const callbacks = {
  capture: 'feedback.capture.v1',
  link: 'feedback.link.v1',
  archive: 'feedback.archive.v1',
} as const;
export const routes = {
  openForm: 'feedback.open-form.v1',
  openLink: 'feedback.open-link.v1',
  openArchive: 'feedback.open-archive.v1',
  newItem: 'feedback.new-item.v1',
  page: 'feedback.page.v1',
} as const;

/** Carried by the form: the entry to be, its product, and the message it came from. */
export interface FormMeta {
  readonly id: string;
  readonly p?: string;
  readonly ch?: string;
  readonly ts?: string;
  readonly th?: string;
  readonly url?: string;
}

export const refOf = (feedback: Pick<Feedback, 'number'>): string => formatRef('feedback', feedback.number);

export type Draft = FormInitial<typeof feedbackForm.fields>;

/** `where` asks which product it is about, where the place does not tell. */
export function feedbackModal(meta: FormMeta, draft: Draft, where: readonly KnownBlock[] = []): ModalView {
  const drawn = feedbackForm.blocks({ source: 'internal', importance: 'useful', ...draft });
  return modal({
    callback: callbacks.capture,
    title: en.form.title,
    submit: en.form.submit,
    meta: { ...meta },
    blocks: [...where, ...drawn.slice(0, 3), divider(), ...drawn.slice(3)],
  });
}

export function linkModal(screen: FeedbackScreen): ModalView {
  const { feedback, items } = screen;
  return modal({
    callback: callbacks.link,
    title: en.link.title(refOf(feedback)),
    submit: en.link.submit,
    meta: { id: feedback.id, p: feedback.productId },
    blocks: [quote(feedback.text, 600), ...linkForm.blocks({ items: items.map(refOption) })],
  });
}

export function archiveModal(feedback: Feedback): ModalView {
  return modal({
    callback: callbacks.archive,
    title: en.archive.title(refOf(feedback)),
    submit: en.archive.submit,
    meta: { id: feedback.id },
    blocks: [quote(feedback.text, 600), ...archiveForm.blocks()],
  });
}

function facts(feedback: Feedback, reader: Reader): Mrkdwn {
  const parts: Mrkdwn[] = [
    md`${en.source[feedback.source]}`,
    md`${en.importance[feedback.importance]}`,
    ...(feedback.customer ? [md`${feedback.customer}`] : []),
    ...(feedback.segment ? [md`${feedback.segment}`] : []),
    ...(feedback.revenue ? [md`${en.card.revenue(formatNumber(feedback.revenue, reader.locale, 0))}`] : []),
    ...(feedback.givenBy ? [md`${en.card.saidBy} ${user(feedback.givenBy)}`] : []),
    md`${en.card.loggedBy} ${user(feedback.loggedBy)}, ${formatDay(feedback.createdAt, reader.locale, reader.timeZone)}`,
    ...(feedback.permalink ? [link(feedback.permalink, en.card.source)] : []),
  ];
  return joinMd(parts, ' · ');
}

function sortButtons(feedback: Feedback): KnownBlock {
  const id = { f: feedback.id };
  return actions([
    button(en.inbox.link, actionId(routes.openLink, id)),
    button(en.inbox.newItem, actionId(routes.newItem, id)),
    button(en.inbox.archive, actionId(routes.openArchive, id)),
  ]);
}

/** Three blocks an entry: ten entries a page stay well below Slack's fifty. */
export function inboxPage(page: Page<Feedback>, productId: ProductId, reader: Reader): Shown {
  if (page.total === 0) {
    const start = actions([button(en.inbox.start, runCommand('feedback'), { style: 'primary' })]);
    return { text: en.inbox.none, blocks: [header(en.inbox.title), section(en.inbox.none), start] };
  }
  const left = en.inbox.left(page.total, reader.locale);
  const rows = page.rows.flatMap((feedback): KnownBlock[] => [
    quote(feedback.text, 350),
    context(md`*${refOf(feedback)}* · ${facts(feedback, reader)}`),
    sortButtons(feedback),
  ]);
  return {
    text: `${en.inbox.title}: ${left}`,
    blocks: [
      header(en.inbox.title),
      context(page.pages > 1 ? `${left}, ${en.inbox.page(page.page + 1, page.pages)}` : left),
      ...rows,
      ...pager(page, productId),
    ],
  };
}

/** The buttons carry the product: the page may be read where no channel tells it, in a direct message. */
function pager(page: Page<Feedback>, productId: ProductId): KnownBlock[] {
  const go = (n: number) => actionId(routes.page, { p: productId, n });
  const buttons = [
    ...(page.page > 0 ? [button(en.inbox.newer, go(page.page - 1))] : []),
    ...(page.page + 1 < page.pages ? [button(en.inbox.older, go(page.page + 1))] : []),
  ];
  return buttons.length > 0 ? [actions(buttons)] : [];
}

/** Said to whoever captured; what no item is linked to yet can be sorted right away. */
export function capturedMessage(feedback: Feedback, isNew: boolean): Shown {
  const text = isNew ? en.captured(refOf(feedback)) : en.already(refOf(feedback));
  return { text, blocks: feedback.status === 'new' ? [section(text), sortButtons(feedback)] : [section(text)] };
}

export function feedbackCard(screen: FeedbackScreen, reader: Reader): Shown {
  const { feedback, items } = screen;
  const linked = items.map((item) => md`*${item.ref}* ${truncate(item.title, 80)}`);
  return {
    text: `${refOf(feedback)}: ${truncate(feedback.text, 500)}`,
    blocks: [
      header(refOf(feedback)),
      quote(feedback.text, 2900),
      context(facts(feedback, reader)),
      ...(feedback.archivedWhy ? [section(md`${en.card.putAside(feedback.archivedWhy)}`)] : []),
      section(linked.length > 0 ? md`${en.card.linked}: ${joinMd(linked, ', ')}` : md`${en.card.noLinks}`),
      sortButtons(feedback),
    ],
  };
}
