// What a person reads in a message, a view or some blocks, as plain text: one line for each piece, in reading order.
// Pure and safe for a browser.
import { isObject, listAt, objectAt, objectsAt, stringAt, wordsAt } from './json.ts';
import type { Json, JsonObject } from './protocol.ts';
import { botPerson, channels, people } from './seed-workspace.ts';

/** Of a message with blocks its `text` is not read: Slack does not show it. */
export function textOf(shown: object | readonly Json[]): string {
  return linesOf(shown)
    .filter((line) => line.trim() !== '')
    .join('\n');
}

function linesOf(shown: object): string[] {
  if (Array.isArray(shown)) return shown.flatMap((one) => (isObject(one) ? blockLines(one) : []));
  if (!isObject(shown)) return [];
  const blocks = objectsAt(shown, 'blocks').flatMap(blockLines);
  const isView = shown.type === 'modal' || shown.type === 'home';
  if (isView) return [words(shown, 'title'), ...blocks, words(shown, 'submit'), words(shown, 'close')];
  const body = blocks.length > 0 ? blocks : [readable(stringAt(shown, 'text'))];
  const attachments = objectsAt(shown, 'attachments').flatMap((one) => [...linesOf(one), wordsAt(one, 'fallback')]);
  const files = objectsAt(shown, 'files').map((file) => wordsAt(file, 'title') || wordsAt(file, 'name'));
  return [...body, ...attachments, ...files];
}

function blockLines(block: JsonObject): string[] {
  const read = readers[stringAt(block, 'type')];
  return read ? read(block) : [...common(block), ...nested(block)];
}

type Reader = (block: JsonObject) => string[];

const readers: { [type: string]: Reader } = {
  input: (block) => [words(block, 'label'), ...elementLines(objectAt(block, 'element')), words(block, 'hint')],
  image: (block) => [words(block, 'title'), stringAt(block, 'alt_text')],
  rich_text: (block) => [richText(block)],
  table: (block) => tableLines(block),
  data_table: (block) => [words(block, 'caption'), ...tableLines(block)],
  data_visualization: (block) => [words(block, 'title'), ...chartLines(objectAt(block, 'chart'))],
};

function common(block: JsonObject): string[] {
  const texts = ['title', 'rich_text_title', 'subtitle', 'text', 'body', 'subtext', 'alt_text'];
  return [
    ...texts.map((key) => words(block, key)),
    ...objectsAt(block, 'fields').map((field) => readable(stringAt(field, 'text'))),
    ...elementLines(objectAt(block, 'accessory')),
  ];
}

function nested(block: JsonObject): string[] {
  const inner = ['elements', 'actions'].flatMap((key) => objectsAt(block, key));
  const children = ['child_blocks', 'tasks'].flatMap((key) => objectsAt(block, key));
  return [...inner.flatMap(elementLines), ...children.flatMap(blockLines)];
}

/** A control shows its text, what it holds, and what it offers. */
function elementLines(element: JsonObject): string[] {
  if (stringAt(element, 'type') === 'card') return blockLines(element);
  const options = [...objectsAt(element, 'options'), ...objectsAt(element, 'option_groups').flatMap(groupOptions)];
  const initial = ['initial_value', 'initial_date', 'initial_time'].map((key) => stringAt(element, key));
  const sides = ['positive_button', 'negative_button'].map((key) => words(objectAt(element, key), 'text'));
  return [
    words(element, 'text'),
    words(element, 'placeholder'),
    stringAt(element, 'alt_text'),
    ...initial,
    ...sides,
    ...options.flatMap((option) => [words(option, 'text'), words(option, 'description')]),
  ];
}

function groupOptions(group: JsonObject): JsonObject[] {
  return [{ text: group.label }, ...objectsAt(group, 'options')];
}

function tableLines(block: JsonObject): string[] {
  return listAt(block, 'rows').map((row) => (Array.isArray(row) ? row : []).map(cellText).join(' | '));
}

function cellText(cell: Json): string {
  if (!isObject(cell)) return String(cell ?? '');
  if (cell.type === 'rich_text') return richText(cell);
  const value = cell.text ?? cell.value ?? cell.number ?? '';
  return isObject(value) ? stringAt(value, 'text') : String(value);
}

function chartLines(chart: JsonObject): string[] {
  const segments = objectsAt(chart, 'segments').map(pointText);
  const series = objectsAt(chart, 'series').flatMap((one) => [
    stringAt(one, 'name'),
    ...objectsAt(one, 'data').map(pointText),
  ]);
  const axes = objectAt(chart, 'axis_config');
  return [...segments, ...series, stringAt(axes, 'x_label'), stringAt(axes, 'y_label')];
}

function pointText(point: JsonObject): string {
  return `${stringAt(point, 'label')}: ${String(point.value ?? '')}`;
}

/** Sections follow each other on lines of their own; what is inside one runs on. */
function richText(element: JsonObject): string {
  const parts = objectsAt(element, 'elements');
  if (parts.length === 0) return richLeaf(element);
  const type = stringAt(element, 'type');
  return parts.map(richText).join(type === 'rich_text' || type === 'rich_text_list' ? '\n' : '');
}

function richLeaf(element: JsonObject): string {
  const { type } = element;
  if (type === 'user') return nameOf(stringAt(element, 'user_id'));
  if (type === 'channel') return channelName(stringAt(element, 'channel_id'));
  if (type === 'emoji') return `:${stringAt(element, 'name')}:`;
  if (type === 'broadcast') return `@${stringAt(element, 'range')}`;
  return stringAt(element, 'text') || stringAt(element, 'url') || stringAt(element, 'fallback');
}

function words(source: JsonObject, key: string): string {
  const value = source[key];
  if (isObject(value) && value.type === 'rich_text') return richText(value);
  const text = wordsAt(source, key);
  return isObject(value) && value.type === 'plain_text' ? text : readable(text);
}

/** mrkdwn as it looks: mentions by name, links by label, marks gone, entities resolved. */
function readable(mrkdwn: string): string {
  return mrkdwn
    .replace(/<([^<>]+)>/g, (_, inside: string) => reference(inside))
    .replace(/(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])/g, '$1')
    .replace(/(?<!\w)_(\S(?:[^_\n]*\S)?)_(?!\w)/g, '$1')
    .replace(/(?<!\w)~(\S(?:[^~\n]*\S)?)~(?!\w)/g, '$1')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

function reference(inside: string): string {
  const [target = '', label] = inside.split('|');
  if (target.startsWith('@')) return nameOf(target.slice(1));
  if (target.startsWith('#')) return channelName(target.slice(1));
  if (target.startsWith('!date')) return label ?? '';
  if (target.startsWith('!')) return label ?? `@${target.slice(1)}`;
  return label ?? target;
}

function nameOf(userId: string): string {
  return `@${[...people, botPerson].find((one) => one.id === userId)?.real_name ?? userId}`;
}

function channelName(channelId: string): string {
  return `#${channels.find((one) => one.id === channelId)?.name ?? channelId}`;
}
