import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY, localDate, localTime, MINUTE, WEEK } from '../kernel/time.ts';
import { latestSlot, nextSlot, type SlotSchedule, slotName } from './slots.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const at = (iso: string): number => Date.parse(iso);
const iso = (ms: number): string => new Date(ms).toISOString().replace(':00.000Z', 'Z');
const daily = (time: string, timeZone: string): SlotSchedule => ({
  weekdays: everyDay,
  at: time,
  timeZone,
  cadence: 'weekly',
});

function slotsBetween(schedule: SlotSchedule, from: number, until: number): number[] {
  const slots: number[] = [];
  for (let slot = nextSlot(schedule, from); slot < until; slot = nextSlot(schedule, slot)) slots.push(slot);
  return slots;
}

describe('a weekly slot', () => {
  test.each(['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Africa/Cairo'])(
    'comes 52 times in 2026 at Monday 09:00 in %s',
    (timeZone) => {
      const schedule: SlotSchedule = { weekdays: [1], at: '09:00', timeZone, cadence: 'weekly' };
      const slots = slotsBetween(schedule, at('2026-01-01T12:00Z'), at('2026-12-31T12:00Z'));
      expect(slots).toHaveLength(52);
      for (const slot of slots) expect(localTime(slot, timeZone)).toMatchObject({ weekday: 1, hour: 9, minute: 0 });
    },
  );

  test('is strictly after the instant asked for, to the millisecond', () => {
    const schedule: SlotSchedule = { weekdays: [1], at: '09:00', timeZone: 'Europe/Berlin', cadence: 'weekly' };
    const slot = at('2026-11-30T08:00Z');
    expect(nextSlot(schedule, slot - 1)).toBe(slot);
    expect(nextSlot(schedule, slot)).toBe(slot + WEEK);
    expect(nextSlot(schedule, slot + 1)).toBe(slot + WEEK);
  });

  test('a half-hour zone is exact', () => {
    expect(iso(nextSlot(daily('09:15', 'Asia/Kolkata'), at('2026-06-01T00:00Z')))).toBe('2026-06-01T03:45Z');
  });
});

describe('a slot in a spring gap runs behind the gap, on the same day', () => {
  test.each([
    ['02:30', 'America/New_York', '2026-03-08', '2026-03-08T03:00'],
    ['02:30', 'Europe/Berlin', '2026-03-29', '2026-03-29T03:00'],
    ['02:15', 'Australia/Lord_Howe', '2026-10-04', '2026-10-04T02:30'],
    ['00:00', 'Africa/Cairo', '2026-04-24', '2026-04-24T01:00'],
  ])('%s in %s on %s', (time, timeZone, day, expected) => {
    const slots = slotsBetween(daily(time, timeZone), at(`${day}T12:00Z`) - 3 * DAY, at(`${day}T12:00Z`) + 3 * DAY);
    const that = slots.filter((slot) => localDate(slot, timeZone) === day);
    expect(that.map((slot) => slotName(slot, timeZone))).toEqual([expected]);
  });
});

describe('a slot in a repeated hour runs once, at the first pass', () => {
  test.each([
    ['01:30', 'America/New_York', '2026-11-01', '2026-11-01T05:30Z'],
    ['02:30', 'Europe/Berlin', '2026-10-25', '2026-10-25T00:30Z'],
    ['01:30', 'Australia/Lord_Howe', '2026-04-05', '2026-04-04T14:30Z'],
  ])('%s in %s on %s', (time, timeZone, day, expected) => {
    const slots = slotsBetween(daily(time, timeZone), at(`${day}T12:00Z`) - 3 * DAY, at(`${day}T12:00Z`) + 3 * DAY);
    expect(slots.filter((slot) => localDate(slot, timeZone) === day).map(iso)).toEqual([expected]);
  });
});

test('every day of a year of clock changes has exactly one slot', () => {
  const zones = ['America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Kolkata'];
  const anyTime = fc.record({
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
    zone: fc.constantFrom(...zones),
  });
  fc.assert(
    fc.property(anyTime, ({ hour, minute, zone }) => {
      const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
      const slots = slotsBetween(daily(time, zone), at('2026-01-02T12:00Z'), at('2026-12-30T12:00Z'));
      const days = slots.map((slot) => localDate(slot, zone));
      expect(new Set(days).size).toBe(slots.length);
      expect(slots.length).toBeGreaterThanOrEqual(361);
    }),
    { numRuns: 15 },
  );
});

describe('two-weekly', () => {
  const schedule: SlotSchedule = { weekdays: [1, 4], at: '09:00', timeZone: 'Europe/Berlin', cadence: 'two-weekly' };

  test('begins with the first slot after its anchor and leaves every second week out', () => {
    const anchored = { ...schedule, anchor: at('2026-11-25T10:00Z') };
    expect(slotsBetween(anchored, at('2026-11-25T10:00Z'), at('2026-12-20T00:00Z')).map(iso)).toEqual([
      '2026-11-26T08:00Z',
      '2026-12-07T08:00Z',
      '2026-12-10T08:00Z',
    ]);
  });

  test('keeps its rhythm over the turn of the year, whatever instant one asks from', () => {
    const anchored = { ...schedule, anchor: at('2026-11-30T00:00Z') };
    const slots = slotsBetween(anchored, at('2026-11-30T00:00Z'), at('2027-03-01T00:00Z'));
    for (const [index, slot] of slots.entries()) {
      expect(nextSlot(anchored, slot - 1)).toBe(slot);
      if (index >= 2) expect(localDate(slot, 'UTC')).toBe(localDate((slots[index - 2] ?? 0) + 2 * WEEK, 'UTC'));
    }
  });
});

describe('monthly', () => {
  test('is the first of the weekdays in each month', () => {
    const schedule: SlotSchedule = { weekdays: [1], at: '09:00', timeZone: 'UTC', cadence: 'monthly' };
    expect(slotsBetween(schedule, at('2026-08-31T09:00Z'), at('2026-12-31T00:00Z')).map(iso)).toEqual([
      '2026-09-07T09:00Z',
      '2026-10-05T09:00Z',
      '2026-11-02T09:00Z',
      '2026-12-07T09:00Z',
    ]);
  });

  test('several weekdays still give one slot a month', () => {
    const schedule: SlotSchedule = { weekdays: [2, 5], at: '16:00', timeZone: 'Asia/Kolkata', cadence: 'monthly' };
    expect(slotsBetween(schedule, at('2026-09-01T00:00Z'), at('2026-12-31T00:00Z')).map(iso)).toEqual([
      '2026-09-01T10:30Z',
      '2026-10-02T10:30Z',
      '2026-11-03T10:30Z',
      '2026-12-01T10:30Z',
    ]);
  });
});

describe('catching up', () => {
  const schedule: SlotSchedule = { weekdays: [1], at: '09:00', timeZone: 'UTC', cadence: 'weekly' };

  test('three missed weeks are one slot, the last', () => {
    const slot = latestSlot(schedule, at('2026-11-02T09:00Z'), at('2026-11-24T10:00Z'));
    expect(slot && iso(slot)).toBe('2026-11-23T09:00Z');
  });

  test('the instant of a slot counts, the one before it does not', () => {
    expect(latestSlot(schedule, at('2026-11-23T09:00Z'), at('2026-11-30T08:59Z'))).toBeUndefined();
    expect(latestSlot(schedule, at('2026-11-23T09:00Z'), at('2026-11-30T09:00Z'))).toBe(at('2026-11-30T09:00Z'));
  });
});

test('a malformed schedule is refused with what was wrong', () => {
  const schedule: SlotSchedule = { weekdays: [1], at: '09:00', timeZone: 'UTC', cadence: 'weekly' };
  expect(() => nextSlot({ ...schedule, at: '24:00' }, 0)).toThrow(RangeError);
  expect(() => nextSlot({ ...schedule, weekdays: [] }, 0)).toThrow(RangeError);
  expect(() => nextSlot({ ...schedule, weekdays: [8] }, 0)).toThrow(RangeError);
  expect(nextSlot(schedule, 0) % MINUTE).toBe(0);
});
