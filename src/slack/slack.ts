// Puts the edge together for one installation: clients, directory, inbox, Bolt and the way in (HTTP or Socket Mode),
// behind one start and one stop.
import type { Receiver } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Config, HttpConfig, SocketConfig } from '../config.ts';
import type { Db } from '../db/types.ts';
import { type HealthCheck, healthRoutes } from '../http/health.ts';
import { type Metrics, metricsRoute } from '../http/metrics.ts';
import { createHttpServer, type HttpRoute } from '../http/server.ts';
import type { Log } from '../kernel/log.ts';
import { createBolt } from './bolt.ts';
import { createClients, sdkLogger } from './client.ts';
import type { Directory } from './directory.ts';
import { directoryEvents } from './directory-events.ts';
import { SlackDirectory } from './directory-slack.ts';
import { createEdge } from './edge.ts';
import { createIntake, type EventIntake } from './event-intake.ts';
import { identify } from './identify.ts';
import { Inbox } from './inbox.ts';
import { createLimiter } from './limiter.ts';
import {
  type Clock,
  defaultTiming,
  type EdgeMetrics,
  type EdgeParts,
  type Installation,
  type Timing,
} from './parts.ts';
import { HttpReceiver } from './receiver.ts';
import { responderFactory } from './response-url.ts';
import { createRouteTable } from './route-table.ts';
import type { RouteRegistry } from './routes.ts';
import { signingKey } from './signature.ts';
import { keepFor } from './single-flight.ts';
import { SocketReceiver } from './socket.ts';
import { createViewTurns } from './view-turns.ts';

export interface SlackOptions {
  readonly config: Config;
  /** Filled: the routes are read now. */
  readonly registry: RouteRegistry;
  readonly db: Db;
  /** The clock people live by; signatures, retries and caches keep to wall time. */
  readonly clock: Clock;
  readonly random: () => number;
  readonly wake?: NonNullable<EdgeParts['wake']>;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly timing?: Partial<Timing>;
  /** How many handlers may run at once. */
  readonly atOnce?: number;
  /** Where the HTTP server listens; all addresses if absent. */
  readonly host?: string;
  /** More paths of the same server. */
  readonly routes?: readonly HttpRoute[];
  /** More that has to be well for /health/ready. */
  readonly checks?: Readonly<Record<string, HealthCheck>>;
}

export interface Slack {
  readonly installation: Installation;
  readonly directory: Directory;
  /** For the outbox and jobs; never for what a person waits for. */
  readonly background: WebClient;
  /** Takes requests from now on. Resolves with the port of the HTTP server, if there is one. */
  start(): Promise<number | undefined>;
  /** Takes no more, finishes what runs, and is done within `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

/** Asks Slack who we are; throws AppError when it will not say. */
export async function createSlack(options: SlackOptions): Promise<Slack> {
  const { config, db, log, metrics } = options;
  const clients = createClients({
    ...config,
    log,
    onCall: (method, outcome) => metrics.slackCalls.inc({ method, outcome }),
  });
  const installation = await identify(clients.background);
  const directory = new SlackDirectory({ slack: clients.interactive, db, installation, now: Date.now });
  const parts = partsOf(options, { installation, directory, slack: clients.interactive });
  const edge = createEdge(parts);
  const inbox = new Inbox({
    db,
    workspaceId: installation.workspaceId,
    log,
    now: Date.now,
    run: (body) => bolt.processEvent({ body, ack: async () => undefined }),
    onOutcome: parts.metrics.inboxEvent,
  });
  const isListenedTo = (type: string) => type === 'app_mention' || parts.routes.events(type).length > 0;
  const way = wayIn(config, { intake: createIntake({ inbox, isListenedTo, log }), log, metrics: parts.metrics });
  const bolt = createBolt({ ...config, receiver: way.receiver, installation, logger: sdkLogger(log), edge });
  const server = serverFor(options, { way, background: clients.background });
  return {
    installation,
    directory,
    background: clients.background,
    async start() {
      inbox.start();
      await bolt.start();
      return config.port === undefined ? undefined : server.listen(config.port, options.host);
    },
    async stop(graceMs = 8_000) {
      const until = performance.now() + graceMs;
      await Promise.all([bolt.stop(), server.close(graceMs / 2)]);
      const leftMs = Math.max(0, until - performance.now());
      await Promise.all([inbox.stop(leftMs), parts.limiter.idle(leftMs)]);
    },
  };
}

type Own = Pick<EdgeParts, 'installation' | 'slack'> & { readonly directory: SlackDirectory };

function partsOf(options: SlackOptions, { installation, directory, slack }: Own): EdgeParts {
  const { config, registry, db, clock, random, wake, log, metrics, timing, atOnce = 200 } = options;
  return {
    installation,
    slack,
    directory,
    db,
    clock,
    random,
    ...(wake ? { wake } : {}),
    log,
    metrics: edgeMetrics(metrics),
    command: config.command,
    routes: createRouteTable(registry, { events: directoryEvents(directory) }),
    limiter: createLimiter(atOnce, (underWay) => metrics.underWay.set(underWay)),
    responders: responderFactory(config.slackApiUrl),
    turns: createViewTurns(),
    modalRoutes: new Set(),
    timing: { ...defaultTiming, ...timing },
  };
}

function edgeMetrics(metrics: Metrics): EdgeMetrics {
  return {
    interaction: (kind, outcome) => metrics.interactions.inc({ kind, outcome }),
    acknowledged: (kind, seconds) => metrics.acknowledged.observe({ kind }, seconds),
    inboxEvent: (outcome) => metrics.inboxEvents.inc({ outcome }),
    refusedRequest: (status) => metrics.refusedRequests.inc({ status }),
  };
}

/** How requests reach us: a path of the server, or a connection of our own. */
interface WayIn {
  readonly receiver: Receiver;
  readonly routes: readonly HttpRoute[];
  /** Absent where only asking Slack tells. */
  readonly isConnected?: () => boolean;
}

interface Taking {
  readonly intake: EventIntake;
  readonly log: Log;
  readonly metrics: EdgeMetrics;
}

const wayIn = (config: Config, taking: Taking): WayIn =>
  config.mode === 'http' ? overHttp(config, taking) : overSocket(config, taking);

function overHttp({ signingSecret }: HttpConfig, { intake, log, metrics }: Taking): WayIn {
  const receiver = new HttpReceiver({ key: signingKey(signingSecret), intake, log, onRefused: metrics.refusedRequest });
  return { receiver, routes: [receiver.route] };
}

function overSocket({ appToken, slackApiUrl }: SocketConfig, { intake, log }: Taking): WayIn {
  const receiver = new SocketReceiver({ appToken, slackApiUrl, intake, log, logger: sdkLogger(log) });
  return { receiver, routes: [], isConnected: () => receiver.isConnected };
}

function serverFor(options: SlackOptions, { way, background }: { way: WayIn; background: WebClient }) {
  const { db, log, metrics, checks = {}, routes = [] } = options;
  const reached = keepFor<'slack', unknown>({ ms: 30_000, max: 1, now: Date.now });
  const slack: HealthCheck = async () => {
    if (!way.isConnected) return reached.get('slack', () => background.auth.test());
    if (!way.isConnected()) throw new Error('Socket Mode is not connected');
  };
  const health = healthRoutes({ checks: { database: () => db.ping(), slack, ...checks }, now: Date.now });
  return createHttpServer([...way.routes, ...health, metricsRoute(metrics), ...routes], log);
}
