// Targets: what people type, what comes later, and where a quarter begins.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatTarget, isLater, isOverdue, lastDay, parseTarget, quarterStart, type Reading } from './target-model.ts';

const reading: Reading = { now: Date.parse('2026-11-20T12:00:00Z'), timeZone: 'Europe/Berlin', locale: 'en-GB' };

describe('a target is read as people write it', () => {
  test.each([
    ['2026-Q4', '2026-Q4'],
    ['q4 2026', '2026-Q4'],
    ['Q4/26', '2026-Q4'],
    ["Q1 '27", '2027-Q1'],
    ['4Q26', '2026-Q4'],
    ['2027 q 2', '2027-Q2'],
    ['Q4', '2026-Q4'],
    ['Q1', '2027-Q1'],
    ['H2', '2026-Q4'],
    ['H1 2027', '2027-Q2'],
    ['2027', '2027-Q4'],
    ['end of year', '2026-Q4'],
    ['this quarter', '2026-Q4'],
    ['next quarter', '2027-Q1'],
    ['next month', '2026-12'],
    ['2026-11', '2026-11'],
    ['11/2026', '2026-11'],
    ['Nov 2026', '2026-11'],
    ['november', '2026-11'],
    ['Oct', '2027-10'],
    ['by Dec. 2026', '2026-12'],
    ['2026-11-30', '2026-11-30'],
    ['2026/1/5', '2026-01-05'],
    ['30.11.2026', '2026-11-30'],
    ['30 Nov', '2026-11-30'],
    ['30th November 2026', '2026-11-30'],
    ['Nov 30, 2026', '2026-11-30'],
    ['Nov 1', '2027-11-01'],
    ['3/12/2026', '2026-12-03'],
    ['12/31/2026', '2026-12-31'],
    ['  Ｑ４  ２０２６ ', '2026-Q4'],
  ])('%s', (typed, target) => {
    expect(parseTarget(typed, reading)).toBe(target);
  });

  test.each(['soon', '', 'Q5', '2026-13', '2026-02-30', 'Feb 30', '1999-Q1', 'R-12', '13 13', '<!channel>'])(
    'and %j is not one',
    (typed) => {
      expect(parseTarget(typed, reading)).toBeUndefined();
    },
  );

  it('in the reader’s language too', () => {
    expect(parseTarget('Dezember 2026', { ...reading, locale: 'de-DE' })).toBe('2026-12');
    expect(parseTarget('März', { ...reading, locale: 'de-DE' })).toBe('2027-03');
    expect(parseTarget('3/12/2026', { ...reading, locale: 'en-US' })).toBe('2026-03-12');
  });

  it('and whatever is typed, never anything but a target that reads back as itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[qhQ0-9 /.-]{1,12}$/)), (typed) => {
        const target = parseTarget(typed, reading);
        if (target === undefined) return;
        expect(parseTarget(target, reading)).toBe(target);
        expect(lastDay(target)).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
    );
  });
});

describe('targets are compared by their last day', () => {
  test.each([
    ['2026-Q4', '2026-12-31'],
    ['2026-Q1', '2026-03-31'],
    ['2028-02', '2028-02-29'],
    ['2026-11-30', '2026-11-30'],
  ])('%s ends on %s', (target, day) => {
    expect(lastDay(target)).toBe(day);
  });

  it('a coarser target that ends on the same day is no slip; nothing promised cannot slip', () => {
    expect(isLater('2026-Q4', '2026-12')).toBe(false);
    expect(isLater('2027-Q1', '2026-12')).toBe(true);
    expect(isLater('2027-Q1', null)).toBe(false);
  });

  it('a target is overdue the day after it, where the reader is', () => {
    const midnight = { ...reading, now: Date.parse('2026-11-30T23:30:00Z') };
    expect(isOverdue('2026-11', { ...midnight, timeZone: 'America/New_York' })).toBe(false);
    expect(isOverdue('2026-11', { ...midnight, timeZone: 'Europe/Berlin' })).toBe(true);
  });
});

test('targets are shown in the reader’s locale', () => {
  expect(formatTarget('2026-Q4', 'en-US')).toBe('Q4 2026');
  expect(formatTarget('2026-11', 'en-US')).toBe('Nov 2026');
  expect(formatTarget('2026-11-30', 'de-DE')).toBe('30. Nov. 2026');
});

test.each([
  ['Europe/Berlin', '2026-09-30T22:00:00.000Z'],
  ['UTC', '2026-10-01T00:00:00.000Z'],
  ['America/New_York', '2026-10-01T04:00:00.000Z'],
  ['Asia/Kolkata', '2026-09-30T18:30:00.000Z'],
])('the quarter begins at midnight in %s', (timeZone, start) => {
  expect(new Date(quarterStart({ now: reading.now, timeZone })).toISOString()).toBe(start);
});
