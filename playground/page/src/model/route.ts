// Reads and writes the address `#/<person>/<place>[/<thread>]`. Touches no window.

export interface Route {
  user: string;
  /** A channel id, or `home` for the App Home. */
  place: string;
  /** The `ts` of the thread that is open beside the channel. */
  thread?: string;
}

export const HOME = 'home';

export function parseRoute(hash: string): Partial<Route> {
  const [user, place, thread] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return { ...(user ? { user } : {}), ...(place ? { place } : {}), ...(thread ? { thread } : {}) };
}

export function formatRoute(route: Route): string {
  const parts = [route.user, route.place, ...(route.thread ? [route.thread] : [])];
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}
