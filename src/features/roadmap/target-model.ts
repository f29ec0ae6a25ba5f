// Targets: a quarter, a month or a day, read forgivingly from what people type and compared by their last day. Pure.
import { comparable } from '../../kernel/text.ts';
import { formatDay, localDate } from '../../kernel/time.ts';

/** Where and when a target is read or shown. */
export interface Reading {
  /** Epoch ms. */
  readonly now: number;
  readonly timeZone: string;
  readonly locale: string;
}

interface Today {
  readonly year: number;
  readonly month: number;
  readonly iso: string;
  readonly locale: string;
}

const pad = (n: number): string => String(n).padStart(2, '0');
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

function quarter(year: number, n: number): string | undefined {
  return isYear(year) && n >= 1 && n <= 4 ? `${year}-Q${n}` : undefined;
}
function month(year: number, m: number): string | undefined {
  return isYear(year) && m >= 1 && m <= 12 ? `${year}-${pad(m)}` : undefined;
}
function day(year: number, m: number, d: number): string | undefined {
  const fits = month(year, m) !== undefined && d >= 1 && d <= daysIn(year, m);
  return fits ? `${year}-${pad(m)}-${pad(d)}` : undefined;
}
const isYear = (year: number): boolean => year >= FIRST_YEAR && year <= LAST_YEAR;
const daysIn = (year: number, m: number): number => new Date(Date.UTC(year, m, 0)).getUTCDate();
const longYear = (digits: string): number => (digits.length === 2 ? 2000 : 0) + Number(digits);

/** The last day of a target, YYYY-MM-DD: what "by then" means. */
export function lastDay(target: string): string {
  const inQuarter = /^(\d{4})-Q([1-4])$/.exec(target);
  if (inQuarter) return lastDay(`${inQuarter[1]}-${pad(Number(inQuarter[2]) * 3)}`);
  const inMonth = /^(\d{4})-(\d{2})$/.exec(target);
  if (inMonth) return `${target}-${pad(daysIn(Number(inMonth[1]), Number(inMonth[2])))}`;
  return target;
}

/** True when `target` ends after `promised`; nothing promised is never slipped from. */
export const isLater = (target: string, promised: string | null): boolean =>
  promised !== null && lastDay(target) > lastDay(promised);

export const isOverdue = (target: string, reading: Reading): boolean =>
  lastDay(target) < localDate(reading.now, reading.timeZone);

/** "Q4 2026", "Nov 2026", "Nov 30, 2026", in the reader's locale. */
export function formatTarget(target: string, locale: string): string {
  const inQuarter = /^(\d{4})-Q([1-4])$/.exec(target);
  if (inQuarter) return `Q${inQuarter[2]} ${inQuarter[1]}`;
  if (/^\d{4}-\d{2}$/.test(target)) {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short', year: 'numeric' });
    return format.format(Date.parse(`${target}-15T12:00:00Z`));
  }
  return formatDay(target, locale);
}

type Reader = (match: RegExpExecArray, today: Today) => string | undefined;
const at = (match: RegExpExecArray, i: number): string => match[i] ?? '';
const num = (match: RegExpExecArray, i: number): number => Number(match[i]);

/** The first year in which it is not over yet. */
function soon(today: Today, make: (year: number) => string | undefined): string | undefined {
  const first = make(today.year);
  return first !== undefined && lastDay(first) >= today.iso ? first : make(today.year + 1);
}
const yearOr = (digits: string, today: Today, make: (year: number) => string | undefined): string | undefined =>
  digits === '' ? soon(today, make) : make(longYear(digits));

const patterns: readonly (readonly [RegExp, Reader])[] = [
  [/^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/, (m) => day(num(m, 1), num(m, 2), num(m, 3))],
  [/^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/, (m) => day(num(m, 3), num(m, 2), num(m, 1))],
  [/^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, slashed],
  [/^(\d{4})[-/. ](\d{1,2})$/, (m) => month(num(m, 1), num(m, 2))],
  [/^(\d{1,2})[-/. ](\d{4})$/, (m) => month(num(m, 2), num(m, 1))],
  [/^(\d{4})[-/. ]?q ?([1-4])$/, (m) => quarter(num(m, 1), num(m, 2))],
  [/^q ?([1-4])(?:[-/.,' ]*(\d{4}|\d{2}))?$/, (m, t) => yearOr(at(m, 2), t, (y) => quarter(y, num(m, 1)))],
  [/^([1-4]) ?q(?:[-/.,' ]*(\d{4}|\d{2}))?$/, (m, t) => yearOr(at(m, 2), t, (y) => quarter(y, num(m, 1)))],
  [/^h ?([12])(?:[-/.,' ]*(\d{4}|\d{2}))?$/, (m, t) => yearOr(at(m, 2), t, (y) => quarter(y, num(m, 1) * 2))],
  [/^(?:end of |in )?(\d{4})$/, (m) => quarter(num(m, 1), 4)],
  [/^(?:eoy|end of (?:the |this )?year|this year)$/, (_, t) => quarter(t.year, 4)],
  [/^(?:eoq|end of (?:the |this )?quarter|this quarter)$/, (_, t) => quarterAfter(t, 0)],
  [/^next quarter$/, (_, t) => quarterAfter(t, 1)],
  [/^(?:eom|end of (?:the |this )?month|this month)$/, (_, t) => monthAfter(t, 0)],
  [/^next month$/, (_, t) => monthAfter(t, 1)],
  [/^(\p{L}+)\.?(?:[-/,' ]+(\d{4}))?$/u, (m, t) => yearOr(at(m, 2), t, (y) => month(y, named(at(m, 1), t)))],
  [
    /^(\p{L}+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:[, ]+(\d{4}))?$/u,
    (m, t) => yearOr(at(m, 3), t, (y) => day(y, named(at(m, 1), t), num(m, 2))),
  ],
  [
    /^(\d{1,2})(?:st|nd|rd|th|\.)?[- ]?(\p{L}+)\.?(?:[-, ]+(\d{4}))?$/u,
    (m, t) => yearOr(at(m, 3), t, (y) => day(y, named(at(m, 2), t), num(m, 1))),
  ],
];

/** 11/30/2026 as Americans write it, 30/11/2026 as others do; whichever is possible where only one is. */
function slashed(match: RegExpExecArray, today: Today): string | undefined {
  const [a, b, year] = [num(match, 1), num(match, 2), num(match, 3)];
  const monthFirst = today.locale.endsWith('US') ? day(year, a, b) : undefined;
  return monthFirst ?? day(year, b, a) ?? day(year, a, b);
}

function quarterAfter(today: Today, more: number): string | undefined {
  const index = Math.floor((today.month - 1) / 3) + more;
  return quarter(today.year + Math.floor(index / 4), (index % 4) + 1);
}
function monthAfter(today: Today, more: number): string | undefined {
  const index = today.month - 1 + more;
  return month(today.year + Math.floor(index / 12), (index % 12) + 1);
}

/** 1 to 12 for a month's name or at least three letters of it, in English or the reader's language; 0 for no month. */
function named(word: string, today: Today): number {
  if (word.length < 3) return 0;
  for (const locale of new Set(['en', today.locale])) {
    for (let m = 1; m <= 12; m += 1) if (monthName(locale, m).startsWith(word)) return m;
  }
  return 0;
}
const monthName = (locale: string, m: number): string =>
  comparable(new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, m - 1, 15)));

/** Reads `2026-Q4`, `Q4`, `Nov 2026`, `30 Nov`, `2026-11-30`, `next quarter` …; undefined for what it cannot read. */
export function parseTarget(typed: string, reading: Reading): string | undefined {
  const iso = localDate(reading.now, reading.timeZone);
  const today: Today = { iso, year: Number(iso.slice(0, 4)), month: Number(iso.slice(5, 7)), locale: reading.locale };
  const text = comparable(typed).replace(/^(?:by|in|until|around|~) ?/, '');
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(text);
    const target = match && read(match, today);
    if (target) return target;
  }
  return undefined;
}

/** Epoch ms at which the current quarter began in the reader's zone. */
export function quarterStart(reading: Pick<Reading, 'now' | 'timeZone'>): number {
  const iso = localDate(reading.now, reading.timeZone);
  const first = Math.floor((Number(iso.slice(5, 7)) - 1) / 3) * 3;
  const utc = Date.UTC(Number(iso.slice(0, 4)), first, 1);
  const seen = localDate(utc, reading.timeZone);
  return utc - zoneOffset(utc, reading.timeZone, seen);
}

function zoneOffset(ms: number, timeZone: string, localDay: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', hour: 'numeric', minute: 'numeric' });
  const [hour, minute] = parts.format(ms).split(':').map(Number);
  return Date.parse(`${localDay}T00:00:00Z`) + ((hour ?? 0) * 60 + (minute ?? 0)) * 60_000 - ms;
}
