// What the parts of the edge share: built once per installation, handed to every function that serves an interaction.
import type { WebClient } from '@slack/web-api';
import type { AppCtx, Db } from '../db/types.ts';
import type { UserId, WorkspaceId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import type { Directory, Person } from './directory.ts';
import type { Limiter } from './limiter.ts';
import type { ResponderFactory } from './response-url.ts';
import type { RouteTable } from './route-table.ts';
import type { ViewTurns } from './view-turns.ts';

/** The workspace or organisation that installed the app, as auth.test tells it. */
export interface Installation {
  /** The organisation's id for an org-wide install, else the team's. */
  readonly workspaceId: WorkspaceId;
  readonly teamId: string;
  readonly enterpriseId: string | undefined;
  readonly botUserId: UserId;
  readonly botId: string | undefined;
  /** The name under which people invite the bot. */
  readonly botName: string;
}

/** Milliseconds; people and Slack wait three seconds at most. */
export interface Timing {
  /** Until a loading view stands in for a modal that is surely coming. */
  readonly loadingMs: number;
  /** The same where the answer may be something else. */
  readonly lateLoadingMs: number;
  /** Until a change that is not done is acknowledged all the same. */
  readonly acknowledgeMs: number;
  /** How long the directory may take to say who is acting. */
  readonly personMs: number;
  /** How long a handler may take at all. */
  readonly handlerMs: number;
}

export const defaultTiming: Timing = {
  loadingMs: 400,
  lateLoadingMs: 1_800,
  acknowledgeMs: 2_400,
  personMs: 900,
  handlerMs: 60_000,
};

/** Counts; the composition root hands in Prometheus, tests hand in nothing. */
export interface EdgeMetrics {
  interaction(kind: string, outcome: string): void;
  acknowledged(kind: string, seconds: number): void;
  inboxEvent(outcome: string): void;
  refusedRequest(status: number): void;
}

/** The directory, and what is remembered of a person when Slack is slow. */
export interface EdgeDirectory extends Directory {
  /** From our tables alone, however old. */
  remembered(userId: UserId): Promise<Person | undefined>;
}

export interface Clock {
  /** Epoch milliseconds as people see time: the demo moves it. */
  now(): number;
}

export interface EdgeParts {
  readonly installation: Installation;
  readonly slack: WebClient;
  readonly directory: EdgeDirectory;
  readonly db: Db;
  readonly clock: Clock;
  readonly random: () => number;
  /** Wakes the sender or the runner after a commit. */
  readonly wake?: NonNullable<AppCtx['wake']>;
  readonly log: Log;
  readonly metrics: EdgeMetrics;
  /** `/roadmap` */
  readonly command: string;
  readonly routes: RouteTable;
  readonly limiter: Limiter;
  readonly responders: ResponderFactory;
  readonly turns: ViewTurns;
  /** Routes whose last answer was a modal. */
  readonly modalRoutes: Set<string>;
  readonly timing: Timing;
}
