import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  DAY,
  formatAgo,
  formatDay,
  formatMoment,
  HOUR,
  isDay,
  isTimeZone,
  isWorkingTime,
  localDate,
  localTime,
  MINUTE,
  WEEK,
} from './time.ts';

const at = (iso: string): number => Date.parse(iso);
const clock = (iso: string, zone: string): string => {
  const { hour, minute, weekday } = localTime(at(iso), zone);
  return `${localDate(at(iso), zone)} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')} ${weekday}`;
};

describe('local time', () => {
  test.each([
    // Europe: 2026-03-29 01:00 UTC skips an hour, 2026-10-25 01:00 UTC repeats one.
    ['Europe/Berlin', '2026-03-29T00:59:00Z', '2026-03-29 01:59 7'],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', '2026-03-29 03:00 7'],
    ['Europe/Berlin', '2026-10-25T00:30:00Z', '2026-10-25 02:30 7'],
    ['Europe/Berlin', '2026-10-25T01:30:00Z', '2026-10-25 02:30 7'],
    // United States, on other days.
    ['America/New_York', '2026-03-08T06:59:00Z', '2026-03-08 01:59 7'],
    ['America/New_York', '2026-03-08T07:00:00Z', '2026-03-08 03:00 7'],
    ['America/New_York', '2026-11-01T06:30:00Z', '2026-11-01 01:30 7'],
    // Southern hemisphere; half an hour of summer time; offsets of 30 and 45 minutes.
    ['Australia/Sydney', '2026-10-03T16:00:00Z', '2026-10-04 03:00 7'],
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', '2026-04-05 01:30 7'],
    ['Asia/Kolkata', '2026-11-29T18:30:00Z', '2026-11-30 00:00 1'],
    ['Asia/Kathmandu', '2026-11-29T18:15:00Z', '2026-11-30 00:00 1'],
    // Both sides of the date line, and a day that never was.
    ['Pacific/Kiritimati', '2026-12-31T10:00:00Z', '2027-01-01 00:00 5'],
    ['Pacific/Pago_Pago', '2027-01-01T10:59:00Z', '2026-12-31 23:59 4'],
    ['Pacific/Apia', '2011-12-30T09:59:00Z', '2011-12-29 23:59 4'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31 00:00 6'],
    ['UTC', '2028-02-29T23:59:59.999Z', '2028-02-29 23:59 2'],
  ])('in %s at %s is %s', (zone, iso, local) => {
    expect(clock(iso, zone)).toBe(local);
  });

  test('agrees with UTC arithmetic at any moment', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
        const local = localTime(date.getTime(), 'UTC');
        expect(localDate(date.getTime(), 'UTC')).toBe(date.toISOString().slice(0, 10));
        expect([local.hour, local.minute]).toEqual([date.getUTCHours(), date.getUTCMinutes()]);
        expect(local.weekday % 7).toBe(date.getUTCDay());
      }),
    );
  });
});

describe('working time', () => {
  test.each([
    ['2026-11-30T07:59:00Z', false],
    ['2026-11-30T08:00:00Z', true],
    ['2026-11-30T15:59:59Z', true],
    ['2026-11-30T16:00:00Z', false],
    ['2026-12-04T12:00:00Z', true],
    ['2026-12-05T12:00:00Z', false],
    ['2026-12-06T12:00:00Z', false],
  ])('in Berlin at %s: %s', (iso, isWorking) => {
    expect(isWorkingTime(at(iso), 'Europe/Berlin')).toBe(isWorking);
  });

  test('starts at nine in summer and in winter', () => {
    expect(isWorkingTime(at('2026-07-01T07:00:00Z'), 'Europe/Berlin')).toBe(true);
    expect(isWorkingTime(at('2026-12-01T07:00:00Z'), 'Europe/Berlin')).toBe(false);
  });

  test('is the day of the person, not of the server', () => {
    expect(isWorkingTime(at('2026-11-29T23:00:00Z'), 'Pacific/Auckland')).toBe(true);
    expect(isWorkingTime(at('2026-11-30T03:00:00Z'), 'America/New_York')).toBe(false);
  });
});

describe('names', () => {
  test.each(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata'])('%s is a time zone', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });
  test.each(['', 'Berlin', 'Europe/Atlantis', "'; drop table", 'CEST+99'])('%j is none', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
  test.each(['2026-11-30', '2028-02-29', '1999-12-31'])('%s is a day', (date) => {
    expect(isDay(date)).toBe(true);
  });
  test.each(['', '2026-02-29', '2026-2-1', '2026-13-01', '2026-11-31', '30.11.2026', '2026-11-30T00:00'])(
    '%j is none',
    (date) => {
      expect(isDay(date)).toBe(false);
    },
  );
});

describe('as people read it', () => {
  const monday = at('2026-11-30T08:00:00Z');

  test("a moment, in the reader's words and zone", () => {
    const read = (locale: string, zone: string) => formatMoment(monday, locale, zone).replace(/\s/g, ' ');
    expect(read('en-US', 'Europe/Berlin')).toBe('Mon, Nov 30, 9:00 AM GMT+1');
    expect(read('de-DE', 'Asia/Kolkata')).toBe('Mo., 30. Nov., 13:30 GMT+5:30');
  });

  test('a day that is only a date is the same day everywhere', () => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
      expect(formatDay('2026-11-30', 'en-US', zone)).toBe('Nov 30, 2026');
    }
    expect(formatDay(monday, 'en-US', 'Pacific/Kiritimati')).toBe('Nov 30, 2026');
    expect(formatDay(monday, 'en-US', 'Pacific/Pago_Pago')).toBe('Nov 29, 2026');
    expect(formatDay('2026-11-30', 'de-DE')).toBe('30. Nov. 2026');
  });

  test.each([
    [0, 'now'],
    [30_000, 'now'],
    [-59_999, 'now'],
    [MINUTE, 'in 1 minute'],
    [-90 * MINUTE, '1 hour ago'],
    [3 * HOUR, 'in 3 hours'],
    [25 * HOUR, 'in 1 day'],
    [-2 * DAY, '2 days ago'],
    [WEEK, 'in 1 week'],
    [-10 * WEEK, '10 weeks ago'],
  ])('%i ms away is "%s"', (delta, words) => {
    expect(formatAgo(monday + delta, monday, 'en')).toBe(words);
  });
});
