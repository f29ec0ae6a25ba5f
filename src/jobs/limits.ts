// The runner's numbers in one place.
import type { RetrySchedule } from '../kernel/retry-schedule.ts';
import { DAY, MINUTE, SECOND } from '../kernel/time.ts';

export interface RunnerLimits {
  /** Jobs at the same time. */
  readonly concurrency: number;
  /** Renewed at every tick while the job runs. */
  readonly leaseMs: number;
  readonly backoff: RetrySchedule;
  /** The loop looks at least this often. */
  readonly maxSleepMs: number;
  /** Finished jobs, and with them the keys that keep a slot from running twice, are forgotten after this. */
  readonly keepMs: number;
}

export const defaultLimits: RunnerLimits = {
  concurrency: 4,
  leaseMs: 5 * MINUTE,
  backoff: { firstMs: 5 * SECOND, capMs: 15 * MINUTE },
  maxSleepMs: MINUTE,
  keepMs: 90 * DAY,
};
