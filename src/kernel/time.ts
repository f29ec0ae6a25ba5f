// Calendar arithmetic in a person's or schedule's IANA zone, and dates as people read them. Epoch ms in and out.

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;

export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const formats = new Map<string, Intl.DateTimeFormat>();

/** Building a format costs some fifteen times what using it does; there are few locales and zones in one process. */
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= 1_000) formats.clear();
  const format = new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format;
}

const CLOCK = {
  hourCycle: 'h23',
  weekday: 'short',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
} as const;

export function localTime(ms: number, timeZone: string): LocalTime {
  const shown = dateFormat('en-US', { ...CLOCK, timeZone }).formatToParts(ms);
  const parts = new Map(shown.map((part) => [part.type, part.value]));
  const field = (name: Intl.DateTimeFormatPartTypes): number => Number(parts.get(name));
  return {
    year: field('year'),
    month: field('month'),
    day: field('day'),
    hour: field('hour'),
    minute: field('minute'),
    weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? '') + 1,
  };
}

/** YYYY-MM-DD of the instant in the zone. */
export function localDate(ms: number, timeZone: string): string {
  const { year, month, day } = localTime(ms, timeZone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Monday to Friday, 09:00 to 16:59 in the person's zone: when a reminder may reach them. */
export function isWorkingTime(ms: number, timeZone: string): boolean {
  const { weekday, hour } = localTime(ms, timeZone);
  return weekday <= 5 && hour >= 9 && hour < 17;
}

/** True for YYYY-MM-DD that exists in the calendar. */
export function isDay(date: string): boolean {
  const ms = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date);
}

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

/** "Mon, Nov 30, 9:00 AM GMT+1" in the reader's locale and zone. */
export function formatMoment(ms: number, locale: string, timeZone: string): string {
  return dateFormat(locale, {
    timeZone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(ms);
}

/** "Nov 30, 2026" in the reader's locale; `date` is YYYY-MM-DD or epoch ms read in the zone. */
export function formatDay(date: string | number, locale: string, timeZone = 'UTC'): string {
  const ms = typeof date === 'string' ? Date.parse(`${date}T12:00:00Z`) : date;
  return dateFormat(locale, {
    timeZone: typeof date === 'string' ? 'UTC' : timeZone,
    month: 'short',
    day: 'numeric',
    year: 'numeric',
  }).format(ms);
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['week', WEEK],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
];

/** "in 2 days", "3 hours ago", "now" below a minute. Never "yesterday" or "next week", which name calendar days. */
export function formatAgo(ms: number, nowMs: number, locale: string): string {
  const delta = ms - nowMs;
  const step = STEPS.find(([, size]) => Math.abs(delta) >= size);
  if (!step) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'second');
  return new Intl.RelativeTimeFormat(locale).format(Math.trunc(delta / step[1]), step[0]);
}
