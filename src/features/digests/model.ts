// A digest: a difference with reasons over a period, and the schedule that says when it is told. Pure.
import type { Mrkdwn } from '../../blocks/mrkdwn.ts';
import type { Cadence } from '../../db/tables/digests.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ChannelId, ProductId, ScheduleId, UserId } from '../../kernel/ids.ts';
import { isTimeZone, WEEK } from '../../kernel/time.ts';

export type { Cadence };

export interface DigestPart {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly Mrkdwn[];
}

export interface Digest {
  readonly productId: ProductId;
  readonly productName: string;
  /** Epoch ms. */
  readonly from: number;
  readonly until: number;
  /** Only parts that have something to say, in order. */
  readonly parts: readonly DigestPart[];
}

export interface Schedule {
  readonly id: ScheduleId;
  readonly productId: ProductId;
  readonly channelId: ChannelId | null;
  readonly userId: UserId | null;
  readonly weekdays: readonly number[];
  readonly at: string;
  readonly timeZone: string;
  readonly cadence: Cadence;
  readonly without: readonly string[];
  readonly isPaused: boolean;
  readonly nextAt: number;
  readonly coveredUntil: number;
  readonly createdAt: number;
  readonly version: number;
}

export interface ScheduleInput {
  readonly weekdays: readonly number[];
  readonly at: string;
  readonly timeZone: string;
  readonly cadence: Cadence;
  readonly without: readonly string[];
  readonly channelId: ChannelId;
}

/** How late a missed digest is still made up. */
export const CATCH_UP_MS = 12 * 60 * 60 * 1000;

/** Where a digest posted by hand starts: at the end of the last one, at most four weeks back. */
export function periodStart(coveredUntil: number | undefined, now: number): number {
  return Math.max(coveredUntil ?? now - WEEK, now - 4 * WEEK);
}

export const scheduleGone = () =>
  refusal('not_found', 'This schedule is not there any more. Type /roadmap digest schedule to see what is.');

/** Throws `invalid` beside the field. */
export function checkSchedule(input: ScheduleInput): void {
  if (input.weekdays.length === 0)
    throw refusal('invalid', 'Choose at least one day.', { weekdays: 'Choose at least one day.' });
  if (!isTimeZone(input.timeZone)) {
    throw refusal('invalid', 'That time zone is unknown.', { timeZone: 'Choose a time zone like Europe/Berlin.' });
  }
}
