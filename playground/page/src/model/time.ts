// Dates as the chosen person sees them: their time zone, the local Slack's clock. Reads no system clock.

const DAY_MS = 86_400_000;

/** Milliseconds of a Slack `ts`. */
export function tsToMs(ts: string): number {
  return Math.round(Number.parseFloat(ts) * 1000);
}

export function clockTime(ms: number, tz: string): string {
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: tz }).format(ms);
}

export function fullTime(ms: number, tz: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: tz }).format(ms);
}

/** `2026-11-23` in the given zone. */
export function isoDay(ms: number, tz: string): string {
  return new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: tz }).format(
    ms,
  );
}

export function dayLabel(ms: number, now: number, tz: string): string {
  const day = isoDay(ms, tz);
  if (day === isoDay(now, tz)) return 'Today';
  if (day === isoDay(now - DAY_MS, tz)) return 'Yesterday';
  const sameYear = day.slice(0, 4) === isoDay(now, tz).slice(0, 4);
  const options: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', timeZone: tz };
  return new Intl.DateTimeFormat('en-GB', sameYear ? options : { ...options, year: 'numeric' }).format(ms);
}

function offsetMs(ms: number, tz: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: tz,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(ms);
  const part = (type: string): number => Number(parts.find((entry) => entry.type === type)?.value ?? 0);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(ms / 1000) * 1000;
}

/** `2026-11-23T09:00` (the value of a datetime-local field) for Unix seconds, in the given zone. */
export function toLocalField(seconds: number, tz: string): string {
  const ms = seconds * 1000;
  return new Date(ms + offsetMs(ms, tz)).toISOString().slice(0, 16);
}

/** Unix seconds for a datetime-local field read in the given zone; undefined for an incomplete field. */
export function fromLocalField(field: string, tz: string): number | undefined {
  const asUtc = Date.parse(`${field.slice(0, 16)}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(field) || Number.isNaN(asUtc)) return undefined;
  const guess = asUtc - offsetMs(asUtc, tz);
  return Math.floor((asUtc - offsetMs(guess, tz)) / 1000);
}

const DATE_TOKENS: Record<string, Intl.DateTimeFormatOptions> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { dateStyle: 'long' },
  date_short: { dateStyle: 'medium' },
  date_long: { dateStyle: 'full' },
  date_pretty: { dateStyle: 'long' },
  date_short_pretty: { dateStyle: 'medium' },
  date_long_pretty: { dateStyle: 'full' },
  day_divider_pretty: { dateStyle: 'full' },
  time: { timeStyle: 'short' },
  time_secs: { timeStyle: 'medium' },
};

/** Expands Slack's `{date_short} at {time}` patterns; `now` decides what "Today" means. */
export function slackDate(ms: number, format: string, view: { now: number; tz: string }): string {
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => {
    if (token === 'ago') return relative(ms, view.now);
    const options = DATE_TOKENS[token];
    if (!options) return whole;
    const label = dayLabel(ms, view.now, view.tz);
    if (token.endsWith('_pretty') && (label === 'Today' || label === 'Yesterday')) return label;
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: view.tz }).format(ms);
  });
}

export function relative(ms: number, now: number): string {
  const minutes = Math.round((ms - now) / 60_000);
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  if (Math.abs(minutes) < 1440) return format.format(Math.round(minutes / 60), 'hour');
  return format.format(Math.round(minutes / 1440), 'day');
}
