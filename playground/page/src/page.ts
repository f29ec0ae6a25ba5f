// The context every part of the page reads: who looks, what they see, and how to act. Holds no logic.
import { createContext, use } from 'react';
import type { ActionAnswer, LocalPerson, LocalState } from '../../slack/protocol.ts';
import type { Route } from './model/route.ts';
import type { Confirm } from './types.ts';

export type Theme = 'light' | 'dark';

export interface Notice {
  id: number;
  channel: string;
  thread?: string;
  text: string;
  at: number;
}

export interface Page {
  state: LocalState;
  theme: Theme;
  route: Route;
  /** Slackbot's remarks, shown to this person only, in the channel where they arose. */
  notices: Notice[];
  go: (to: Partial<Route>) => void;
  openThread: (ts: string | undefined) => void;
  /** Waits for an action, refreshes, and shows its problem: as Slackbot's remark here, unless `show` is given. */
  run: (action: Promise<ActionAnswer>, show?: (problem: string) => void) => Promise<ActionAnswer>;
  say: (text: string) => void;
  dismiss: (notice: number) => void;
  /** A short note at the bottom of the window. */
  toast: (text: string) => void;
  confirm: (question: Confirm) => Promise<boolean>;
  refresh: () => Promise<void>;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = use(PageContext);
  if (!page) throw new Error('usePage needs a PageContext above it');
  return page;
}

export function findPerson(state: LocalState, id: string): LocalPerson | undefined {
  return [state.bot, ...state.people].find((person) => person.id === id);
}
