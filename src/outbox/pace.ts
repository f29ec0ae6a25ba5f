// How fast messages leave this process: one a second in a channel, a few a second in all, none of a method that Slack
// has paused. Held in memory: after a restart Slack's own 429 teaches it again. Pure but for its own state.
import type { WorkspaceId } from '../kernel/ids.ts';
import type { SenderLimits } from './limits.ts';
import type { PosterMethod } from './slack-poster.ts';

export interface Pause {
  readonly workspaceId: WorkspaceId;
  readonly method: PosterMethod;
  /** Epoch ms. */
  readonly from: number;
  readonly until: number;
}

export interface Pace {
  /** How many messages may start now. */
  room(now: number): number;
  /** Channels (or users, for direct messages) that got a message within the last second. */
  busyPlaces(now: number): readonly string[];
  /** Counts one message that starts now; `place` is where it is posted, undefined for an update. */
  take(place: string | undefined, now: number): void;
  pause(pause: Pause): void;
  pauses(now: number): readonly Pause[];
  /** When the next of all these limits is lifted. */
  nextFree(now: number): number | undefined;
}

interface Span {
  readonly from: number;
  readonly until: number;
}

export function createPace(limits: Pick<SenderLimits, 'perSecond' | 'perChannelMs'>): Pace {
  const places = new Map<string, Span>();
  const paused = new Map<string, Pause>();
  let started: Span[] = [];

  function forgetPast(now: number): void {
    for (const [place, span] of places) if (!covers(span, now)) places.delete(place);
    for (const [key, pause] of paused) if (!covers(pause, now)) paused.delete(key);
    started = started.filter((span) => covers(span, now));
  }
  return {
    room: (now) => {
      forgetPast(now);
      return Math.max(0, limits.perSecond - started.length);
    },
    busyPlaces: (now) => {
      forgetPast(now);
      return [...places.keys()];
    },
    take: (place, now) => {
      started.push({ from: now, until: now + 1_000 });
      if (place !== undefined) places.set(place, { from: now, until: now + limits.perChannelMs });
    },
    pause: (pause) => {
      paused.set(`${pause.workspaceId} ${pause.method}`, pause);
    },
    pauses: (now) => {
      forgetPast(now);
      return [...paused.values()];
    },
    nextFree: (now) => {
      forgetPast(now);
      const full = started.length >= limits.perSecond ? started : [];
      const ends = [...places.values(), ...paused.values(), ...full].map((span) => span.until);
      return ends.length > 0 ? Math.min(...ends) : undefined;
    },
  };
}

/** False too for a span that lies ahead: the clock was set back, and the limit is forgotten rather than stretched. */
function covers(span: Span, now: number): boolean {
  return span.from <= now && now < span.until;
}
