// Text in Slack's mrkdwn that can be trusted: only `md` and the helpers here make it, and whatever a person wrote
// is escaped on its way in, so it can never mention a channel, forge a link or break a line.
import type { ChannelId, UserId } from '../kernel/ids.ts';
import { oneLine } from '../kernel/text.ts';

/** Trusted text. A class, so that at run time too a plain string never passes for it. */
export class Mrkdwn {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

type Part = Mrkdwn | string | number | false | null | undefined;

/** Escapes & < > once, in Slack's order. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Trusts the caller: for literals of ours and links whose parts were escaped. */
export function raw(text: string): Mrkdwn {
  return new Mrkdwn(text);
}

function render(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  return part instanceof Mrkdwn ? part.toString() : escapeMrkdwn(oneLine(String(part)));
}

/** ``md`*${title}* by ${user(id)}` ``: literals are ours, interpolated strings are people's and get escaped; falsy parts vanish. */
export function md(literals: TemplateStringsArray, ...parts: readonly Part[]): Mrkdwn {
  let text = '';
  literals.forEach((literal, i) => {
    text += literal + (i < parts.length ? render(parts[i]) : '');
  });
  return raw(text);
}

/** Joins trusted lines; falsy ones are left out. */
export function joinMd(parts: readonly (Mrkdwn | false | null | undefined)[], separator = '\n'): Mrkdwn {
  return raw(
    parts
      .filter((part) => part instanceof Mrkdwn)
      .map(String)
      .join(separator),
  );
}

export const user = (id: UserId): Mrkdwn => raw(`<@${id}>`);
export const channel = (id: ChannelId): Mrkdwn => raw(`<#${id}>`);

/** A link with a label of ours or a person's; anything but http(s) shows the label alone. */
export function link(url: string, label: string): Mrkdwn {
  const safe = /^https?:\/\/[^\s<>|]+$/.test(url);
  const text = escapeMrkdwn(oneLine(label)).replaceAll('|', '\u2758');
  return raw(safe ? `<${url.replaceAll('&', '&amp;')}|${text}>` : text);
}

/** A moment shown in the reader's device zone; `fallback` is read where Slack cannot render it. */
export function moment(ms: number, fallback: string, format = '{date_short_pretty} at {time}'): Mrkdwn {
  return raw(`<!date^${Math.floor(ms / 1000)}^${format}|${escapeMrkdwn(fallback).replaceAll('|', ' ')}>`);
}
