// How long to wait before trying again: exponential, capped, with jitter so that many failures do not return as one wave.

export interface RetrySchedule {
  readonly firstMs: number;
  readonly capMs: number;
}

/**
 * Milliseconds to wait after attempt number `attempt` (1 is the first) failed: between half of and the whole doubled
 * delay, never above `capMs`. `random` yields [0, 1).
 */
export function retryDelay(schedule: RetrySchedule, attempt: number, random: () => number): number {
  const doublings = Math.min(Math.max(attempt, 1) - 1, 40);
  const whole = Math.min(schedule.capMs, schedule.firstMs * 2 ** doublings);
  return Math.round(whole / 2 + (whole / 2) * random());
}
