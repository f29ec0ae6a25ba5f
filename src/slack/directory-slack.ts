// The directory over Slack: people and channels asked from Slack, remembered in our tables. It writes what Slack says
// and nothing else.
import { findChannel, replaceMembers, upsertChannel } from '../db/channels.ts';
import { refusal } from '../kernel/errors.ts';
import { asUserId, type ChannelId, type MessageTs, type UserId } from '../kernel/ids.ts';
import { formatNumber } from '../kernel/intl.ts';
import { SECOND } from '../kernel/time.ts';
import type { ChannelFacts, Person } from './directory.ts';
import { en } from './messages.ts';
import type { EdgeDirectory } from './parts.ts';
import { type PeopleOptions, PeopleReader } from './people-reader.ts';
import { readChannel } from './people-slack.ts';
import { type Kept, keepFor } from './single-flight.ts';
import { refusalFor, slackProblem } from './slack-errors.ts';

const MAX_MEMBERS = 2_000;
const PAGE = 200;

export class SlackDirectory implements EdgeDirectory {
  readonly #options: PeopleOptions;
  readonly #people: PeopleReader;
  readonly #channels: Kept<ChannelId, ChannelFacts>;

  constructor(options: PeopleOptions) {
    this.#options = options;
    this.#people = new PeopleReader(options);
    this.#channels = keepFor({ ms: 30 * SECOND, max: 1_000, now: options.now });
  }

  async person(userId: UserId): Promise<Person> {
    const { isDeactivated: _, ...person } = await this.#refusing(() => this.#people.read(userId));
    return person;
  }

  remembered(userId: UserId): Promise<Person | undefined> {
    return this.#people.remembered(userId);
  }

  async channel(channelId: ChannelId): Promise<ChannelFacts> {
    return this.#refusing(() => this.#channels.get(channelId, () => this.#readChannel(channelId)));
  }

  async members(channelId: ChannelId): Promise<readonly Person[]> {
    return this.#refusing(async () => {
      await this.#channels.get(channelId, () => this.#readChannel(channelId));
      const people = await this.#people.readAll(await this.#memberIds(channelId));
      const humans = people.flatMap(({ isDeactivated, ...person }) => (person.isBot || isDeactivated ? [] : [person]));
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

  /** What Slack says of the channel has changed: it is asked again next time. */
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
    const ids = new Set<UserId>();
    let cursor: string | undefined;
    do {
      const more = cursor ? { cursor } : {};
      const page = await this.#options.slack.conversations.members({ channel: channelId, limit: PAGE, ...more });
      for (const id of page.members ?? []) ids.add(asUserId(id));
      if (ids.size > MAX_MEMBERS) throw refusal('limit', en.tooManyMembers(formatNumber(MAX_MEMBERS)));
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
    return [...ids];
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
