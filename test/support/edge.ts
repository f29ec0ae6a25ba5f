// The real edge over HTTP, joined to a local Slack, with whatever routes a test declares: for tests of the edge itself.
import { createHmac } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../playground/slack/index.ts';
import { app as identity } from '../../playground/slack/seed-workspace.ts';
import type { Config } from '../../src/config.ts';
import type { Db } from '../../src/db/types.ts';
import type { Feature } from '../../src/features/feature.ts';
import { help } from '../../src/features/help/index.ts';
import { createMetrics, type Metrics } from '../../src/http/metrics.ts';
import { createLogger } from '../../src/log.ts';
import { createSlack, type Slack, type SlackOptions } from '../../src/slack/index.ts';
import { fakeClock, freshDb, seededRandom } from './db.ts';

export interface Edge {
  readonly slack: LocalSlack;
  readonly edge: Slack;
  readonly db: Db;
  readonly metrics: Metrics;
  readonly url: string;
  /** Everything logged so far, one JSON line each. */
  readonly log: readonly string[];
  /** A signed request, as Slack would send it. */
  post(body: string, options?: PostOptions): Promise<Response>;
  /** What the app called, as `views.open`, `response-url`; oldest first. */
  calls(): string[];
}

export interface PostOptions {
  readonly contentType?: string;
  /** Seconds; now if absent. */
  readonly timestamp?: string;
  readonly signature?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface EdgeSetup extends Pick<SlackOptions, 'timing' | 'atOnce'> {
  readonly db?: Db;
  readonly scopes?: readonly string[];
}

const scopes = [
  'app_mentions:read',
  'channels:read',
  'chat:write',
  'commands',
  'groups:read',
  'im:write',
  'users:read',
];

/** Ends with the test. */
export async function startEdge(feature: Partial<Feature>, setup: EdgeSetup = {}): Promise<Edge> {
  const slack = await startLocalSlack({ scopes: setup.scopes ?? scopes, shortcuts: shortcutsOf(feature) });
  const db = setup.db ?? (await freshDb());
  const log: string[] = [];
  const metrics = createMetrics();
  const features: Feature[] = [];
  features.push({ name: 'test', dependsOn: [], ...feature }, help({ features }));
  const edge = await createSlack({
    config: configFor(slack),
    registry: { features },
    db,
    clock: fakeClock(),
    random: seededRandom(),
    log: createLogger('info', { write: (line) => void log.push(line) }),
    metrics,
    host: '127.0.0.1',
    ...(setup.timing ? { timing: setup.timing } : {}),
    ...(setup.atOnce === undefined ? {} : { atOnce: setup.atOnce }),
  });
  const url = `http://127.0.0.1:${await edge.start()}`;
  slack.setAppUrl(url);
  onTestFinished(async () => {
    await edge.stop(1_000);
    await slack.close();
  });
  const post = (body: string, options: PostOptions = {}) => signedPost(`${url}/slack/events`, body, options);
  const calls = () => slack.traffic.entries().flatMap(({ direction, title }) => (direction === 'in' ? [title] : []));
  return { slack, edge, db, metrics, url, log, post, calls };
}

const shortcutsOf = ({ shortcuts = [] }: Partial<Feature>) =>
  shortcuts.map(({ callback, type, name, description }) => ({ callback_id: callback, type, name, description }));

function configFor(slack: LocalSlack): Config {
  return {
    mode: 'http',
    botToken: identity.token,
    signingSecret: identity.signingSecret,
    slackApiUrl: slack.apiUrl,
    port: 0,
    databaseUrl: 'file:unused.db',
    command: '/roadmap',
    logLevel: 'info',
  };
}

function signedPost(url: string, body: string, options: PostOptions): Promise<Response> {
  const timestamp = options.timestamp ?? String(Math.floor(Date.now() / 1000));
  const digest = createHmac('sha256', identity.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': options.contentType ?? 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': options.signature ?? `v0=${digest}`,
      ...options.headers,
    },
    body,
  });
}

/** A promise a test settles by hand: how slow a handler is, is up to the test. */
export function gate<Value = void>(): { readonly opened: Promise<Value>; open(value: Value): void } {
  let open: (value: Value) => void = () => undefined;
  const opened = new Promise<Value>((resolve) => {
    open = resolve;
  });
  return { opened, open: (value) => open(value) };
}
