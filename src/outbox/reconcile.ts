// After an answer was lost: is the message in Slack? Its metadata carries the outbox id, so the channel's or thread's
// history tells. What cannot be read to the end tells nothing.
import type { ChannelId, MessageTs } from '../kernel/ids.ts';
import { MINUTE } from '../kernel/time.ts';
import type { Outcome, Step } from './outcome.ts';
import { outcomeOf } from './outcome.ts';
import type { OutboxRow } from './rows.ts';
import type { CallResult, SeenPage, SlackPoster } from './slack-poster.ts';

/** Slack's clock and ours may differ by this much. */
const CLOCK_MARGIN_MS = 10 * MINUTE;
const MAX_PAGES = 10;

/** The value is true when the message is surely not there. Ends as sent when it is, as unknown when nobody can tell. */
export async function surelyAbsent(poster: SlackPoster, row: OutboxRow, channel: ChannelId): Promise<Step<true>> {
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const result = await readPage(poster, row, { channel, ...(cursor === undefined ? {} : { cursor }) });
    const verdict = verdictOf(result, row, channel);
    if (verdict !== 'read on') return verdict;
    cursor = result.kind === 'ok' ? result.value.cursor : undefined;
  }
  return { end: unknown(row, 'too long to read') };
}

function verdictOf(result: CallResult<SeenPage>, row: OutboxRow, channel: ChannelId): Step<true> | 'read on' {
  if (result.kind === 'refused') return { end: unknown(row, result.error) };
  if (result.kind !== 'ok') return { end: outcomeOf(result, true) };
  const found = result.value.messages.find((message) => message.id === row.id);
  if (found) return { end: { kind: 'sent', channel, ts: found.ts, found: true } };
  return isRead(result.value, row) ? { value: true } : 'read on';
}

function readPage(
  poster: SlackPoster,
  row: OutboxRow,
  page: { readonly channel: ChannelId; readonly cursor?: string },
): Promise<CallResult<SeenPage>> {
  return row.threadTs === null ? poster.history(page) : poster.replies({ ...page, threadTs: row.threadTs });
}

/** A channel comes newest first and is read back to the first attempt, at least one page; a thread to its end. */
function isRead(page: SeenPage, row: OutboxRow): boolean {
  const since = (row.firstTriedAt ?? row.createdAt) - CLOCK_MARGIN_MS;
  if (page.cursor === undefined) return true;
  return row.threadTs === null && page.messages.some((message) => msOf(message.ts) < since);
}

function msOf(ts: MessageTs): number {
  return Number(ts) * 1_000;
}

function unknown(row: OutboxRow, why: string): Outcome {
  return { kind: 'unknown', reason: `${row.error ?? 'interrupted'}; history: ${why}` };
}
