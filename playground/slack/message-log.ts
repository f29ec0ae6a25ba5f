// Every message people can see, kept in step with the emulator by whoever changes one there. Reading it costs no
// request. It knows nothing of the app or of HTTP.
import { isObject, listAt, objectsAt, stringAt } from './json.ts';
import type { Block, JsonObject, LocalFile, LocalMessage, LocalReaction } from './protocol.ts';
import { app } from './seed-workspace.ts';

/** A message as the Web API returns it, with the channel it stands in. */
export interface Stored extends JsonObject {
  channel: string;
  ts: string;
}

export interface Ephemeral {
  id: string;
  channel: string;
  /** The one person who sees it. */
  to: string;
  ts: string;
  text: string;
  blocks: Block[];
  thread_ts: string;
}

type Entry = { message: Stored; ephemeral?: never } | { ephemeral: Ephemeral; message?: never };

export class MessageLog {
  /** In the order they came. */
  readonly #entries = new Map<string, Entry>();
  #newestTs = '';
  #count = 0;

  reset(): void {
    this.#entries.clear();
    this.#newestTs = '';
  }

  /** Adds or replaces; what others keep about a message (replies, reactions) survives an update. */
  put(channel: string, message: JsonObject): Stored {
    const ts = stringAt(message, 'ts');
    const before = this.find(channel, ts);
    const stored: Stored = { ...kept(before), ...message, channel, ts };
    this.#entries.set(keyOf(channel, ts), { message: stored });
    if (ts > this.#newestTs) this.#newestTs = ts;
    if (!before) this.#countReply(stored);
    return stored;
  }

  find(channel: string, ts: string): Stored | undefined {
    return this.#entries.get(keyOf(channel, ts))?.message;
  }

  remove(channel: string, ts: string): void {
    this.#entries.delete(keyOf(channel, ts));
  }

  /** Thread replies included. */
  in(channel: string): Stored[] {
    return this.#all().flatMap(({ message }) => (message?.channel === channel ? [message] : []));
  }

  react(message: Stored, name: string, userId: string): void {
    const others = reactionsOf(message).filter((one) => one.name !== name);
    const users = [...(reactionsOf(message).find((one) => one.name === name)?.users ?? []), userId];
    this.#change(message, { reactions: [...others, { name, users, count: users.length }].map((one) => ({ ...one })) });
  }

  unreact(message: Stored, name: string, userId: string): void {
    const reactions = reactionsOf(message).map((one) => {
      const users = one.name === name ? one.users.filter((id) => id !== userId) : one.users;
      return { name: one.name, users, count: users.length };
    });
    this.#change(message, { reactions: reactions.filter((one) => one.count > 0) });
  }

  addEphemeral(ephemeral: Omit<Ephemeral, 'id'>): Ephemeral {
    const stored = { ...ephemeral, id: `E${++this.#count}` };
    this.#entries.set(stored.id, { ephemeral: stored });
    if (stored.ts > this.#newestTs) this.#newestTs = stored.ts;
    return stored;
  }

  findEphemeral(id: string): Ephemeral | undefined {
    return this.#entries.get(id)?.ephemeral;
  }

  changeEphemeral(id: string, text: string, blocks: Block[]): void {
    const before = this.findEphemeral(id);
    if (before) this.#entries.set(id, { ephemeral: { ...before, text, blocks } });
  }

  removeEphemeral(id: string): void {
    this.#entries.delete(id);
  }

  /** What one person sees in a channel, oldest first. */
  shownTo(userId: string, channel: string): LocalMessage[] {
    return this.#all().flatMap(({ message, ephemeral }) => {
      if (message?.channel === channel) return [shownMessage(message)];
      return ephemeral?.channel === channel && ephemeral.to === userId ? [shownEphemeral(ephemeral)] : [];
    });
  }

  /** A `ts` for what the emulator does not know: after everything so far, before its next message. */
  nextTs(): string {
    const thisSecond = `${Math.floor(Date.now() / 1000)}.000000`;
    const newest = this.#newestTs.slice(0, thisSecond.length);
    this.#count += 1;
    return `${newest > thisSecond ? newest : thisSecond}${String(this.#count).padStart(6, '0')}`;
  }

  #all(): Entry[] {
    return [...this.#entries.values()];
  }

  #countReply(message: Stored): void {
    const threadTs = stringAt(message, 'thread_ts');
    const parent = threadTs === '' || threadTs === message.ts ? undefined : this.find(message.channel, threadTs);
    if (!parent) return;
    const replyUsers = new Set([...listAt(parent, 'reply_users'), stringAt(message, 'user')]);
    this.#change(parent, {
      thread_ts: parent.ts,
      reply_count: Number(parent.reply_count ?? 0) + 1,
      reply_users: [...replyUsers],
      reply_users_count: replyUsers.size,
      latest_reply: message.ts,
    });
  }

  #change(message: Stored, change: JsonObject): void {
    this.#entries.set(keyOf(message.channel, message.ts), { message: { ...message, ...change } });
  }
}

function keyOf(channel: string, ts: string): string {
  return `${channel} ${ts}`;
}

function kept(before: Stored | undefined): JsonObject {
  if (!before) return {};
  const { reactions, reply_count, reply_users, reply_users_count, latest_reply, thread_ts } = before;
  const known = { reactions, reply_count, reply_users, reply_users_count, latest_reply, thread_ts };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

function reactionsOf(message: JsonObject): LocalReaction[] {
  return objectsAt(message, 'reactions').map((one) => {
    const users = listAt(one, 'users').filter((user) => typeof user === 'string');
    return { name: stringAt(one, 'name'), users, count: users.length };
  });
}

function filesOf(message: JsonObject): LocalFile[] {
  return objectsAt(message, 'files').map((file) => ({
    id: stringAt(file, 'id'),
    name: stringAt(file, 'name'),
    title: stringAt(file, 'title'),
    mimetype: stringAt(file, 'mimetype'),
    size: Number(file.size ?? 0),
    url: `/files/${stringAt(file, 'id')}/${encodeURIComponent(stringAt(file, 'name'))}`,
  }));
}

export function blocksOf(message: JsonObject): Block[] {
  return listAt(message, 'blocks').filter(isBlock);
}

function isBlock(value: unknown): value is Block {
  return isObject(value) && typeof value.type === 'string' && typeof value.block_id === 'string';
}

export function shownMessage(message: Stored): LocalMessage {
  const threadTs = stringAt(message, 'thread_ts');
  const username = stringAt(message, 'username');
  return {
    ts: message.ts,
    channel: message.channel,
    user: stringAt(message, 'user'),
    text: stringAt(message, 'text'),
    blocks: blocksOf(message),
    attachments: objectsAt(message, 'attachments'),
    reply_count: Number(message.reply_count ?? 0),
    reactions: reactionsOf(message),
    files: filesOf(message),
    ...(stringAt(message, 'bot_id') ? { bot: true } : {}),
    ...(username ? { username } : {}),
    ...(threadTs ? { thread_ts: threadTs } : {}),
    ...(message.edited ? { edited: true } : {}),
    ...(isObject(message.metadata) ? { metadata: message.metadata } : {}),
  };
}

function shownEphemeral(ephemeral: Ephemeral): LocalMessage {
  const { id, channel, ts, text, blocks, thread_ts } = ephemeral;
  const shown = { id, channel, ts, text, blocks, user: app.userId, attachments: [], files: [], reactions: [] };
  return { ...shown, bot: true, ephemeral: true, reply_count: 0, ...(thread_ts ? { thread_ts } : {}) };
}
