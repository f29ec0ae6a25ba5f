// What the roadmap adds to screens of others: digest sections, what waits for an item's owner, its part of the chain,
// candidates for votes.

import { button } from '../../blocks/blocks.ts';
import type { Mrkdwn } from '../../blocks/mrkdwn.ts';
import { joinMd, md } from '../../blocks/mrkdwn.ts';
import type { AppCtx } from '../../db/types.ts';
import type { ItemId, ProductId } from '../../kernel/ids.ts';
import { formatNumber, plural } from '../../kernel/intl.ts';
import { parseRef } from '../../kernel/refs.ts';
import { DAY } from '../../kernel/time.ts';
import type {
  CandidateOffer,
  CandidateSearch,
  ChainPart,
  Contributions,
  DigestSection,
  HomeLine,
  Registry,
  Waiting,
} from '../feature.ts';
import { isApplicable } from './apply-vote.ts';
import { eventText } from './card-views.ts';
import { findItemByRef, getItem, searchItems } from './find-items.ts';
import { gatherMarks } from './gather.ts';
import { getNews, getOwned, getTop, getTroubled, latestOfEach, type News } from './get-news.ts';
import type { ItemEvent } from './history-model.ts';
import { en } from './messages.ts';
import { type Item, isActive } from './model.ts';
import {
  applyVoteButton,
  dots,
  healthText,
  itemLine,
  nameIn,
  openItem,
  short,
  targetText,
  titleLine,
} from './parts-views.ts';
import { showItem } from './slack.ts';
import { readingOf } from './slack-parts.ts';
import { formatTarget, isOverdue } from './target-model.ts';

const MOST_LINES = 20;
const HOME_LINES = 6;
const STALE_AFTER_MS = 30 * DAY;

const because = (why: string | null): Mrkdwn => (why ? md`: “${short(why, 200)}”` : md``);

const shipped: DigestSection = {
  id: 'shipped',
  title: en.digest.shipped,
  order: 10,
  async lines(ctx, period) {
    const news = await getNews(ctx, period, ['item.shipped']);
    return latestOfEach(news)
      .filter(({ item }) => item.horizon === 'shipped')
      .slice(0, MOST_LINES)
      .map(({ item, event }) => md`${titleLine(item)}${because(event.why)} · ${kept(item, ctx.locale)}`);
  },
};

/** How it stands to what was promised first. */
function kept(item: Item, locale: string): string {
  if (item.firstTarget === null) return en.digest.noTarget;
  return item.slips === 0 ? en.digest.onTime : plural(item.slips, en.digest.late, locale);
}

const moved: DigestSection = {
  id: 'moved',
  title: en.digest.moved,
  order: 20,
  async lines(ctx, period) {
    const moves = await getNews(ctx, period, ['item.moved', 'item.parked']);
    const ranks = latestOfEach(await getNews(ctx, period, ['item.ranked']));
    const lines = moves.map(
      ({ item, event }) => md`${titleLine(item, 80)}: ${moveText(event, ctx.locale)}${because(event.why)}`,
    );
    return [...lines, ...rankLines(ranks)].slice(0, MOST_LINES);
  },
};

/** Under a heading that says "Moved" already. */
function moveText(event: ItemEvent, locale: string): string {
  if (event.kind === 'item.parked') return en.digest.parked;
  if (event.kind !== 'item.moved' || event.data.field !== 'horizon') return eventText(event, locale);
  const { from, to } = event.data;
  return en.digest.fromTo(nameIn(en.horizon, from ?? ''), nameIn(en.horizon, to ?? ''));
}

/** A vote's result or a reordering touches many items for one reason: one line a reason. */
function rankLines(news: readonly News[]): readonly Mrkdwn[] {
  const byReason = new Map<string | null, Item[]>();
  for (const { item, event } of news) byReason.set(event.why, [...(byReason.get(event.why) ?? []), item]);
  return [...byReason].map(([why, items]) => {
    const refs = joinMd(
      items.slice(0, 10).map((item) => md`*${item.ref}*`),
      ', ',
    );
    return md`${refs}: ${en.digest.ranked}${because(why)}`;
  });
}

const added: DigestSection = {
  id: 'new',
  title: en.digest.added,
  order: 30,
  async lines(ctx, period) {
    const news = await getNews(ctx, period, ['item.added']);
    return news.slice(0, MOST_LINES).map(({ item }) => md`${titleLine(item)} · ${en.horizon[item.horizon]}`);
  },
};

const atRisk: DigestSection = {
  id: 'at-risk',
  title: en.digest.atRisk,
  order: 40,
  async lines(ctx, period) {
    const items = await getTroubled(ctx, period, MOST_LINES);
    return items.map((item) => {
      const facts = dots([healthText(item), targetText(item, readingOf(ctx))]);
      return md`${titleLine(item)} · ${facts}${because(item.healthNote)}`;
    });
  },
};

/** Items I own whose target has passed, that are in trouble, or in Now without a word for a month. */
async function waiting(ctx: AppCtx): Promise<readonly Waiting[]> {
  const owned = await getOwned(ctx, 200);
  return owned
    .flatMap((item) => concern(ctx, item) ?? [])
    .sort((a, b) => a.order - b.order)
    .slice(0, 10);
}

function concern(ctx: AppCtx, item: Item): Waiting | undefined {
  const reading = readingOf(ctx);
  const open = button(en.waiting.open, openItem(item.id), { label: en.card.open(item.ref) });
  const wait = (order: number, text: string): Waiting => ({
    order,
    text: md`${titleLine(item, 80)}: ${text}`,
    button: open,
  });
  if (item.target !== null && isOverdue(item.target, reading)) {
    return wait(40, en.waiting.overdue(formatTarget(item.target, ctx.locale)));
  }
  if (item.health === 'off_track') return wait(45, en.waiting.troubled(en.health.off_track.toLowerCase()));
  const isQuiet = item.horizon === 'now' && ctx.now() - item.updatedAt > STALE_AFTER_MS;
  return isQuiet ? wait(80, en.waiting.quiet) : undefined;
}

async function chain(ctx: AppCtx, itemId: ItemId): Promise<readonly ChainPart[]> {
  const item = await getItem(ctx.db.read, ctx, itemId);
  const reading = readingOf(ctx);
  const facts = dots([
    md`${en.horizon[item.horizon]}`,
    md`${en.status[item.status]}`,
    healthText(item),
    targetText(item, reading),
  ]);
  const problem = item.problem && md`“${short(item.problem, 300)}”`;
  const lines = [facts, ...(problem ? [problem] : [])];
  const part: ChainPart = { order: 20, title: en.chain.item, lines, refs: [{ kind: 'item', number: item.number }] };
  return isActive(item.horizon) ? [part] : [{ order: 10, title: en.chain.outcome, lines: [outcome(ctx, item)] }, part];
}

function outcome(ctx: AppCtx, item: Item): Mrkdwn {
  if (item.horizon === 'parked') return joinMd([md`${en.horizon.parked}${because(item.parkedWhy)}`]);
  const promised = item.firstTarget && md`${en.chain.promised(formatTarget(item.firstTarget, ctx.locale))}`;
  return dots([targetText(item, readingOf(ctx)), promised || undefined, md`${kept(item, ctx.locale)}`]);
}

/** What is worked on now, then what is next. */
async function home(ctx: AppCtx, productId: ProductId): Promise<readonly HomeLine[]> {
  const items = await getTop(ctx, productId, HOME_LINES);
  return items.map((item, i) => ({
    order: 20 + i / 100,
    text: md`${itemLine(item, readingOf(ctx))} · ${en.horizon[item.horizon]}`,
    button: button(en.waiting.open, openItem(item.id), { label: en.card.open(item.ref) }),
  }));
}

/** Live items only; refs may come in any spelling. */
async function candidates(
  registry: Registry,
  ctx: AppCtx,
  wanted: CandidateSearch,
): Promise<readonly CandidateOffer[]> {
  const found = 'refs' in wanted ? await byRefs(ctx, wanted.refs) : await byQuery(ctx, wanted);
  const items = found.filter((item) => item.productId === wanted.productId && isActive(item.horizon));
  const marks = await gatherMarks(
    registry,
    ctx,
    items.map((item) => item.id),
  );
  return items.map((item) => {
    const effort = item.effort === null ? [] : [en.card.weeks(formatNumber(item.effort, ctx.locale))];
    const detail = [...(marks.get(item.id) ?? []), ...effort].join(' · ');
    return { ref: item.ref, itemId: item.id, title: item.title, ...(detail ? { detail } : {}) };
  });
}

async function byRefs(ctx: AppCtx, refs: readonly string[]): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (const typed of refs.slice(0, 100)) {
    const ref = parseRef(typed);
    const item = ref && (await findItemByRef(ctx.db.read, ctx, ref));
    if (item) items.push(item);
  }
  return items;
}

/** Live ones come first, so shipped and parked ones take no room from them. */
const byQuery = (ctx: AppCtx, wanted: Extract<CandidateSearch, { query: string }>): Promise<readonly Item[]> =>
  searchItems(ctx.db.read, ctx, wanted);

export const roadmapContributions = (registry: Registry): Contributions => ({
  waiting,
  digest: [shipped, moved, added, atRisk],
  chain,
  candidates: (ctx, wanted) => candidates(registry, ctx, wanted),
  home,
  resultButtons: async (ctx, voteId) => ((await isApplicable(ctx, voteId)) ? [applyVoteButton(voteId)] : []),
  show: { item: showItem(registry) },
  itemsBehind: {
    item: async (ctx, ref) => {
      const item = await findItemByRef(ctx.db.read, ctx, ref);
      return item ? [item.id] : [];
    },
  },
});
