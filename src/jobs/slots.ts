// Which instants a recurring schedule names, in its own time zone. Pure: croner only computes, it never runs a timer.
// A slot that a clock change skips is moved behind the gap; one that it repeats happens once, at the first pass.
import { Cron } from 'croner';
import type { Cadence } from '../db/tables/digests.ts';
import { DAY, localDate, localTime, WEEK } from '../kernel/time.ts';

export interface SlotSchedule {
  /** 1 = Monday … 7 = Sunday; at least one. */
  readonly weekdays: readonly number[];
  /** HH:mm on the wall clocks of `timeZone`. */
  readonly at: string;
  /** IANA. */
  readonly timeZone: string;
  /** `monthly` is the first of these weekdays in each month. */
  readonly cadence: Cadence;
  /**
   * Epoch ms, for two-weekly: the week of its first slot after this instant counts, then every second one (weeks begin
   * on Monday). Usually when the schedule was made. Without it the weeks count from Monday 5 January 1970.
   */
  readonly anchor?: number;
}

/** The first slot strictly after `after` (epoch ms both). @throws RangeError when the schedule is malformed. */
export function nextSlot(schedule: SlotSchedule, after: number): number {
  const cron = cronOf(schedule);
  const belongs = cadenceOf(schedule, cron);
  let slot = following(cron, after);
  while (!belongs(slot)) slot = following(cron, slot);
  return slot;
}

/**
 * The last slot in (`after`, `until`], or undefined: what to catch up with, once, when several passed while the program
 * was down. Looks back 100 days at most.
 */
export function latestSlot(schedule: SlotSchedule, after: number, until: number): number | undefined {
  let latest: number | undefined;
  let slot = nextSlot(schedule, Math.max(after, until - 100 * DAY));
  while (slot <= until) {
    latest = slot;
    slot = nextSlot(schedule, slot);
  }
  return latest;
}

/** The slot on the schedule's wall clocks, `2026-11-30T09:00`: the unique part of a job's key. */
export function slotName(slot: number, timeZone: string): string {
  const { hour, minute } = localTime(slot, timeZone);
  return `${localDate(slot, timeZone)}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function cronOf({ weekdays, at, timeZone }: SlotSchedule): Cron {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(at) ?? [];
  const valid = weekdays.length > 0 && weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  if (hour === undefined || minute === undefined || !valid) {
    throw new RangeError(`no schedule: weekdays ${weekdays.join()} at ${at}`);
  }
  return new Cron(`0 ${Number(minute)} ${Number(hour)} * * ${weekdays.join()}`, { timezone: timeZone });
}

function following(cron: Cron, after: number): number {
  const next = cron.nextRun(new Date(after));
  if (!next) throw new RangeError(`no slot after ${after}`);
  return next.getTime();
}

function cadenceOf(schedule: SlotSchedule, cron: Cron): (slot: number) => boolean {
  const { cadence, timeZone, anchor } = schedule;
  if (cadence === 'weekly') return () => true;
  if (cadence === 'monthly') return (slot) => isFirstOfMonth(slot, schedule);
  const parity = anchor === undefined ? 0 : weekNumber(following(cron, anchor), timeZone) % 2;
  return (slot) => Math.abs(weekNumber(slot, timeZone) % 2) === Math.abs(parity);
}

/** No earlier day of this month is one of the weekdays. */
function isFirstOfMonth(slot: number, { weekdays, timeZone }: SlotSchedule): boolean {
  const { day, weekday } = localTime(slot, timeZone);
  if (day > 7) return false;
  const earlier = Array.from({ length: day - 1 }, (_, back) => ((weekday - 2 - back + 14) % 7) + 1);
  return !earlier.some((past) => weekdays.includes(past));
}

/** Weeks since Monday 5 January 1970, by the local calendar. */
function weekNumber(slot: number, timeZone: string): number {
  const monday = Date.UTC(1970, 0, 5);
  return Math.floor((Date.parse(`${localDate(slot, timeZone)}T00:00:00Z`) - monday) / WEEK);
}
