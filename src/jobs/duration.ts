// Durations in records that operators read.
import { DAY, HOUR, MINUTE, SECOND } from '../kernel/time.ts';

const UNITS: readonly [string, number][] = [
  ['d', DAY],
  ['h', HOUR],
  ['min', MINUTE],
];

/** "3 h", "45 s": whole units, rounded down. */
export function formatDuration(ms: number): string {
  const [unit, size] = UNITS.find(([, each]) => ms >= each) ?? ['s', SECOND];
  return `${Math.floor(ms / size)} ${unit}`;
}
