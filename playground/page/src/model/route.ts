// Reads and writes the address `#/<person>/<place>[/<thread>]`. Touches no window.

export interface Route {
  user: string;
  /** A channel id, or `home` for the App Home. */
  place: string;
  /** The `ts` of the thread that is open beside the channel. */
  thread?: string;
}

export const HOME = 'home';

/** Whose eyes a first visitor looks through. */
export const FIRST_PERSON = 'U0ADA';

export function parseRoute(hash: string): Partial<Route> {
  const [user, place, thread] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return { ...(user ? { user } : {}), ...(place ? { place } : {}), ...(thread ? { thread } : {}) };
}

export function formatRoute(route: Route): string {
  const parts = [route.user, route.place, ...(route.thread ? [route.thread] : [])];
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

export interface Permalink {
  channel: string;
  ts: string;
  thread?: string;
}

/** Reads `…/archives/C0ATLAS/p1795424400000100?thread_ts=…`; undefined for other links. */
export function parsePermalink(url: string): Permalink | undefined {
  const [, channel, seconds, micros] = /\/archives\/(\w+)\/p(\d{10})(\d{6})/.exec(url) ?? [];
  if (!channel) return undefined;
  const thread = /[?&]thread_ts=([\d.]+)/.exec(url)?.[1];
  return { channel, ts: `${seconds}.${micros}`, ...(thread ? { thread } : {}) };
}
