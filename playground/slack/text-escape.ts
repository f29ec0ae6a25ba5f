// How Slack rewrites what a person types: entities escaped, names turned into mentions. Pure.
import type { Directory } from './directory.ts';

const inSlackSyntax = /<(?:[@#!][^<>\s]+|https?:[^<>\s]+)>/;
const address = /\bhttps?:\/\/[^\s<>]+[^\s<>.,;:!?)]/;
const mention = /@[\p{L}\d._-]+|#[\p{L}\d_-]+/u;
const token = new RegExp(`${inSlackSyntax.source}|${address.source}|${mention.source}|[&<>]`, 'gu');

/** A message as Slack stores it: `&amp;`, `<@U…>`, `<#C…>`, `<https://…>`. What is in that syntax already stays. */
export function asSlackStores(typed: string, directory: Directory): string {
  return typed.replace(token, (found) => rewritten(found, directory, escapeEntity(found)));
}

/** The text of a command with `should_escape`: mentions and links only, entities stay as typed. */
export function asCommandText(typed: string, directory: Directory): string {
  return typed.replace(token, (found) => rewritten(found, directory, found));
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
