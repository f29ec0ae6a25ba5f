// A message of Slack as people read it: mentions, channels, dates and links become their labels and are never live
// again. It reads the message it is given and asks for names, nothing else.
import { z } from 'zod';
import { asTs, asUserId, type ChannelId, type UserId } from '../kernel/ids.ts';
import { truncate, withoutControls } from '../kernel/text.ts';
import { textOfBlocks } from './block-text.ts';
import type { SourceMessage } from './routes.ts';

const MAX = 3_000;

const message = z.looseObject({
  ts: z.string().optional(),
  thread_ts: z.string().nullish(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  text: z.string().nullish(),
  blocks: z.array(z.unknown()).nullish(),
  attachments: z.array(z.looseObject({ text: z.string().nullish(), fallback: z.string().nullish() })).nullish(),
  files: z.array(z.looseObject({ title: z.string().nullish(), name: z.string().nullish() })).nullish(),
});
type Message = z.output<typeof message>;

/** Names for ids that a text mentions without one; undefined where unknown. */
export interface Names {
  person(userId: UserId): Promise<string | undefined>;
  channel(channelId: string): Promise<string | undefined>;
}

export async function sourceMessage(
  given: unknown,
  at: { readonly channel: ChannelId; readonly ts?: string | undefined },
  names: Names,
): Promise<SourceMessage | undefined> {
  const parsed = message.safeParse(given);
  const ts = parsed.data?.ts ?? at.ts;
  if (!parsed.success || !ts) return undefined;
  const { thread_ts: threadTs, user, bot_id: botId } = parsed.data;
  return {
    channel: at.channel,
    ts: asTs(ts),
    ...(threadTs ? { threadTs: asTs(threadTs) } : {}),
    ...(user && !botId ? { author: asUserId(user) } : {}),
    text: await readableText(wordsOf(parsed.data), names),
  };
}

/** The message's own text, else that of its blocks, attachments or files: in Slack's markup. */
function wordsOf({ text, blocks, attachments, files }: Message): string {
  if (text?.trim()) return text;
  const inBlocks = textOfBlocks(blocks ?? []);
  if (inBlocks.trim()) return inBlocks;
  const attached = (attachments ?? []).map((each) => each.text || each.fallback || '').filter(Boolean);
  return attached.length > 0
    ? attached.join('\n')
    : (files ?? []).map((file) => file.title || file.name || '').join('\n');
}

const MARKUP = /<((?:[@#!]|https?:|mailto:|tel:)[^<>]*)>/g;

/** Slack's markup as plain text of at most 3,000 characters: labels for what was live, entities decoded last. */
export async function readableText(markup: string, names: Names): Promise<string> {
  const labels = new Map<string, string>();
  for (const [, code = ''] of markup.matchAll(MARKUP)) {
    if (!labels.has(code) && labels.size < 50) labels.set(code, await labelOf(code, names));
  }
  const told = markup.replace(MARKUP, (_, code: string) => labels.get(code) ?? '');
  return truncate(withoutControls(decoded(told)).trim(), MAX);
}

async function labelOf(code: string, names: Names): Promise<string> {
  const bar = code.indexOf('|');
  const target = bar < 0 ? code : code.slice(0, bar);
  const label = bar < 0 ? '' : code.slice(bar + 1);
  const rest = target.slice(1);
  switch (target[0]) {
    case '@':
      return `@${(label || (await names.person(asUserId(rest)))) ?? 'someone'}`;
    case '#':
      return `#${(label || (await names.channel(rest))) ?? 'channel'}`;
    case '!':
      return label || broadcastOf(rest);
    default:
      return label || target.replace(/^(mailto|tel):/, '');
  }
}

function broadcastOf(code: string): string {
  const word = code.split('^', 1)[0] ?? '';
  return word === 'date' ? '' : `@${word === 'subteam' ? 'group' : word}`;
}

const decoded = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
