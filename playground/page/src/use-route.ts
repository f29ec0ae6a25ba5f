// The address of the page as React state: person, place and thread survive a reload and can be linked.
import { useMemo, useSyncExternalStore } from 'react';
import { formatRoute, parseRoute, type Route } from './model/route.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The address as it stands; it may name no place, or one this person cannot see. */
export function useAddress(): Partial<Route> {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
}

export function navigate(route: Route): void {
  location.hash = formatRoute(route);
}
