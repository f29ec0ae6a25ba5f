// Text in Slack's mrkdwn that can be trusted: only `md` and the helpers here make it, and whatever a person wrote
// is escaped on its way in, so it can never mention a channel, forge a link or break a line.
import type { ChannelId, UserId } from '../kernel/ids.ts';
import { cutWhole, graphemes, oneLine, withoutControls } from '../kernel/text.ts';

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

const ZERO_WIDTH_SPACE = '\u200B';

/** A person's words on one line. `>` at the start would quote the line and three backticks the rest of the message. */
function inert(text: string): string {
  const line = oneLine(text).replace(/`(?=``)/g, `\`${ZERO_WIDTH_SPACE}`);
  return escapeMrkdwn(line.startsWith('>') ? ZERO_WIDTH_SPACE + line : line);
}

function render(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  return part instanceof Mrkdwn ? part.toString() : inert(String(part));
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

/** Slack's ids are letters and digits; nothing else gets into a mention. */
const idOnly = (id: string): string => id.replace(/[^A-Za-z0-9]/g, '');

export const user = (id: UserId): Mrkdwn => raw(`<@${idOnly(id)}>`);
export const channel = (id: ChannelId): Mrkdwn => raw(`<#${idOnly(id)}>`);

/** Escaped for the place behind the bar of `<…|label>`. */
const labelOf = (text: string): string => escapeMrkdwn(oneLine(text)).replaceAll('|', '\u2758');

/** A link with a label of ours or a person's; anything but http(s) shows the label alone. */
export function link(url: string, label: string): Mrkdwn {
  const text = labelOf(label);
  const safe = /^https?:\/\/[^\s<>|\p{C}]+$/iu.test(url);
  if (!safe) return raw(text);
  const target = url.replaceAll('&', '&amp;');
  return raw(text === '' ? `<${target}>` : `<${target}|${text}>`);
}

/** A moment shown in the reader's device zone; `fallback` is read where Slack cannot render it. */
export function moment(ms: number, fallback: string, format = '{date_short_pretty} at {time}'): Mrkdwn {
  return raw(`<!date^${Math.floor(ms / 1000)}^${format}|${labelOf(fallback)}>`);
}

/** At most `max` units, never cut inside an entity, a mention or a link; an ellipsis in place of what is gone. */
export function cutMrkdwn(text: Mrkdwn, max: number): string {
  const whole = text.toString();
  return whole.length <= max ? whole : cutWhole(atoms(whole), max);
}

/** As it is sent where Slack parses mrkdwn and no block says otherwise: a person's words escaped, lines kept. */
export function asSent(text: Mrkdwn | string, max: number): string {
  return cutMrkdwn(text instanceof Mrkdwn ? text : raw(escapeMrkdwn(withoutControls(text))), max);
}

/** Mentions, links and entities whole, everything else by grapheme. */
function* atoms(text: string): Generator<string> {
  for (const [part] of text.matchAll(/<[^<>]*>|&(?:amp|lt|gt);|[^<&]+|[<&]/g)) {
    if (part.startsWith('<') || part.startsWith('&')) yield part;
    else yield* graphemes(part);
  }
}
