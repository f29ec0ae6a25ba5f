// The handle of whoever started a local Slack: people to act as, what can be seen, faults, traffic, and the things that
// happen to a workspace without anybody clicking.
import { deliver, type Reply } from './delivery.ts';
import type { Directory } from './directory.ts';
import { deliverEvent } from './events.ts';
import type { Faults } from './faults.ts';
import type { Local } from './local.ts';
import { archiveChannel, depart, invite } from './membership.ts';
import { shownMessage } from './message-log.ts';
import { Person } from './person.ts';
import type { ClockRequest, JsonObject, LocalMessage, LocalState } from './protocol.ts';
import { stateOf } from './state.ts';
import type { Traffic } from './traffic.ts';

interface Ends {
  onReset: (seed: boolean) => void | Promise<void>;
  stop: () => Promise<void>;
}

export class LocalSlack {
  readonly #local: Local;
  readonly #ends: Ends;
  readonly #persons = new Map<string, Person>();

  constructor(local: Local, ends: Ends) {
    this.#local = local;
    this.#ends = ends;
  }

  get url(): string {
    return this.#local.url;
  }

  /** For `SLACK_API_URL` and the `slackApiUrl` of an SDK client; ends with a slash. */
  get apiUrl(): string {
    return `${this.#local.url}/api/`;
  }

  get faults(): Faults {
    return this.#local.faults;
  }

  get traffic(): Traffic {
    return this.#local.traffic;
  }

  /** To look up people and channels, and to change what Slack says about a person. */
  get directory(): Directory {
    return this.#local.directory;
  }

  setAppUrl(url: string): void {
    this.#local.appUrl = url.replace(/\/$/, '');
  }

  /** The same object for the same id, so what a person looks at is remembered. */
  person(id: string): Person {
    const known = this.#persons.get(id) ?? new Person(this.#local, id);
    this.#persons.set(id, known);
    return known;
  }

  state(userId: string): LocalState {
    return stateOf(this.#local, userId);
  }

  /** What everybody in the channel can see, oldest first. */
  posts(channel: string): LocalMessage[] {
    return this.#local.log.in(channel).map(shownMessage);
  }

  /** Resolves when no delivery and no API call has been under way for a moment. */
  settled(limitMs?: number): Promise<void> {
    return this.#local.activity.settled(limitMs);
  }

  /** Resolves with what `look` finds as soon as it finds something. @throws when it does not within `limitMs`. */
  async until<T>(look: () => T | undefined, limitMs = 5000): Promise<T> {
    const found = await this.#local.activity.until(look, limitMs);
    if (found === undefined) throw new Error(`Nothing of the kind happened within ${limitMs} ms.`);
    return found;
  }

  setClock(request: ClockRequest): Promise<number> {
    return this.#local.clock.set(request);
  }

  /** Sends any event in Slack's envelope, whether or not the app is subscribed to it. */
  sendEvent(event: JsonObject, channelId?: string): Promise<Reply> {
    return deliverEvent(this.#local, event, channelId);
  }

  /** Sends what was last sent to the app once more, the same body. With `retryNum` as one of Slack's retries. */
  async repeatLast({ retryNum, userId = '' }: { retryNum?: number; userId?: string } = {}): Promise<Reply> {
    const delivered = this.#local.lastDelivered.get(userId);
    if (!delivered) throw new Error('Nothing has been sent to the app yet.');
    const retry = retryNum === undefined ? undefined : { num: retryNum, reason: 'http_timeout' };
    return deliver(this.#local, delivered, retry);
  }

  /** Brings a person, or the app with `U0PLUMB`, into a channel. */
  invite(channel: string, userId: string): Promise<void> {
    return invite(this.#local, channel, userId);
  }

  leave(channel: string, userId: string): Promise<void> {
    return depart(this.#local, channel, userId);
  }

  archive(channel: string): Promise<void> {
    return archiveChannel(this.#local, channel);
  }

  /** Lets three seconds pass for every trigger that is out. */
  expireTriggers(): void {
    this.#local.triggers.expireAll();
  }

  /** Lets thirty minutes pass for every response_url that is out. */
  expireResponseUrls(): void {
    this.#local.responseUrls.expireAll();
  }

  /** The workspace as it was at the start; then `onReset(seed)`, so that the app can forget too. */
  async reset(seed = false): Promise<void> {
    const { emulator, directory, log, views, triggers, responseUrls, faults, traffic, lastDelivered } = this.#local;
    await emulator.reset();
    for (const part of [directory, log, views, triggers, responseUrls]) part.reset();
    for (const part of [faults, traffic, lastDelivered]) part.clear();
    await this.#ends.onReset(seed);
    this.#local.activity.changed();
  }

  close(): Promise<void> {
    return this.#ends.stop();
  }
}
