// The composition root: opens resources, lists the slices and joins them. The only place that does.
import type { Config } from './config.ts';
import { openDb } from './db/open.ts';
import type { AppCtx, Db } from './db/types.ts';
import { features } from './features/index.ts';
import { createMetrics } from './http/metrics.ts';
import { minuteHeartbeat, systemTimer } from './jobs/heartbeat.ts';
import { createRunner, type Runner } from './jobs/runner.ts';
import { newId, type WorkspaceId } from './kernel/ids.ts';
import type { Log } from './kernel/log.ts';
import { createLogger } from './log.ts';
import type { SenderLimits } from './outbox/limits.ts';
import { createSender, type Sender } from './outbox/sender.ts';
import { createSlack, type Slack } from './slack/index.ts';
import { createPoster } from './slack/poster.ts';

export interface AppOptions {
  readonly config: Config;
  /** Epoch milliseconds people live by; the demo and tests move it. */
  readonly now?: () => number;
  /** Uniform in [0, 1). */
  readonly random?: () => number;
  readonly log?: Log;
  /** Where the HTTP server listens; all addresses if absent. */
  readonly host?: string;
  /** Handed in by tests; it is not closed then. */
  readonly db?: Db;
  readonly senderLimits?: Partial<SenderLimits>;
}

export interface App {
  readonly slack: Slack;
  readonly db: Db;
  readonly sender: Sender;
  readonly runner: Runner;
  /** A context whose actor is the system. */
  ctxOf(job: string): AppCtx;
  /** Serves from now on; resolves with the port of the HTTP server, if there is one. */
  start(): Promise<number | undefined>;
  /** Takes no more work, finishes what runs, flushes and closes, within ten seconds. */
  stop(): Promise<void>;
}

/** Cryptographic: ids and jitter need no seed outside of tests. */
const systemRandom = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;

/** Opens the database, asks Slack who we are and joins everything. Closes what it opened when a later step fails. */
export async function createApp(options: AppOptions): Promise<App> {
  const { config } = options;
  const log = options.log ?? createLogger(config.logLevel);
  const db = options.db ?? (await openDb(config.databaseUrl));
  try {
    return await join({ ...options, log, db, ownsDb: options.db === undefined });
  } catch (problem) {
    if (!options.db) await db.close();
    throw problem;
  }
}

async function join(options: AppOptions & { log: Log; db: Db; ownsDb: boolean }): Promise<App> {
  const { config, db, log, ownsDb, now = Date.now, random = systemRandom } = options;
  const registry = { features: features() };
  const metrics = createMetrics({ processMetrics: ownsDb });
  const { host } = options;
  const workers: { sender?: Sender; runner?: Runner } = {};
  const wake = (what: 'outbox' | 'jobs'): void => (what === 'outbox' ? workers.sender : workers.runner)?.wake();
  const slack = await createSlack({
    ...{ config, registry, db, log, metrics, random, wake, clock: { now } },
    ...(host ? { host } : {}),
  });
  const ctxFor = (workspaceId: WorkspaceId, job: string): AppCtx => ({
    ...{ workspaceId, db, now, random, wake, locale: 'en-US', timeZone: 'UTC' },
    actor: { kind: 'system', job },
    newId: (kind) => newId(kind, now(), random),
  });
  const shared = { db, now, log, ctxOf: ctxFor, setTimer: systemTimer };
  const poster = createPoster({ token: config.botToken, slackApiUrl: config.slackApiUrl });
  const renderers = new Map(registry.features.flatMap((feature) => Object.entries(feature.renderers ?? {})));
  const sender = createSender({
    ...shared,
    posterOf: () => poster,
    rendererOf: (kind) => renderers.get(kind),
    ...(options.senderLimits ? { limits: options.senderLimits } : {}),
  });
  const runner = createRunner({
    ...shared,
    heartbeat: minuteHeartbeat,
    definitions: registry.features.flatMap((feature) => feature.jobs ?? []),
    planners: () => registry.features.flatMap((feature) => feature.planners ?? []),
  });
  Object.assign(workers, { sender, runner });
  return {
    ...{ slack, db, sender, runner },
    ctxOf: (job) => ctxFor(slack.installation.workspaceId, job),
    async start() {
      const port = await slack.start();
      sender.start();
      runner.start();
      return port;
    },
    async stop() {
      await slack.stop(4_000);
      await Promise.all([runner.stop(3_000), sender.stop(3_000)]);
      if (ownsDb) await db.close();
    },
  };
}
