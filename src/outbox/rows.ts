// The shapes of outbox rows, and what they hold as JSON.
import { Mrkdwn, raw } from '../blocks/mrkdwn.ts';
import type { Json } from '../db/tables/core.ts';
import type { Tables } from '../db/tables/index.ts';
import type { Content } from './outbox.ts';

export type OutboxRow = Tables['outbox']['$inferSelect'];
export type NewOutboxRow = Tables['outbox']['$inferInsert'];

type Frozen = Omit<Content, 'text'> & { readonly text: string | { readonly mrkdwn: string } };

/** Blocks are plain data of Slack's own types; what JSON would drop (undefined) is dropped. */
export function freeze(content: Content): Json {
  const { text } = content;
  const frozen: Frozen = { ...content, text: text instanceof Mrkdwn ? { mrkdwn: text.toString() } : text };
  // JSON.parse of what JSON.stringify made is Json by construction.
  return JSON.parse(JSON.stringify(frozen)) as Json;
}

/** Only `freeze` writes the column, so it holds what that made of a Content. */
export function thaw(content: Json): Content {
  const { text, ...rest } = content as unknown as Frozen;
  return { ...rest, text: typeof text === 'string' ? text : raw(text.mrkdwn) };
}

/** Where a post competes for Slack's pace: its channel, or the person it goes to. */
export function placeOf(row: Pick<OutboxRow, 'op' | 'channel' | 'userId'>): string | undefined {
  return row.op === 'post' ? (row.channel ?? row.userId ?? undefined) : undefined;
}
