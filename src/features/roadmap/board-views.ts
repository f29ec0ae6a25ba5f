// The board: private with filter and pages, shared as a living message, and what stays of one that moved. Data in, blocks out.
import type { KnownBlock } from '@slack/types';
import { actionId, runCommand } from '../../blocks/action-id.ts';
import {
  type ActionElement,
  actions,
  button,
  context,
  header,
  option,
  overflow,
  plain,
  section,
} from '../../blocks/blocks.ts';
import { joinMd, type Mrkdwn, md, moment } from '../../blocks/mrkdwn.ts';
import { formatNumber } from '../../kernel/intl.ts';
import { truncate } from '../../kernel/text.ts';
import { formatMoment } from '../../kernel/time.ts';
import { type Board, type BoardFilter, type BoardItem, boardFilters, horizonsOf, totalOf } from './board-model.ts';
import { en } from './messages.ts';
import { type Horizon, isActive } from './model.ts';
import { dots, healthText, routes, type Shown, short, targetText, titleLine } from './parts-views.ts';
import type { Reading } from './target-model.ts';

const TEXT_MAX = 3500;
const MARKS = 3;

/** For one person: filter, pages, and a menu on each item. */
export function privateBoard(board: Board, reading: Reading): Shown {
  return {
    text: boardText(board),
    blocks: [
      ...top(board, reading),
      actions(mainButtons(board)),
      ...rows(board, reading),
      ...(totalOf(board.counts, 'live') + board.counts.shipped + board.counts.parked > 0
        ? [footer(board, reading)]
        : []),
    ],
  };
}

/** For a channel: the first page, without anything that depends on who looks. Names nobody by mention, so it pings nobody. */
export function sharedBoard(board: Board, reading: Reading): Shown {
  const shown = board.groups.reduce((sum, group) => sum + group.items.length, 0);
  const left = totalOf(board.counts, 'live') - shown;
  const more = left > 0 ? [context(en.board.more(formatNumber(left, reading.locale)))] : [];
  const updated = moment(reading.now, formatMoment(reading.now, reading.locale, reading.timeZone));
  return {
    text: boardText(board),
    blocks: [
      ...top(board, reading),
      ...rows(board, reading),
      ...more,
      actions([
        button(en.board.full, pageAction(board, 'live', 0)),
        button(en.board.add, actionId(routes.openAdd, { p: board.product.id })),
        button(en.board.feedback, runCommand('feedback', board.channelId)),
      ]),
      context(md`${en.board.updated} ${updated}`),
    ],
  };
}

export const movedBoard = (): Shown => ({ text: en.board.moved, blocks: [context(en.board.moved)] });

function top(board: Board, { locale }: Reading): KnownBlock[] {
  const { counts, shippedThisQuarter } = board;
  const parts = {
    live: formatNumber(totalOf(counts, 'live'), locale),
    shipped: formatNumber(shippedThisQuarter, locale),
    parked: formatNumber(counts.parked, locale),
  };
  return [header(en.board.title(board.product.name)), context(en.board.counts(parts))];
}

function mainButtons({ product, channelId }: Board): ActionElement[] {
  return [
    button(en.board.add, actionId(routes.openAdd, { p: product.id }), { style: 'primary' }),
    button(en.board.decide, runCommand('decide', channelId)),
    button(en.board.feedback, runCommand('feedback', channelId)),
    button(en.board.vote, runCommand('vote', channelId)),
    button(en.board.share, actionId(routes.share, { p: product.id })),
  ];
}

function rows(board: Board, reading: Reading): KnownBlock[] {
  const { filter, counts, page } = board;
  if (totalOf(counts, filter) === 0) {
    if (filter !== 'live') return [section(en.board.emptyList(en.horizon[filter]))];
    return [section(md`*${en.board.emptyTitle}*\n${en.board.emptyText}`)];
  }
  return horizonsOf(filter).flatMap((horizon) => {
    const items = board.groups.find((group) => group.horizon === horizon)?.items ?? [];
    const isEmpty = counts[horizon] === 0 && page === 0;
    if (items.length === 0 && !isEmpty) return [];
    const blocks = items.map((each) => itemRow(each, reading));
    return [heading(horizon, counts[horizon], reading), ...(isEmpty ? [context(en.board.emptyHorizon)] : blocks)];
  });
}

const heading = (horizon: Horizon, count: number, { locale }: Reading): KnownBlock =>
  section(md`*${en.horizon[horizon]}* · ${formatNumber(count, locale)}`);

function itemRow({ item, owner, marks }: BoardItem, reading: Reading): KnownBlock {
  const rank = isActive(item.horizon) ? md`${formatNumber(item.rank, reading.locale)}. ` : md``;
  const facts = dots([
    healthText(item),
    md`${owner === undefined ? item.ownerId === null && en.board.nobody : short(owner, 40)}`,
    targetText(item, reading),
    md`${en.status[item.status]}`,
    ...marks.slice(0, MARKS).map((mark): Mrkdwn => md`${short(mark, 40)}`),
  ]);
  return section(joinMd([md`${rank}${titleLine(item)}`, facts]), menu({ item }));
}

function menu({ item }: Pick<BoardItem, 'item'>) {
  const { open, edit, move, health, ship } = en.board.menu;
  return overflow(actionId(routes.itemMenu, { i: item.id }), [
    option(open, 'open'),
    option(edit, 'edit'),
    option(isActive(item.horizon) ? move : en.card.bringBack, 'move'),
    ...(isActive(item.horizon) ? [option(health, 'health'), option(ship, 'ship')] : []),
  ]);
}

const filterName = (filter: BoardFilter): string => (filter === 'live' ? en.board.everything : en.horizon[filter]);
const pageAction = (board: Board, filter: BoardFilter, page: number): string =>
  actionId(routes.boardPage, { p: board.product.id, f: filter, n: page });

function footer(board: Board, { locale }: Reading): KnownBlock {
  const options = boardFilters.map((filter) =>
    option(`${filterName(filter)} (${formatNumber(totalOf(board.counts, filter), locale)})`, filter),
  );
  const chosen = options.find((each) => each.value === board.filter);
  const { page, pages, filter } = board;
  return actions([
    {
      type: 'static_select',
      action_id: actionId(routes.boardFilter, { p: board.product.id }),
      placeholder: plain(en.board.show, 150),
      options,
      ...(chosen ? { initial_option: chosen } : {}),
    },
    ...(page > 0 ? [button(en.board.previous, pageAction(board, filter, page - 1))] : []),
    ...(page < pages - 1
      ? [
          button(
            `${en.board.next} (${en.board.page(formatNumber(page + 2, locale), formatNumber(pages, locale))})`,
            pageAction(board, filter, page + 1),
          ),
        ]
      : []),
  ]);
}

/** All of the page for notifications and screen readers. */
function boardText(board: Board): string {
  const parts = board.groups.map(({ horizon, items }) => {
    const titles = items.map(({ item }) => `${item.ref} ${short(item.title, 80)}`);
    return `${en.horizon[horizon]}: ${titles.join('; ')}`;
  });
  const rest = parts.length > 0 ? parts : [en.board.emptyTitle];
  return truncate([en.board.title(board.product.name), ...rest].join('\n'), TEXT_MAX);
}
