// The local clock that people see and jump with. The app's own clock belongs to whoever started the stand-in: it is
// told where to go, and asked where it is.
import type { ClockRequest } from './protocol.ts';

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const day = 86_400_000;

export interface Clock {
  now: () => number;
  /** @throws RangeError when the request says no moment. */
  set: (request: ClockRequest) => Promise<number>;
}

/** Without `now` and `onClock` the clock only moves what people see. */
export function createClock(now?: () => number, onClock?: (now: number) => void | Promise<void>): Clock {
  let offset = 0;
  const read = () => (now ? now() : Date.now() + offset);
  const set = async (request: ClockRequest) => {
    const target = targetOf(request, read());
    offset = target - Date.now();
    await onClock?.(target);
    return target;
  };
  return { now: read, set };
}

function targetOf(request: ClockRequest, now: number): number {
  const { jumpTo, advanceMs } = request;
  const target =
    jumpTo === undefined ? plainTarget(request, now + (advanceMs ?? 0)) : nextSlot(jumpTo, now, request.tz);
  if (!Number.isFinite(target)) throw new RangeError('The clock needs now, advanceMs or jumpTo, e.g. monday-09:00.');
  return target;
}

function plainTarget(request: ClockRequest, advanced: number): number {
  if (request.now === undefined) return request.advanceMs === undefined ? Number.NaN : advanced;
  return typeof request.now === 'number' ? request.now : Date.parse(request.now);
}

/** The next `monday-09:00` after `now`, on the wall clocks of `timeZone`. */
function nextSlot(slot: string, now: number, timeZone = 'UTC'): number {
  const [, weekday = '', hours, minutes] = /^(\w+)-(\d\d):(\d\d)$/.exec(slot.toLowerCase()) ?? [];
  const wanted = weekdays.indexOf(weekday);
  if (wanted < 0) return Number.NaN;
  const shift = wallOffset(now, timeZone);
  const wall = now + shift;
  const midnight = Math.floor(wall / day) * day;
  const daysAhead = (wanted - new Date(midnight).getUTCDay() + 7) % 7;
  const target = midnight + daysAhead * day + Number(hours) * 3_600_000 + Number(minutes) * 60_000;
  const later = target > wall ? target : target + 7 * day;
  return later - wallOffset(later - shift, timeZone);
}

/** What the wall clocks of `timeZone` show ahead of UTC, in milliseconds. */
export function wallOffset(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  return sign ? (sign === '-' ? -1 : 1) * (Number(hours) * 3_600_000 + Number(minutes) * 60_000) : 0;
}
