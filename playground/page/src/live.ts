// Keeps the page's copy of the local Slack fresh: refetches when the stream says that something changed.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { LocalState, StreamEvent, TrafficEntry } from '../../slack/protocol.ts';
import { readState, readTraffic } from './api.ts';
import { FIRST_PERSON, HOME } from './model/route.ts';
import { navigate } from './use-route.ts';

/** As many entries as the stand-in keeps. */
const TRAFFIC_LIMIT = 500;
const FALLBACK_POLL_MS = 5000;

function addEntry(entries: TrafficEntry[], entry: TrafficEntry): TrafficEntry[] {
  if (entries.some((known) => known.n === entry.n)) return entries;
  return [...entries, entry].slice(-TRAFFIC_LIMIT);
}

export interface Live {
  state: LocalState | undefined;
  traffic: TrafficEntry[];
  /** The stand-in answered the last question. */
  connected: boolean;
  refresh: () => Promise<void>;
  clearTraffic: () => void;
}

function readEvent(data: string): StreamEvent {
  return JSON.parse(data);
}

/** Runs a task one at a time; a call during a run asks for one more run. */
function useOneAtATime(task: () => Promise<void>): () => Promise<void> {
  const running = useRef<Promise<void>>(undefined);
  const again = useRef(false);
  return useCallback(() => {
    again.current = true;
    const work = async (): Promise<void> => {
      while (again.current) {
        again.current = false;
        await task();
      }
      running.current = undefined;
    };
    running.current ??= work();
    return running.current;
  }, [task]);
}

/** The state of one person; an answer for somebody one is no longer is dropped and asked for again. */
function useStateOf(user: string) {
  const [state, setState] = useState<LocalState>();
  const [connected, setConnected] = useState(true);
  const wanted = useRef(user);
  wanted.current = user;
  const fetchState = useCallback(async () => {
    const asked = wanted.current;
    const next = await readState(asked);
    setConnected(next !== undefined);
    if (next === 'stranger') navigate({ user: FIRST_PERSON, place: HOME });
    else if (next && asked === wanted.current) setState(next);
  }, []);
  const refresh = useOneAtATime(fetchState);
  return { state, connected, refresh };
}

export function useLive(user: string): Live {
  const { state, connected, refresh } = useStateOf(user);
  const [traffic, setTraffic] = useState<TrafficEntry[]>([]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another person means another state
  useEffect(() => {
    void refresh();
  }, [refresh, user]);

  useEffect(() => {
    void readTraffic(0).then(setTraffic);
    const stream = new EventSource('/_local/stream');
    stream.onopen = () => void refresh();
    stream.onmessage = (message: MessageEvent<string>) => {
      const event = readEvent(message.data);
      if (event.type === 'changed') void refresh();
      else setTraffic((entries) => addEntry(entries, event.entry));
    };
    const poll = setInterval(() => {
      if (stream.readyState !== EventSource.OPEN) void refresh();
    }, FALLBACK_POLL_MS);
    return () => {
      stream.close();
      clearInterval(poll);
    };
  }, [refresh]);

  const clearTraffic = useCallback(() => setTraffic([]), []);
  return { state, traffic, connected, refresh, clearTraffic };
}
