// The sender's numbers in one place. Slack allows about one post a second in a channel, a few calls a second in all.
import type { RetrySchedule } from '../kernel/retry-schedule.ts';
import { DAY, SECOND } from '../kernel/time.ts';

export interface SenderLimits {
  /** Calls at the same time. */
  readonly concurrency: number;
  /** Messages posted or updated in any second. */
  readonly perSecond: number;
  readonly perChannelMs: number;
  /** Between two updates of one message. */
  readonly perMessageMs: number;
  /** Longer than all calls of one attempt together (10 s each). */
  readonly leaseMs: number;
  readonly backoff: RetrySchedule;
  /** Before a message that may have arrived is looked for. */
  readonly settleMs: number;
  /** Attempts that fail in our own code. */
  readonly maxAttempts: number;
  /** Attempts while Slack does not answer: about a day. */
  readonly maxOutageAttempts: number;
  /** The loop looks at least this often. */
  readonly maxSleepMs: number;
  /** Finished rows, and with them their keys, are forgotten after this. */
  readonly keepMs: number;
  /** Off only to show in tests what it is for. */
  readonly reconcile: boolean;
}

export const defaultLimits: SenderLimits = {
  concurrency: 4,
  perSecond: 4,
  perChannelMs: SECOND,
  perMessageMs: SECOND,
  leaseMs: 60 * SECOND,
  backoff: { firstMs: 4 * SECOND, capMs: 60 * SECOND },
  settleMs: 5 * SECOND,
  maxAttempts: 10,
  maxOutageAttempts: 1_500,
  maxSleepMs: 15 * SECOND,
  keepMs: 90 * DAY,
  reconcile: true,
};

/** No row legitimately waits longer than this: a longer wait means the clock was set back. */
export const LONGEST_WAIT_MS = 600 * SECOND;

/** Of a message's top-level text: Slack refuses to update a message with more than 4,000. */
export const MAX_TEXT = 3_900;
