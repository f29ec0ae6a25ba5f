// Who and what exists in the workspace: people, channels, who is in which. It mirrors the emulator, so that answers
// need no request; only the modules that change a membership write to it.
import type { LocalChannel, LocalPerson } from './protocol.ts';
import { app, botPerson, channels, type Person, people } from './seed-workspace.ts';

export interface Channel {
  id: string;
  name: string;
  topic: string;
  is_private: boolean;
  is_im: boolean;
  is_mpim: boolean;
  is_archived: boolean;
  is_ext_shared: boolean;
  members: string[];
  /** In seconds. */
  created: number;
}

export class Directory {
  readonly #people = new Map<string, Person>();
  readonly #channels = new Map<string, Channel>();
  /** `person channel` -> ts of the newest message they looked at. */
  readonly #read = new Map<string, string>();

  constructor() {
    this.reset();
  }

  reset(): void {
    this.#channels.clear();
    this.#people.clear();
    this.#read.clear();
    for (const person of [...people, botPerson]) this.#people.set(person.id, person);
    for (const seed of channels) {
      this.addChannel({ ...seed, is_im: false, is_mpim: false, is_archived: false, members: [...seed.members] });
    }
  }

  everybody(): Person[] {
    return [...this.#people.values()];
  }

  findPerson(id: string): Person | undefined {
    return this.#people.get(id);
  }

  /** Changes what Slack says about a person, e.g. `{ is_admin: true }`. */
  changePerson(id: string, change: Partial<Person>): void {
    const person = this.#people.get(id);
    if (person) this.#people.set(id, { ...person, ...change });
  }

  allChannels(): Channel[] {
    return [...this.#channels.values()];
  }

  findChannel(id: string): Channel | undefined {
    return this.#channels.get(id);
  }

  /** By id, or by name as some methods allow. */
  resolveChannel(idOrName: string): Channel | undefined {
    const name = idOrName.replace(/^#/, '');
    return this.#channels.get(idOrName) ?? this.allChannels().find((one) => !one.is_im && one.name === name);
  }

  addChannel(channel: Omit<Channel, 'created'>): void {
    this.#channels.set(channel.id, { ...channel, created: Math.floor(Date.now() / 1000) });
  }

  isMember(channelId: string, userId: string): boolean {
    return this.#channels.get(channelId)?.members.includes(userId) ?? false;
  }

  join(channelId: string, userId: string): void {
    const channel = this.#channels.get(channelId);
    if (channel && !channel.members.includes(userId)) channel.members.push(userId);
  }

  leave(channelId: string, userId: string): void {
    const channel = this.#channels.get(channelId);
    if (channel) channel.members = channel.members.filter((id) => id !== userId);
  }

  directMessageOf(userId: string): Channel | undefined {
    return this.allChannels().find((one) => one.is_im && one.members.includes(userId));
  }

  channelsOf(userId: string): Channel[] {
    return this.allChannels().filter((one) => one.members.includes(userId));
  }

  markRead(channelId: string, userId: string, ts: string): void {
    this.#read.set(`${userId} ${channelId}`, ts);
  }

  lastRead(channelId: string, userId: string): string {
    return this.#read.get(`${userId} ${channelId}`) ?? '';
  }
}

export function personCard(person: Person): LocalPerson {
  const { email: _email, guest: _guest, ...card } = person;
  return card;
}

export function channelCard(channel: Channel, unread: number): LocalChannel {
  const { id, name, topic, is_private, is_im, is_archived, is_ext_shared, members } = channel;
  const shown = is_im ? app.userName : name;
  return { id, name: shown, topic, is_private, is_im, is_archived, is_ext_shared, members: [...members], unread };
}
