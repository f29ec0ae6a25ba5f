// Screens of standup notes: the day's card and the form. Data in, blocks out.
import type { KnownBlock, ModalView } from '@slack/types';
import { actionId } from '../../blocks/action-id.ts';
import { actions, button, context, header, modal, section } from '../../blocks/blocks.ts';
import { md, user } from '../../blocks/mrkdwn.ts';
import type { ProductId } from '../../kernel/ids.ts';
import { truncate } from '../../kernel/text.ts';
import type { Content } from '../../outbox/outbox.ts';
import { noteForm } from './form.ts';
import type { Day } from './list-notes.ts';
import { en } from './messages.ts';
import { limits } from './model.ts';
import { callbacks, routes } from './routes.ts';

/** One section a person: their text is escaped by `md`. */
export function dayCard({ day, productId, notes, isOver }: Day, locale: string): Content {
  const title = en.card.title(day, locale);
  const lines = notes
    .slice(0, limits.shown)
    .map(({ userId, text }) => section(md`${user(userId)}: ${truncate(text, limits.line)}`));
  const more = notes.length - lines.length;
  const end: KnownBlock = isOver
    ? context(en.card.closed)
    : actions([button(en.card.add, actionId(routes.openNote, { p: productId }))]);
  return {
    text: `${title}. ${notes.map((note) => note.text).join(' · ')}`.slice(0, 3900),
    blocks: [header(title), ...lines, ...(more > 0 ? [context(en.card.more(more))] : []), end],
  };
}

export function noteModal(productId: ProductId): ModalView {
  return modal({
    callback: callbacks.note,
    title: en.form.title,
    submit: en.form.submit,
    meta: { p: productId },
    blocks: noteForm.blocks(),
  });
}
