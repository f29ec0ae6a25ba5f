// The shapes of outbox rows, and what they hold as JSON.
import type { Json } from '../db/tables/core.ts';
import type { Tables } from '../db/tables/index.ts';
import type { Content } from './outbox.ts';

export type OutboxRow = Tables['outbox']['$inferSelect'];
export type NewOutboxRow = Tables['outbox']['$inferInsert'];

/** Blocks are plain data of Slack's own types; what JSON would drop (undefined) is dropped. */
export function freeze(content: Content): Json {
  // JSON.parse of what JSON.stringify made is Json by construction.
  return JSON.parse(JSON.stringify(content)) as Json;
}

/** Only `freeze` writes the column, so it holds a Content. */
export function thaw(content: Json): Content {
  return content as unknown as Content;
}

/** Where a post competes for Slack's pace: its channel, or the person it goes to. */
export function placeOf(row: Pick<OutboxRow, 'op' | 'channel' | 'userId'>): string | undefined {
  return row.op === 'post' ? (row.channel ?? row.userId ?? undefined) : undefined;
}
