// What a person types into the composer: commands, and names that become mentions. Pure.
import type { LocalCommand, LocalState } from '../../../slack/protocol.ts';

interface Name {
  shown: string;
  wire: string;
}

function names(state: LocalState): Name[] {
  const people = [state.bot, ...state.people].map((person) => ({
    shown: `@${person.real_name}`,
    wire: `<@${person.id}>`,
  }));
  const channels = state.channels
    .filter((channel) => !channel.is_im)
    .map((channel) => ({
      shown: `#${channel.name}`,
      wire: `<#${channel.id}|${channel.is_private ? '' : channel.name}>`,
    }));
  return [...people, ...channels].sort((a, b) => b.shown.length - a.shown.length);
}

/** Typed text with `@Ada Lindqvist` as `<@U0ADA>` and `#atlas` as `<#C0ATLAS|atlas>`; the local Slack escapes the rest. */
export function withMentions(typed: string, state: LocalState): string {
  return names(state).reduce((text, { shown, wire }) => text.replaceAll(shown, wire), typed);
}

/** Commands to offer while the first word is being typed; none once it is complete. */
export function commandHints(typed: string, commands: LocalCommand[]): LocalCommand[] {
  if (!typed.startsWith('/') || /\s/.test(typed)) return [];
  return commands.filter((entry) => entry.command.startsWith(typed.toLowerCase()));
}

export type Sending =
  | { kind: 'nothing' }
  | { kind: 'message' }
  | { kind: 'command' }
  | { kind: 'refused'; problem: string };

/** What Enter does with the typed line. Slack runs no commands in threads and knows only the installed ones. */
export function readLine(typed: string, at: { commands: LocalCommand[]; inThread: boolean }): Sending {
  const line = typed.trim();
  if (line === '') return { kind: 'nothing' };
  const word = /^\/[a-z0-9_-]+/i.exec(line)?.[0]?.toLowerCase();
  if (!word) return { kind: 'message' };
  if (!at.commands.some((entry) => entry.command === word))
    return {
      kind: 'refused',
      problem: `${word} is not a valid command. In Slack you would see all commands by typing “/”.`,
    };
  if (at.inThread) return { kind: 'refused', problem: `${word} is not supported in threads. Sorry!` };
  return { kind: 'command' };
}

export interface MentionQuery {
  /** Where the `@` or `#` stands. */
  start: number;
  sign: '@' | '#';
  query: string;
}

/** The mention being typed right before the caret, if any. */
export function mentionAt(typed: string, caret: number): MentionQuery | undefined {
  const match = /(?:^|\s)([@#])([\p{L}\d.-]*)$/u.exec(typed.slice(0, caret));
  if (!match) return undefined;
  const query = match[2] ?? '';
  return { start: caret - query.length - 1, sign: match[1] === '#' ? '#' : '@', query: query.toLowerCase() };
}
