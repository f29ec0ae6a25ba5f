// Reads people: from our tables while that is fresh, else from Slack, one by one or, where many are unknown, from the
// workspace's list. What Slack says is remembered.
import type { WebClient } from '@slack/web-api';
import { findPerson, listPeople, type PersonRecord, upsertPerson } from '../db/people.ts';
import type { Db } from '../db/types.ts';
import type { UserId } from '../kernel/ids.ts';
import { DAY, MINUTE } from '../kernel/time.ts';
import type { Person } from './directory.ts';
import type { Installation } from './parts.ts';
import { type ReadPerson, readPerson } from './people-slack.ts';
import { type Kept, keepFor } from './single-flight.ts';
import { slackProblem } from './slack-errors.ts';

const FRESH_MS = DAY;
const LOOKUPS_AT_ONCE = 8;
/** From here on the workspace's list costs fewer calls than asking for each: Slack allows about a hundred a minute. */
const MANY = 40;
const LIST_PAGE = 500;
const LIST_PAGES = 20;

export interface PeopleOptions {
  readonly slack: WebClient;
  readonly db: Db;
  readonly installation: Installation;
  /** Wall time: Slack's answers age by it. */
  readonly now: () => number;
}

export class PeopleReader {
  readonly #options: PeopleOptions;
  /** Shares what is asked at the same time; also knows the deactivated, who have no place in our tables. */
  readonly #kept: Kept<UserId, ReadPerson>;

  constructor(options: PeopleOptions) {
    this.#options = options;
    this.#kept = keepFor({ ms: 10 * MINUTE, max: 5_000, now: options.now });
  }

  /** However old. */
  async remembered(userId: UserId): Promise<Person | undefined> {
    const { db, installation } = this.#options;
    const record = await findPerson(db.read, installation.workspaceId, userId);
    return record ? personOf(record) : undefined;
  }

  async read(userId: UserId): Promise<ReadPerson> {
    return this.#kept.get(userId, async () => {
      const { db, installation } = this.#options;
      const record = await findPerson(db.read, installation.workspaceId, userId);
      return record && this.#isFresh(record) ? active(record) : this.#ask(userId);
    });
  }

  /** In no order; whom Slack hides is left out. */
  async readAll(userIds: readonly UserId[]): Promise<readonly ReadPerson[]> {
    const { db, installation } = this.#options;
    const records = await listPeople(db.read, installation.workspaceId, userIds);
    const found = new Map(records.filter((each) => this.#isFresh(each)).map((each) => [each.userId, active(each)]));
    const unknown = new Set(userIds.filter((userId) => !found.has(userId)));
    if (unknown.size >= MANY) for (const person of await this.#askForMany(unknown)) found.set(person.userId, person);
    const queue = userIds.filter((userId) => !found.has(userId));
    const lookUp = async (): Promise<void> => {
      for (let userId = queue.shift(); userId; userId = queue.shift()) {
        const person = await this.read(userId).catch(skipHidden);
        if (person) found.set(userId, person);
      }
    };
    await Promise.all(Array.from({ length: LOOKUPS_AT_ONCE }, lookUp));
    return [...found.values()];
  }

  #isFresh({ readAt }: PersonRecord): boolean {
    return this.#options.now() - readAt < FRESH_MS;
  }

  async #ask(userId: UserId): Promise<ReadPerson> {
    const { user } = await this.#options.slack.users.info({ user: userId, include_locale: true });
    const person = readPerson(user, this.#options.installation);
    await this.#remember([person]);
    return person;
  }

  /** Those of them whom the first pages of the workspace's list hold. */
  async #askForMany(wanted: ReadonlySet<UserId>): Promise<readonly ReadPerson[]> {
    const { slack, installation } = this.#options;
    const found: ReadPerson[] = [];
    const team = installation.enterpriseId ? { team_id: installation.teamId } : {};
    let cursor: string | undefined = '';
    for (let page = 0; page < LIST_PAGES && found.length < wanted.size && cursor !== undefined; page += 1) {
      const more = cursor ? { cursor } : {};
      const list = await slack.users.list({ limit: LIST_PAGE, include_locale: true, ...team, ...more });
      const people = (list.members ?? []).map((member) => readPerson(member, installation));
      const here = people.filter(({ userId }) => wanted.has(userId));
      await this.#remember(here);
      found.push(...here);
      cursor = list.response_metadata?.next_cursor || undefined;
    }
    return found;
  }

  async #remember(people: readonly ReadPerson[]): Promise<void> {
    const { db, installation, now } = this.#options;
    const facts = people.flatMap(({ isDeactivated, ...person }) => (isDeactivated ? [] : [person]));
    if (facts.length === 0) return;
    await db.tx(async (tx) => {
      for (const person of facts) await upsertPerson(tx, installation.workspaceId, { ...person, readAt: now() });
    });
  }
}

function skipHidden(error: unknown): undefined {
  if (slackProblem(error) !== 'no_person') throw error;
}

function personOf({ userId, name, standing, isBot, locale, timeZone }: PersonRecord): Person {
  return { userId, name, standing, isBot, locale, timeZone };
}

const active = (record: PersonRecord): ReadPerson => ({ ...personOf(record), isDeactivated: false });
