// The directory over Slack: asked once a day per person, remembered in our tables, shared among those who ask at once.
// It writes what Slack says and nothing else.
import type { WebClient } from '@slack/web-api';
import { findChannel, replaceMembers, upsertChannel } from '../db/channels.ts';
import { findPerson, listPeople, type PersonRecord, upsertPerson } from '../db/people.ts';
import type { Db } from '../db/types.ts';
import { refusal } from '../kernel/errors.ts';
import { asUserId, type ChannelId, type MessageTs, type UserId } from '../kernel/ids.ts';
import { formatNumber } from '../kernel/intl.ts';
import { DAY, MINUTE, SECOND } from '../kernel/time.ts';
import type { ChannelFacts, Person } from './directory.ts';
import { en } from './messages.ts';
import type { EdgeDirectory, Installation } from './parts.ts';
import { type ReadPerson, readChannel, readPerson } from './people-slack.ts';
import { keepFor } from './single-flight.ts';
import { refusalFor, slackProblem } from './slack-errors.ts';

const FRESH_MS = DAY;
const MAX_MEMBERS = 2_000;
const LOOKUPS_AT_ONCE = 8;
const PAGE = 200;

export interface DirectoryOptions {
  readonly slack: WebClient;
  readonly db: Db;
  readonly installation: Installation;
  /** Wall time: Slack's answers age by it. */
  readonly now: () => number;
}

export class SlackDirectory implements EdgeDirectory {
  readonly #options: DirectoryOptions;
  /** Also remembers the deactivated, who have no place in our tables. */
  readonly #people;
  readonly #channels;

  constructor(options: DirectoryOptions) {
    this.#options = options;
    const { now } = options;
    this.#people = keepFor<UserId, ReadPerson>({ ms: 10 * MINUTE, max: 5_000, now });
    this.#channels = keepFor<ChannelId, ChannelFacts>({ ms: 30 * SECOND, max: 1_000, now });
  }

  async person(userId: UserId): Promise<Person> {
    return this.#refusing(() => this.#read(userId));
  }

  async remembered(userId: UserId): Promise<Person | undefined> {
    const { db, installation } = this.#options;
    const record = await findPerson(db.read, installation.workspaceId, userId);
    return record ? personOf(record) : undefined;
  }

  async channel(channelId: ChannelId): Promise<ChannelFacts> {
    return this.#refusing(() => this.#channels.get(channelId, () => this.#readChannel(channelId)));
  }

  async members(channelId: ChannelId): Promise<readonly Person[]> {
    return this.#refusing(async () => {
      await this.#channels.get(channelId, () => this.#readChannel(channelId));
      const people = await this.#readAll(await this.#memberIds(channelId));
      const humans = people.filter(({ isBot, isDeactivated }) => !isBot && !isDeactivated);
      const { db, installation, now } = this.#options;
      const userIds = humans.map(({ userId }) => userId);
      await db.tx((tx) => replaceMembers(tx, installation.workspaceId, { channelId, userIds, readAt: now() }));
      return humans;
    });
  }

  async permalink(channelId: ChannelId, ts: MessageTs): Promise<string | undefined> {
    try {
      const { permalink } = await this.#options.slack.chat.getPermalink({ channel: channelId, message_ts: ts });
      return permalink;
    } catch (error) {
      if (slackProblem(error) === undefined) throw error;
      return undefined;
    }
  }

  /** What Slack says of a person or channel may have changed: ask again next time. */
  forget(channelId: ChannelId): void {
    this.#channels.forget(channelId);
  }

  async #refusing<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      // The edge takes a person whom Slack hides for an outsider: it has to see the error itself.
      if (slackProblem(error) === 'no_person') throw error;
      throw refusalFor(error, this.#options.installation.botName) ?? error;
    }
  }

  async #read(userId: UserId): Promise<ReadPerson> {
    return this.#people.get(userId, async () => {
      const { db, installation, now } = this.#options;
      const record = await findPerson(db.read, installation.workspaceId, userId);
      if (record && now() - record.readAt < FRESH_MS) return { ...personOf(record), isDeactivated: false };
      return this.#ask(userId);
    });
  }

  async #ask(userId: UserId): Promise<ReadPerson> {
    const { slack, db, installation, now } = this.#options;
    const { user } = await slack.users.info({ user: userId, include_locale: true });
    const person = readPerson(user, installation);
    const { isDeactivated, ...facts } = person;
    if (!isDeactivated) {
      await db.tx((tx) => upsertPerson(tx, installation.workspaceId, { ...facts, readAt: now() }));
    }
    return person;
  }

  async #readChannel(channelId: ChannelId): Promise<ChannelFacts> {
    if (channelId.startsWith('D')) return directMessage(channelId);
    const { slack, db, installation } = this.#options;
    const answer = await slack.conversations.info({ channel: channelId });
    const facts = readChannel(answer.channel);
    const known = await findChannel(db.read, installation.workspaceId, channelId);
    if (!facts.isDirect && (known?.name !== facts.name || known.isPrivate !== facts.isPrivate)) {
      await db.tx((tx) => upsertChannel(tx, installation.workspaceId, facts));
    }
    return facts;
  }

  async #memberIds(channelId: ChannelId): Promise<readonly UserId[]> {
    const ids: UserId[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#options.slack.conversations.members({
        channel: channelId,
        limit: PAGE,
        ...(cursor ? { cursor } : {}),
      });
      ids.push(...(page.members ?? []).map(asUserId));
      if (ids.length > MAX_MEMBERS) throw refusal('limit', en.tooManyMembers(formatNumber(MAX_MEMBERS)));
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
    return [...new Set(ids)];
  }

  /** Those whom our tables know lately, the others from Slack, a few at a time; who cannot be read is left out. */
  async #readAll(userIds: readonly UserId[]): Promise<readonly ReadPerson[]> {
    const { db, installation, now } = this.#options;
    const records = await listPeople(db.read, installation.workspaceId, userIds);
    const fresh = new Map(records.filter(({ readAt }) => now() - readAt < FRESH_MS).map((each) => [each.userId, each]));
    const found = [...fresh.values()].map((record) => ({ ...personOf(record), isDeactivated: false }));
    const queue = userIds.filter((userId) => !fresh.has(userId));
    const lookUp = async (): Promise<void> => {
      for (let userId = queue.shift(); userId; userId = queue.shift()) {
        const person = await this.#read(userId).catch(skipHidden);
        if (person) found.push(person);
      }
    };
    await Promise.all(Array.from({ length: LOOKUPS_AT_ONCE }, lookUp));
    return found;
  }
}

/** Slack tells about direct messages only with a scope that nothing else needs; there is nothing more to know. */
const directMessage = (id: ChannelId): ChannelFacts => ({
  id,
  name: 'direct message',
  isPrivate: true,
  isDirect: true,
  isExternallyShared: false,
  isBotMember: true,
});

function skipHidden(error: unknown): undefined {
  if (slackProblem(error) !== 'no_person') throw error;
}

function personOf({ userId, name, standing, isBot, locale, timeZone }: PersonRecord): Person {
  return { userId, name, standing, isBot, locale, timeZone };
}
