// Pieces that several roadmap screens share: route names, an item in one or two lines, values in words. Data in, text out.

import type { Button, KnownBlock } from '@slack/types';
import { actionId } from '../../blocks/action-id.ts';
import { button, confirm, section } from '../../blocks/blocks.ts';
import { escapeMrkdwn, joinMd, type Mrkdwn, md, user } from '../../blocks/mrkdwn.ts';
import { asUserId, type ItemId, type VoteId } from '../../kernel/ids.ts';
import { formatNumber } from '../../kernel/intl.ts';
import { oneLine, truncate } from '../../kernel/text.ts';
import { formatDay } from '../../kernel/time.ts';
import { en } from './messages.ts';
import { type DetailField, type DetailValue, type Item, isActive } from './model.ts';
import { formatTarget, isOverdue, type Reading } from './target-model.ts';

export interface Shown {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

export const routes = {
  boardPage: 'roadmap.board-page.v1',
  boardFilter: 'roadmap.board-filter.v1',
  share: 'roadmap.share.v1',
  openAdd: 'roadmap.open-add.v1',
  itemMenu: 'roadmap.item-menu.v1',
  openItem: 'roadmap.open-item.v1',
  openDialog: 'roadmap.open-dialog.v1',
  moreFields: 'roadmap.more-fields.v1',
  applyVote: 'roadmap.apply-vote.v1',
} as const;
export const callbacks = {
  itemForm: 'roadmap.item-form.v1',
  move: 'roadmap.move.v1',
  ship: 'roadmap.ship.v1',
  park: 'roadmap.park.v1',
  health: 'roadmap.health.v1',
  rank: 'roadmap.rank.v1',
  fromMessage: 'roadmap.add-from-message.v1',
} as const;

export const dialogs = ['edit', 'move', 'ship', 'park', 'health', 'rank'] as const;
export type Dialog = (typeof dialogs)[number];
export const openDialog = (id: ItemId, dialog: Dialog): string => actionId(routes.openDialog, { i: id, d: dialog });
export const openItem = (id: ItemId): string => actionId(routes.openItem, { i: id });

/** One line of at most `max` characters, and not much more once it is escaped. */
export function short(text: string, max: number): string {
  const cut = truncate(oneLine(text), max);
  return escapeMrkdwn(cut).length <= max * 1.5 ? cut : short(cut, Math.floor(cut.length / 2));
}

/** `*R-12* Title` */
export const titleLine = (item: Pick<Item, 'ref' | 'title'>, max = 110): Mrkdwn =>
  md`*${item.ref}* ${short(item.title, max)}`;

export const dots = (parts: readonly (Mrkdwn | false | null | undefined)[]): Mrkdwn => joinMd(parts, ' · ');

export function healthText(item: Item): Mrkdwn | undefined {
  return item.health ? md`${en.healthMark[item.health]} ${en.health[item.health]}` : undefined;
}

/** "Q4 2026", "Q3 2026 ⚠️ overdue"; for shipped ones the day they shipped. */
export function targetText(item: Item, reading: Reading): Mrkdwn | undefined {
  if (item.shippedAt !== null)
    return md`${en.board.shippedOn(formatDay(item.shippedAt, reading.locale, reading.timeZone))}`;
  if (item.target === null) return undefined;
  const shown = formatTarget(item.target, reading.locale);
  return isActive(item.horizon) && isOverdue(item.target, reading) ? md`${shown} ⚠️ ${en.board.overdue}` : md`${shown}`;
}

/** A field's value as people read it; people as mentions, long texts cut. */
export function valueText(field: DetailField, value: DetailValue, locale: string): Mrkdwn {
  if (value === null || value === '') return md`${en.form.cleared}`;
  if (typeof value === 'object') return md`${value.length === 0 ? en.form.cleared : short(value.join(', '), 80)}`;
  if (typeof value === 'number') return md`${formatNumber(value, locale, 2)}${field === 'confidence' ? ' %' : ''}`;
  if (field === 'ownerId') return user(asUserId(value));
  return md`${wordOf(field, value, locale)}`;
}

function wordOf(field: DetailField, value: string, locale: string): string {
  if (field === 'target') return formatTarget(value, locale);
  if (field === 'horizon') return nameIn(en.horizon, value);
  if (field === 'status') return nameIn(en.status, value);
  if (field === 'kind') return nameIn(en.kind, value);
  return short(value, 80);
}

/** The name of a stored value; what an older version stored under another name is shown as it is. */
export function nameIn(names: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(names, value) ? (names[value] ?? value) : value;
}

/** What a person reads after a change: a sentence, the item and the way back to it. */
export function itemDone(item: Item, sentence: string): Shown {
  return {
    text: `${sentence}: ${short(item.title, 150)}`,
    blocks: [section(md`*${sentence}*\n${short(item.title, 150)}`, button(en.card.open(item.ref), openItem(item.id)))],
  };
}

/** Under a vote's result. */
export const applyVoteButton = (id: VoteId): Button => {
  return button(en.apply.button, actionId(routes.applyVote, { v: id }), { confirm: confirm(en.apply) });
};

/** One line of an item where a section tells the horizon. */
export const itemLine = (item: Item, reading: Reading): Mrkdwn =>
  dots([titleLine(item, 80), healthText(item), targetText(item, reading)]);
