// How Slack rewrites what a person types: entities escaped, names turned into mentions. Pure.
import type { Directory } from './directory.ts';
import type { JsonObject } from './protocol.ts';

const inSlackSyntax = /<(?:[@#!][^<>\s]+|https?:[^<>\s]+)>/;
const address = /\bhttps?:\/\/[^\s<>]+[^\s<>.,;:!?)]/;
const mention = /(?<![\w.])@[\p{L}\d_-]+(?:\.[\p{L}\d_-]+)*|(?<!\w)#[\p{L}\d_-]+/u;
const token = new RegExp(`${inSlackSyntax.source}|${address.source}|${mention.source}|[&<>]`, 'gu');

/** A message as Slack stores it: `&amp;`, `<@U…>`, `<#C…>`, `<https://…>`. What is in that syntax already stays. */
export function asSlackStores(typed: string, directory: Directory): string {
  return typed.replace(token, (found) => rewritten(found, directory, escapeEntity(found)));
}

/** The text of a command with `should_escape`: mentions and links only, entities stay as typed. */
export function asCommandText(typed: string, directory: Directory): string {
  return typed.replace(token, (found) => rewritten(found, directory, found));
}

/** The rich text block Slack's client makes of a message, from the text as stored. */
export function asRichText(stored: string): JsonObject {
  const parts = stored.split(/(<[^<>]+>)/).filter((part) => part !== '');
  const section = { type: 'rich_text_section', elements: parts.map(richPart) };
  return { type: 'rich_text', elements: [section] };
}

function richPart(part: string): JsonObject {
  const [, kind = '', target = '', label] = /^<([@#!]?)([^|<>]+)(?:\|([^<>]*))?>$/.exec(part) ?? [];
  if (target === '') return { type: 'text', text: unescaped(part) };
  if (kind === '@') return { type: 'user', user_id: target };
  if (kind === '#') return { type: 'channel', channel_id: target };
  if (kind === '!') return { type: 'broadcast', range: target };
  return { type: 'link', url: target, ...(label ? { text: label } : {}) };
}

function rewritten(found: string, directory: Directory, otherwise: string): string {
  if (found.length > 1 && found.startsWith('<')) return found;
  if (found.startsWith('http')) return `<${found}>`;
  if (found.startsWith('@')) return mentionOf(found.slice(1), directory) ?? found;
  if (found.startsWith('#')) return channelLink(found.slice(1), directory) ?? found;
  return otherwise;
}

function mentionOf(name: string, directory: Directory): string | undefined {
  const person = directory.everybody().find((one) => one.name === name.toLowerCase());
  return person && `<@${person.id}>`;
}

function channelLink(name: string, directory: Directory): string | undefined {
  const channel = directory.allChannels().find((one) => one.name === name && !one.is_im);
  return channel && `<#${channel.id}|${channel.is_private ? '' : channel.name}>`;
}

function escapeEntity(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function unescaped(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}
