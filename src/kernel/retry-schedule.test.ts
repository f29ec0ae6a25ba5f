import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryDelay } from './retry-schedule.ts';

const schedule = { firstMs: 2_000, capMs: 60_000 };

test('delays double, with jitter in the upper half', () => {
  expect([1, 2, 3, 4].map((attempt) => retryDelay(schedule, attempt, () => 0))).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect([1, 2, 3, 4].map((attempt) => retryDelay(schedule, attempt, () => 1))).toEqual([2_000, 4_000, 8_000, 16_000]);
});

test('no number of attempts waits longer than the cap or less than half the first delay', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5, max: 1e9 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, dice) => {
      const delay = retryDelay(schedule, attempt, () => dice);
      expect(delay).toBeGreaterThanOrEqual(1_000);
      expect(delay).toBeLessThanOrEqual(60_000);
    }),
  );
});
