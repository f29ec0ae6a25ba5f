// One item with all that is known of it, for one person. Data in, blocks out.
import type { Button, KnownBlock } from '@slack/types';
import { runCommand } from '../../blocks/action-id.ts';
import { actions, button, context, divider, fields, quote, section } from '../../blocks/blocks.ts';
import { joinMd, link, type Mrkdwn, md, moment, raw, user } from '../../blocks/mrkdwn.ts';
import { asUserId } from '../../kernel/ids.ts';
import { formatList, formatNumber, plural } from '../../kernel/intl.ts';
import { formatMoment } from '../../kernel/time.ts';
import type { ChainPart } from '../feature.ts';
import type { ItemFacts } from './board-model.ts';
import type { ItemEvent } from './history-model.ts';
import { en } from './messages.ts';
import { type Item, isActive, riceScore } from './model.ts';
import { dots, healthText, nameIn, openDialog, type Shown, short, targetText, titleLine } from './parts-views.ts';
import { formatTarget, type Reading } from './target-model.ts';

const CHAIN_PARTS = 6;
const CHAIN_LINES = 3;
const OTHER_BUTTONS = 10;

interface Card extends ItemFacts {
  /** What other slices know of the item, and where they lead. */
  readonly chain: readonly ChainPart[];
  readonly buttons: readonly Button[];
}

export function itemCard(card: Card, reading: Reading): Shown {
  const { item, product } = card;
  return {
    text: cardText(card, reading),
    blocks: [
      section(titleLine(item, 300)),
      context(md`${product.name}`, ...card.marks.slice(0, 8).map((mark) => md`${short(mark, 80)}`)),
      ...(item.problem ? [quote(item.problem, 1500)] : []),
      fields(facts(card, reading)),
      ...healthNote(item, reading),
      ...(item.parkedWhy ? [section(md`*${en.card.parkedWhy}* ${short(item.parkedWhy, 300)}`)] : []),
      ...(item.links.length > 0 ? [context(linksText(item))] : []),
      ...card.chain.slice(0, CHAIN_PARTS).map(chainPart),
      ...history(card, reading),
      divider(),
      ...buttons(card),
    ],
  };
}

function cardText({ item, names }: Card, reading: Reading): string {
  const owner = item.ownerId && names.get(item.ownerId);
  const parts = [
    en.horizon[item.horizon],
    en.status[item.status],
    owner,
    item.target && formatTarget(item.target, reading.locale),
    item.health && en.health[item.health],
  ].filter((part) => typeof part === 'string');
  return `${item.ref} ${short(item.title, 150)}: ${formatList(parts, reading.locale)}. ${short(item.problem, 1500)}`;
}

const fact = (name: string, value: Mrkdwn): Mrkdwn => md`*${name}*\n${value}`;

function facts(card: Card, reading: Reading): Mrkdwn[] {
  const { item } = card;
  const { locale } = reading;
  const horizon = en.horizon[item.horizon];
  const rank = `${formatNumber(item.rank, locale)}/${formatNumber(card.count, locale)}`;
  return [
    fact(en.field.horizon, md`${isActive(item.horizon) ? en.card.rank(horizon, rank) : horizon}`),
    fact(en.field.status, md`${en.status[item.status]}`),
    fact(en.field.ownerId, item.ownerId ? user(item.ownerId) : md`${en.card.noOwner}`),
    fact(en.field.target, promise(item, reading)),
    fact(en.card.health, healthText(item) ?? md`${en.card.none}`),
    fact(en.field.kind, md`${en.kind[item.kind]}`),
    fact(en.field.effort, effort(item, locale)),
  ];
}

function effort(item: Item, locale: string): Mrkdwn {
  const rice = riceScore(item);
  const weeks = item.effort === null ? md`${en.card.none}` : md`${en.card.weeks(formatNumber(item.effort, locale))}`;
  return dots([weeks, rice !== undefined && md`${en.card.rice(formatNumber(rice, locale))}`]);
}

/** The target, and what was promised first where that was something else. */
function promise(item: Item, reading: Reading): Mrkdwn {
  const { firstTarget, slips } = item;
  const changed = firstTarget !== null && firstTarget !== item.target;
  return dots([
    targetText(item, reading) ?? md`${en.card.none}`,
    changed && md`${en.card.firstTarget(formatTarget(firstTarget, reading.locale))}`,
    slips > 0 && md`${plural(slips, en.card.slipped, reading.locale)}`,
  ]);
}

const when = (at: number, reading: Reading): Mrkdwn =>
  moment(at, formatMoment(at, reading.locale, reading.timeZone), '{date_short_pretty}');

function healthNote(item: Item, reading: Reading): KnownBlock[] {
  if (!item.health || !item.healthNote || item.healthAt === null) return [];
  const said = md`${en.healthMark[item.health]} “${short(item.healthNote, 300)}” · ${when(item.healthAt, reading)}`;
  return [context(said)];
}

const linksText = (item: Item): Mrkdwn =>
  dots(item.links.slice(0, 8).map((url) => link(url, short(url.replace(/^https?:\/\/(www\.)?/i, ''), 50))));

function chainPart(part: ChainPart): KnownBlock {
  return section(joinMd([md`*${short(part.title, 80)}*`, ...part.lines.slice(0, CHAIN_LINES).map(cut)]));
}
/** Lines come from other slices, which escaped them; what is too long for a summary is left to `why`. */
const cut = (line: Mrkdwn): Mrkdwn => (line.toString().length <= 600 ? line : raw('…'));

function history(card: Card, reading: Reading): KnownBlock[] {
  if (card.history.length === 0) return [];
  const lines = card.history.map((event) => {
    const who = event.actor === 'system' ? md`${en.card.system}` : user(asUserId(event.actor));
    const why = event.why ? md`: “${short(event.why, 300)}”` : md``;
    return md`${who} ${eventText(event, reading.locale)}${why} · ${when(event.at, reading)}`;
  });
  return [context(joinMd([md`*${en.card.history}*`, ...lines]))];
}

/** What happened, without who and why: "moved it from Next to Now". */
export function eventText(event: ItemEvent, locale: string): string {
  switch (event.kind) {
    case 'item.added':
      return en.history.added;
    case 'item.edited':
      return en.history.edited(
        formatList(
          event.data.changes.map(({ field }) => en.field[field].toLowerCase()),
          locale,
        ),
      );
    case 'item.moved':
      return event.data.field === 'target' ? targetMove(event.data, locale) : horizonMove(event.data);
    case 'item.ranked':
      return en.history.ranked(formatNumber(event.data.from, locale), formatNumber(event.data.to, locale));
    case 'item.health':
      return en.history.health(event.data.to ? en.health[event.data.to].toLowerCase() : en.card.none);
    case 'item.shipped':
      return en.history.shipped;
    case 'item.parked':
      return en.history.parked;
  }
}

interface Move {
  readonly from: string | null;
  readonly to: string | null;
}

function targetMove({ from, to }: Move, locale: string): string {
  const [was, is] = [from && formatTarget(from, locale), to && formatTarget(to, locale)];
  if (!was) return en.history.setTarget(is ?? en.card.none);
  return is ? en.history.movedTarget(was, is) : en.history.clearedTarget(was);
}
const horizonMove = ({ from, to }: Move): string =>
  en.history.movedHorizon(nameIn(en.horizon, from ?? ''), nameIn(en.horizon, to ?? ''));

function buttons(card: Card): KnownBlock[] {
  const { item, mayEdit, mayRank } = card;
  const live = isActive(item.horizon);
  const own = [
    mayEdit && button(en.card.edit, openDialog(item.id, 'edit')),
    mayEdit && button(live ? en.card.move : en.card.bringBack, openDialog(item.id, 'move')),
    mayRank && live && button(en.card.rankButton, openDialog(item.id, 'rank')),
    mayEdit && live && button(en.card.health, openDialog(item.id, 'health')),
    mayEdit && live && button(en.card.ship, openDialog(item.id, 'ship'), { style: 'primary' }),
    mayEdit && live && button(en.card.park, openDialog(item.id, 'park')),
  ].filter((each) => each !== false);
  const others = [
    button(en.card.why, runCommand(`why ${item.ref}`, card.channelId)),
    ...card.buttons.slice(0, OTHER_BUTTONS),
  ];
  return [...(own.length > 0 ? [actions(own)] : []), actions(others)];
}
