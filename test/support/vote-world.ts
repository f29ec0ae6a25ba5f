// A product with people of several functions and zones, and votes among them: what the tests of the votes slice share.
import { replaceMembers, upsertChannel } from '../../src/db/channels.ts';
import { upsertPerson } from '../../src/db/people.ts';
import type { AppCtx, Db } from '../../src/db/types.ts';
import type { Feature } from '../../src/features/feature.ts';
import { createProduct, type Product } from '../../src/features/products/index.ts';
import { chooseTrade } from '../../src/features/settings/index.ts';
import { castBallot, openVote, saveDraft, type VoteSetup, votes } from '../../src/features/votes/index.ts';
import { selectCandidates } from '../../src/features/votes/store.ts';
import { createRunner, type Runner } from '../../src/jobs/runner.ts';
import type { Standing } from '../../src/kernel/ctx.ts';
import { asChannelId, asUserId, type ItemId, type UserId, type VoteId } from '../../src/kernel/ids.ts';
import { DAY } from '../../src/kernel/time.ts';
import { createSender } from '../../src/outbox/sender.ts';
import type { ChannelFacts, Directory, Person } from '../../src/slack/directory.ts';
import type { FakeClock } from './clock.ts';
import { clockOf, freshDb, type TestDialect, testCtx } from './db.ts';
import { type FakePoster, fakePoster, posterFor } from './fake-poster.ts';

export const atlas = asChannelId('C0ATLAS');

interface Inhabitant {
  readonly id: string;
  readonly trade?: string;
  readonly timeZone?: string;
  readonly standing?: Standing;
  readonly isBot?: boolean;
}

/** Four engineers, three designers, two in sales, one who never said: and those who may not vote. */
export const inhabitants: readonly Inhabitant[] = [
  { id: 'U0ADA', trade: 'engineering' },
  { id: 'U0BEN', trade: 'engineering', timeZone: 'America/New_York' },
  { id: 'U0DEV', trade: 'engineering', timeZone: 'Asia/Kolkata' },
  { id: 'U0HUGO', trade: 'engineering', standing: 'admin' },
  { id: 'U0CHLOE', trade: 'design' },
  { id: 'U0EVA', trade: 'design' },
  { id: 'U0IDA', trade: 'design' },
  { id: 'U0FINN', trade: 'sales' },
  { id: 'U0GRACE', trade: 'sales' },
  { id: 'U0NEW' },
  { id: 'U0GUEST', standing: 'guest' },
  { id: 'U0EXT', standing: 'external' },
  { id: 'U0BOT', isBot: true },
];
export const voters = inhabitants.slice(0, 10).map(({ id }) => id);

const people: readonly Person[] = inhabitants.map(({ id, timeZone, standing, isBot }) => ({
  userId: asUserId(id),
  name: id,
  standing: standing ?? 'member',
  isBot: isBot ?? false,
  locale: 'en-US',
  timeZone: timeZone ?? 'Europe/Berlin',
}));

export interface VoteWorld {
  readonly db: Db;
  readonly clock: FakeClock;
  readonly slack: FakePoster;
  readonly product: Product;
  readonly directory: Directory;
  readonly registry: { readonly features: Feature[] };
  readonly feature: Feature;
  as(user: string, more?: Parameters<typeof testCtx>[1]): AppCtx;
  setup(changes?: Partial<VoteSetup>): VoteSetup;
  /** Opens a vote of Ada's on three candidates: dots, five each, anonymous, for two days. */
  open(changes?: Partial<VoteSetup>): Promise<VoteId>;
  /** Casts what each candidate gets, in their order; answers the outcome's kind. */
  cast(vote: VoteId, user: string, given: readonly number[], more?: CastMore): Promise<string>;
  /** Sends what is due and runs the jobs that are. */
  settle(): Promise<void>;
  readonly jobs: Runner;
}

interface CastMore {
  readonly secret?: string;
  readonly reason?: string;
  readonly trade?: string;
}

export const candidate = (title: string, ref: string | null = null, itemId: ItemId | null = null) => ({
  title,
  ref,
  itemId,
  detail: null,
});

/** Monday, 30 November 2026, 09:00 in Berlin. */
export async function voteWorld(dialect: TestDialect, workspace = 'T0PLUMB', shared?: Db): Promise<VoteWorld> {
  const db = shared ?? (await freshDb(dialect));
  const clock = clockOf(db);
  const slack = fakePoster(clock);
  const as = (user: string, more = {}): AppCtx => testCtx(db, { user, workspace, channel: atlas, ...more });
  const product = await populate(db, as);
  const registry: { features: Feature[] } = { features: [] };
  const feature = votes(registry);
  registry.features.push(feature);
  const log = { info: () => {}, warn: () => {}, error: (fields: unknown, words: string) => failLoudly(fields, words) };
  const ctxOf = (_workspace: unknown, job: string) => testCtx(db, { workspace, job });
  const common = { db, ctxOf, now: clock.now, log, setTimer: () => () => {} };
  const sender = createSender({
    ...common,
    posterOf: posterFor(slack),
    rendererOf: (kind) => feature.renderers?.[kind],
  });
  const jobs = createRunner({
    ...common,
    definitions: feature.jobs ?? [],
    planners: () => [],
    heartbeat: () => () => {},
  });
  const setup = (changes: Partial<VoteSetup> = {}): VoteSetup => ({
    question: 'What next?',
    candidates: [candidate('Search', 'R-1'), candidate('Sign-on', 'R-2'), candidate('Dark mode')],
    rules: { method: 'dots', budget: 5, cap: 3 },
    isAnonymous: true,
    asksReason: false,
    closesWhenAllVoted: false,
    quorum: null,
    deadline: clock.now() + 2 * DAY,
    channelId: atlas,
    ...changes,
  });
  return {
    ...{ db, clock, slack, product, registry, feature, as, setup, jobs },
    directory: directoryOf(),
    async open(changes) {
      const ctx = as('U0ADA');
      const id = ctx.newId('vote');
      const channel = { name: 'atlas', members: people.map((person) => person.userId) };
      await saveDraft(ctx, { id, productId: product.id, setup: setup(changes), channel });
      return (await openVote(ctx, { id, members: people })).id;
    },
    async cast(voteId, user, given, more = {}) {
      const ctx = as(user);
      const candidates = await selectCandidates(db.read, ctx.workspaceId, voteId);
      const choices = Object.fromEntries(candidates.map(({ id }, i) => [id, given[i] ?? 0]));
      return (await castBallot(ctx, { voteId, choices, reason: '', secret: secretOf(user), ...more })).kind;
    },
    async settle() {
      for (let round = 0; round < 4; round += 1) {
        await jobs.tick();
        await sender.drain();
        clock.advance(1000);
      }
    },
  };
}

/** A secret that says whose it is, for tests that must find it. */
export const secretOf = (user: string): string =>
  `SECRET0${user}`
    .replace(/[^0-9A-HJKMNP-TV-Z]/g, '0')
    .padEnd(26, 'Z')
    .slice(0, 26);

function failLoudly(fields: unknown, words: string): void {
  throw new Error(
    `${words}: ${JSON.stringify(fields)} ${fields instanceof Object && 'err' in fields ? String(fields.err) : ''}`,
  );
}

async function populate(db: Db, as: VoteWorld['as']): Promise<Product> {
  const ctx = as('U0ADA');
  await db.tx(async (tx) => {
    await upsertChannel(tx, ctx.workspaceId, { id: atlas, name: 'atlas', isPrivate: false });
    const userIds = people.map((person) => person.userId);
    await replaceMembers(tx, ctx.workspaceId, { channelId: atlas, userIds, readAt: 0 });
    for (const person of people) await upsertPerson(tx, ctx.workspaceId, { ...person, readAt: 0 });
    for (const { id, trade } of inhabitants) {
      if (trade) await chooseTrade(tx, ctx, { userId: asUserId(id), trade });
    }
  });
  const product = { name: 'Atlas', vision: '', leads: [], isPrivate: false, allowsGuests: false };
  return createProduct(ctx, {
    id: ctx.newId('product'),
    ...product,
    channel: { id: atlas, name: 'atlas', isPrivate: false },
  });
}

function directoryOf(): Directory {
  const facts: ChannelFacts = {
    id: atlas,
    name: 'atlas',
    isPrivate: false,
    isDirect: false,
    isExternallyShared: false,
    isBotMember: true,
  };
  return {
    person: async (userId: UserId) => people.find((person) => person.userId === userId) ?? people[0]!,
    channel: async (id) => ({ ...facts, id }),
    members: async () => people,
    permalink: async () => undefined,
  };
}
