// Shapes the messages of a channel for reading: which stand in the channel, under which day, joined to the one above.
import type { LocalChannel, LocalMessage, LocalPerson, LocalState } from '../../../slack/protocol.ts';
import { dayLabel, isoDay, tsToMs } from './time.ts';

/** Messages of one author within this time are drawn without a new head. */
const JOIN_MS = 5 * 60_000;

export interface Line {
  message: LocalMessage;
  /** Set on the first message of a day. */
  day?: string;
  /** The author's name and picture stand above already. */
  joined: boolean;
}

const isReply = (message: LocalMessage): boolean => message.thread_ts !== undefined && message.thread_ts !== message.ts;

export function channelMessages(messages: LocalMessage[]): LocalMessage[] {
  return messages.filter((message) => !isReply(message));
}

/** The first message of a thread followed by its replies; empty when there is none. */
export function threadMessages(messages: LocalMessage[], ts: string): LocalMessage[] {
  return messages.filter((message) => message.ts === ts || message.thread_ts === ts);
}

export function replies(messages: LocalMessage[], ts: string): LocalMessage[] {
  return messages.filter((message) => message.thread_ts === ts && message.ts !== ts && !message.ephemeral);
}

function joins(before: LocalMessage | undefined, message: LocalMessage): boolean {
  if (!before || before.user !== message.user || before.ephemeral || message.ephemeral) return false;
  if (message.blocks.length > 0 && message.bot) return false;
  return tsToMs(message.ts) - tsToMs(before.ts) < JOIN_MS;
}

export function toLines(messages: LocalMessage[], view: { now: number; tz: string }): Line[] {
  let before: LocalMessage | undefined;
  return messages.map((message) => {
    const ms = tsToMs(message.ts);
    const newDay = !before || isoDay(tsToMs(before.ts), view.tz) !== isoDay(ms, view.tz);
    const line = { message, joined: !newDay && joins(before, message) };
    before = message;
    return newDay ? { ...line, day: dayLabel(ms, view.now, view.tz) } : line;
  });
}

/** The other side of a direct message; the person itself in a conversation with nobody else. */
export function partner(channel: LocalChannel, state: LocalState): LocalPerson {
  const other = channel.members.find((id) => id !== state.me.id);
  return [state.bot, ...state.people].find((person) => person.id === other) ?? state.me;
}

export function channelTitle(channel: LocalChannel, state: LocalState): string {
  return channel.is_im ? partner(channel, state).real_name : channel.name;
}

/** Channels first, by name; the places the sidebar shows. */
export function places(state: LocalState): { channels: LocalChannel[]; directs: LocalChannel[] } {
  const open = state.channels.filter((channel) => !channel.is_archived);
  const isApp = (channel: LocalChannel): boolean => channel.members.includes(state.bot.id) && channel.is_im;
  return {
    channels: open.filter((channel) => !channel.is_im).sort((a, b) => a.name.localeCompare(b.name)),
    directs: open.filter((channel) => channel.is_im).sort((a, b) => Number(isApp(b)) - Number(isApp(a))),
  };
}
