// Plants the story through the verbs of the slices, each as the person who would have done it, at the time they would.
import type { AppCtx } from '../../src/db/types.ts';
import { logDecision } from '../../src/features/decisions/index.ts';
import { voiceStance } from '../../src/features/decisions/voice-stance.ts';
import { scheduleDigest } from '../../src/features/digests/index.ts';
import { captureFeedback } from '../../src/features/feedback/index.ts';
import { createProduct } from '../../src/features/products/index.ts';
import { addItem, type Item, moveItem, setHealth, shareBoard, shipItem } from '../../src/features/roadmap/index.ts';
import { chooseTrade } from '../../src/features/settings/index.ts';
import { getVote } from '../../src/features/votes/get-vote.ts';
import {
  type Choices,
  castBallot,
  closeVote,
  openVote,
  saveDraft,
  type VoteSetup,
} from '../../src/features/votes/index.ts';
import { newSecret } from '../../src/features/votes/receipt.ts';
import { asChannelId, asUserId, type ChannelId, type ProductId, type VoteId } from '../../src/kernel/ids.ts';
import { DAY, HOUR } from '../../src/kernel/time.ts';
import type { Directory, Person } from '../../src/slack/directory.ts';
import { functionOf, items, type ProductStory, products, stances, type Who } from './story.ts';
import { voices } from './voices.ts';

export interface Ground {
  readonly directory: Directory;
  readonly now: number;
  /** The context of a person at a time (epoch ms). */
  ctxOf(who: Who, at: number): AppCtx;
}

interface Planted {
  readonly products: ReadonlyMap<ProductStory['key'], { readonly id: ProductId; readonly channel: ChannelId }>;
  readonly items: ReadonlyMap<string, Item>;
}

/** Once, on an empty database. */
export async function plant(ground: Ground): Promise<void> {
  const planted: Planted = { products: await plantProducts(ground), items: new Map() };
  await plantFunctions(ground);
  const grown = { ...planted, items: await plantItems(ground, planted) };
  await plantVoices(ground, grown);
  await plantDecisions(ground, grown);
  await plantVotes(ground, grown);
  await plantWeek(ground, grown);
  await plantRituals(ground, grown);
}

async function plantProducts({ directory, ctxOf, now }: Ground): Promise<Planted['products']> {
  const planted = new Map<ProductStory['key'], { id: ProductId; channel: ChannelId }>();
  for (const { key, name, vision, channel, lead } of products) {
    const ctx = ctxOf(lead, now - 70 * DAY);
    const facts = await directory.channel(asChannelId(channel));
    await directory.members(facts.id);
    const leads = [asUserId(lead), asUserId('U0HUGO')];
    const access = { isPrivate: false, allowsGuests: false };
    const { id } = await createProduct(ctx, {
      id: ctx.newId('product'),
      name,
      vision,
      leads,
      ...access,
      channel: facts,
    });
    planted.set(key, { id, channel: facts.id });
  }
  return planted;
}

async function plantFunctions({ ctxOf, now, directory }: Ground): Promise<void> {
  for (const [who, trade] of Object.entries(functionOf) as [Who, string][]) {
    const ctx = ctxOf(who, now - 69 * DAY);
    await directory.person(asUserId(who));
    await ctx.db.tx((tx) => chooseTrade(tx, ctx, { userId: asUserId(who), trade }));
  }
}

async function plantItems({ ctxOf, now }: Ground, planted: Planted): Promise<ReadonlyMap<string, Item>> {
  const grown = new Map<string, Item>();
  for (const { key, product, owner, daysAgo, ...facts } of items) {
    const ctx = ctxOf('U0ADA', now - daysAgo * DAY);
    const productId = productOf(planted, product).id;
    grown.set(key, await addItem(ctx, { id: ctx.newId('item'), productId, ownerId: asUserId(owner), ...facts }));
  }
  return grown;
}

async function plantVoices({ ctxOf, now }: Ground, planted: Planted): Promise<void> {
  for (const voice of [...voices].sort((a, b) => b.daysAgo - a.daysAgo)) {
    const ctx = ctxOf(voice.by, now - voice.daysAgo * DAY - HOUR);
    await captureFeedback(ctx, {
      id: ctx.newId('feedback'),
      productId: productOf(planted, voice.product).id,
      text: voice.text,
      source: voice.source,
      importance: voice.importance,
      customer: voice.customer,
      segment: undefined,
      revenue: voice.revenue,
      givenBy: undefined,
      items: (voice.about ?? []).map((key) => itemOf(planted, key).id),
      message: undefined,
    });
  }
}

async function plantDecisions({ ctxOf, now }: Ground, planted: Planted): Promise<void> {
  const atlas = productOf(planted, 'atlas');
  const nobody = { contributors: [], informed: [], approver: undefined, voteId: undefined, source: undefined };
  const blank = { ...nobody, options: [], context: '', consequences: '', revisitOn: undefined, supersedes: undefined };
  const early = ctxOf('U0BEN', now - 24 * DAY);
  const first = await logDecision(early, {
    ...blank,
    id: early.newId('decision'),
    productId: atlas.id,
    title: 'Where search runs',
    choice: 'One search cluster that we operate ourselves',
    reasons: 'It is the cheapest to begin with.',
    confidence: 60,
    driver: asUserId('U0BEN'),
    items: [itemOf(planted, 'search').id],
    status: 'decided',
    postIn: undefined,
  });
  const later = ctxOf('U0BEN', now - 8 * DAY);
  await logDecision(later, {
    ...blank,
    id: later.newId('decision'),
    productId: atlas.id,
    title: 'Where search runs',
    choice: 'One managed search cluster per region, the EU first',
    reasons: 'Two people can run it, and customers in the EU asked for their data in the EU.',
    options: ['One cluster that we operate', 'One managed cluster per region', 'Search inside the database'],
    confidence: 80,
    driver: asUserId('U0BEN'),
    approver: asUserId('U0HUGO'),
    contributors: [asUserId('U0DEV'), asUserId('U0IDA')],
    items: [itemOf(planted, 'search').id],
    status: 'decided',
    supersedes: first.id,
    postIn: undefined,
  });
  const fresh = ctxOf('U0CHLOE', now - 1 * DAY);
  const proposed = await logDecision(fresh, {
    ...blank,
    id: fresh.newId('decision'),
    productId: atlas.id,
    title: 'Drop the classic search page',
    choice: 'Remove it with the January release',
    reasons: 'Three of a hundred still use it and every change costs twice.',
    consequences: 'Support needs a page that explains the new one.',
    confidence: 70,
    driver: asUserId('U0CHLOE'),
    contributors: [asUserId('U0GRACE'), asUserId('U0FINN'), asUserId('U0ADA')],
    items: [itemOf(planted, 'search').id],
    status: 'proposed',
    postIn: { channelId: atlas.channel, isExternallyShared: false },
  });
  for (const [who, stance, concern] of stances) {
    await voiceStance(ctxOf(who, now - 20 * HOUR), { decisionId: proposed.id, stance, concern });
  }
}

async function plantVotes(ground: Ground, planted: Planted): Promise<void> {
  const { ctxOf, now } = ground;
  const closed = await openOn(ground, planted, {
    at: now - 13 * DAY,
    question: 'What should Atlas do first in the new year?',
    setup: { isAnonymous: false, quorum: 50, deadline: now - 10 * DAY, closesWhenAllVoted: false },
    keys: ['search', 'answers', 'mobile', 'permissions'],
  });
  const dots: Partial<Record<Who, Record<string, number>>> = {
    U0ADA: { search: 3, answers: 2 },
    U0BEN: { search: 4, permissions: 1 },
    U0CHLOE: { search: 2, mobile: 3 },
    U0DEV: { search: 5 },
    U0FINN: { answers: 5 },
    U0GRACE: { search: 3, permissions: 2 },
    U0IDA: { search: 2, answers: 3 },
  };
  for (const [who, given] of Object.entries(dots) as [Who, Record<string, number>][]) {
    await castBallot(ctxOf(who, now - 12 * DAY), { voteId: closed.id, choices: closed.choose(given), reason: '' });
  }
  await closeVote(ctxOf('U0ADA', now - 10 * DAY), { id: closed.id, why: 'The deadline has passed.' });
  const open = await openOn(ground, planted, {
    at: now - 2 * HOUR,
    question: 'Which of these would our customers miss most?',
    setup: { isAnonymous: true, quorum: 60, deadline: now + 2 * DAY, closesWhenAllVoted: true },
    keys: ['search', 'sso', 'answers', 'mobile', 'permissions'],
  });
  for (const who of ['U0BEN', 'U0GRACE', 'U0IDA'] as const) {
    const choices = open.choose({ search: 2, answers: 1, sso: who === 'U0BEN' ? 2 : 1 });
    await castBallot(ctxOf(who, now - HOUR), { voteId: open.id, choices, reason: '', secret: newSecret() });
  }
}

interface VoteStory {
  readonly at: number;
  readonly question: string;
  readonly setup: Pick<VoteSetup, 'isAnonymous' | 'quorum' | 'deadline' | 'closesWhenAllVoted'>;
  readonly keys: readonly string[];
}

interface OpenedVote {
  readonly id: VoteId;
  /** Dots by item key become dots by candidate. */
  choose(dots: Readonly<Record<string, number>>): Choices;
}

async function openOn({ ctxOf, directory }: Ground, planted: Planted, story: VoteStory): Promise<OpenedVote> {
  const { id: productId, channel: channelId } = productOf(planted, 'atlas');
  const ctx = ctxOf('U0ADA', story.at);
  const id = ctx.newId('vote');
  const people: readonly Person[] = await directory.members(channelId);
  const candidates = story.keys.map((key) => {
    const { id: itemId, ref, title } = itemOf(planted, key);
    return { ref, itemId, title, detail: null };
  });
  const { question, setup } = story;
  await saveDraft(ctx, {
    id,
    productId,
    channel: { name: 'atlas', members: people.map((person) => person.userId) },
    setup: {
      question,
      candidates,
      rules: { method: 'dots', budget: 5, cap: null },
      asksReason: false,
      channelId,
      ...setup,
    },
  });
  await openVote(ctx, { id, members: people });
  const stand = new Map((await getVote(ctx, id)).candidates.map((each) => [each.ref ?? '', each.id]));
  return {
    id,
    choose: (dots) =>
      Object.fromEntries(
        Object.entries(dots).map(([key, count]) => [stand.get(itemOf(planted, key).ref) ?? '', count]),
      ),
  };
}

async function plantWeek({ ctxOf, now }: Ground, planted: Planted): Promise<void> {
  const move = itemOf(planted, 'search');
  await moveItem(ctxOf('U0ADA', now - 3 * DAY), {
    itemId: move.id,
    from: 'next',
    to: 'now',
    why: 'It won our vote, and Lamna’s renewal hangs on it.',
  });
  const shipped = itemOf(planted, 'import');
  await shipItem(ctxOf('U0BEN', now - 2 * DAY), {
    itemId: shipped.id,
    from: 'now',
    why: 'A new customer’s drive is searchable within an hour.',
  });
  await shipItem(ctxOf('U0IDA', now - 4 * DAY), { itemId: itemOf(planted, 'history').id, from: 'now', why: '' });
  await setHealth(ctxOf('U0DEV', now - 1 * DAY), {
    itemId: itemOf(planted, 'sso').id,
    health: 'at_risk',
    note: 'The identity provider’s review takes two weeks longer than promised.',
  });
  await setHealth(ctxOf('U0BEN', now - 1 * DAY), {
    itemId: itemOf(planted, 'status').id,
    health: 'on_track',
    note: '',
  });
}

async function plantRituals({ ctxOf, now }: Ground, planted: Planted): Promise<void> {
  const { id: productId, channel: channelId } = productOf(planted, 'atlas');
  const ctx = ctxOf('U0ADA', now - 7 * DAY);
  await scheduleDigest(ctxOf('U0ADA', now), {
    id: ctx.newId('schedule'),
    productId,
    channelId,
    weekdays: [1],
    at: '09:00',
    timeZone: 'Europe/Berlin',
    cadence: 'weekly',
    without: [],
  });
  await shareBoard(ctxOf('U0ADA', now - HOUR), { productId, channelId, isExternallyShared: false });
}

function productOf(planted: Planted, key: ProductStory['key']) {
  const product = planted.products.get(key);
  if (!product) throw new Error(`no product ${key} in the story`);
  return product;
}

function itemOf(planted: Planted, key: string): Item {
  const item = planted.items.get(key);
  if (!item) throw new Error(`no item ${key} in the story`);
  return item;
}
