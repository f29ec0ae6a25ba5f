// The words inside blocks, in Slack's markup, for messages that carry no text of their own. It knows the kinds that
// hold words and passes over the rest.
import { isObject } from './body.ts';

const DEPTH = 8;

export function textOfBlocks(blocks: readonly unknown[]): string {
  return blocks
    .map((block) => wordsIn(block, DEPTH))
    .filter((words) => words.trim() !== '')
    .join('\n');
}

function wordsIn(part: unknown, depth: number): string {
  if (!isObject(part) || depth === 0) return '';
  const leaf = leaves[String(part.type)];
  if (leaf) return leaf(part);
  const { text, title, alt_text: alt, elements, fields, child_blocks: children } = part;
  const own = [title, text].map((each) => (typeof each === 'string' ? each : wordsIn(each, depth - 1))).filter(Boolean);
  const nested = [elements, fields, children].flatMap((each) => (Array.isArray(each) ? each : []));
  const inline =
    part.type === 'rich_text_section' || part.type === 'rich_text_quote' || part.type === 'rich_text_preformatted';
  const inside = nested.map((each) => wordsIn(each, depth - 1)).filter(Boolean);
  const words = [...own, inside.join(inline ? '' : '\n')].filter(Boolean).join('\n');
  return words || (typeof alt === 'string' ? alt : '');
}

type Leaf = (part: Readonly<Record<string, unknown>>) => string;
const word = (value: unknown): string => (typeof value === 'string' ? value : '');
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Rich text and plain text hold words as they are; they become markup here, so that one reader serves all. */
const leaves: Readonly<Record<string, Leaf>> = {
  text: ({ text }) => escaped(word(text)),
  plain_text: ({ text }) => escaped(word(text)),
  mrkdwn: ({ text }) => word(text),
  user: ({ user_id: id }) => `<@${word(id)}>`,
  channel: ({ channel_id: id }) => `<#${word(id)}>`,
  usergroup: ({ usergroup_id: id }) => `<!subteam^${word(id)}>`,
  broadcast: ({ range }) => `<!${word(range)}>`,
  emoji: ({ name }) => `:${word(name)}:`,
  link: ({ url, text }) => escaped(word(text) || word(url)),
  date: ({ fallback }) => escaped(word(fallback)),
  button: () => '',
  divider: () => '',
};
