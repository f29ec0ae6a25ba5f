// The address of the page as React state: person, place and thread survive a reload and can be linked.
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { formatRoute, HOME, parseRoute, type Route } from './model/route.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

function move(change: (now: Partial<Route>) => Partial<Route>): void {
  const next = change(parseRoute(location.hash));
  location.hash = formatRoute({ place: HOME, user: 'U0ADA', ...next });
}

export function useRoute() {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const route = useMemo(() => parseRoute(hash), [hash]);
  const go = useCallback((to: Partial<Route>) => {
    move(({ thread: _, ...now }) => ({ ...now, ...to }));
  }, []);
  const openThread = useCallback((ts: string | undefined) => {
    move(({ thread: _, ...now }) => (ts ? { ...now, thread: ts } : now));
  }, []);
  return { route, go, openThread };
}
