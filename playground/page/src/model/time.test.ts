// Fields and labels follow the person's time zone, across changes of the clock.
import { expect, test } from 'vitest';
import { dayLabel, fromLocalField, relative, slackDate, toLocalField } from './time.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'UTC'];

test('a date and time typed in a zone comes back as it was typed', () => {
  for (const tz of zones) {
    for (const typed of ['2026-12-01T17:00', '2026-03-29T12:30', '2026-10-25T12:00']) {
      expect(toLocalField(fromLocalField(typed, tz) ?? 0, tz)).toBe(typed);
    }
  }
  expect(fromLocalField('2026-12-01T17:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 11, 1, 16) / 1000);
  expect(fromLocalField('', 'UTC')).toBeUndefined();
});

test('today and yesterday are those of the person', () => {
  const now = Date.UTC(2026, 10, 26, 20);
  const early = Date.UTC(2026, 10, 26, 1);
  expect(dayLabel(early, now, 'Europe/Berlin')).toBe('Today');
  expect(dayLabel(early, now, 'America/New_York')).toBe('Yesterday');
  expect(dayLabel(Date.UTC(2025, 0, 1), now, 'UTC')).toContain('2025');
});

test("Slack's date patterns are filled in, and unknown ones left alone", () => {
  const now = Date.UTC(2026, 10, 26, 20);
  const view = { now, tz: 'Europe/Berlin' };
  expect(slackDate(now, '{date_short_pretty} at {time}', view)).toBe('Today at 21:00');
  expect(slackDate(now, '{date_num} {nonsense}', view)).toBe('26/11/2026 {nonsense}');
  expect(relative(now - 7_200_000, now)).toBe('2 hours ago');
});
