// The two things outside that wake the workers: node-cron's minute and the system's timer. Neither decides what is due.
import { schedule } from 'node-cron';
import type { SetTimer } from '../kernel/worker.ts';

/** Calls `tick` about once a minute; answers how to end it. */
export type Heartbeat = (tick: () => void) => () => void;

/** A minute that comes late or in a clock change is skipped: the next one makes up for it. */
export const minuteHeartbeat: Heartbeat = (tick) => {
  const task = schedule('* * * * *', tick, { suppressMissedWarning: true });
  return () => void task.destroy();
};

export const systemTimer: SetTimer = (wake, ms) => {
  const timer = setTimeout(wake, ms);
  return () => clearTimeout(timer);
};
