// Starts the local Slack, the page and the app, joined: what `npm run demo` and the browser tests run on.
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type App, createApp } from '../src/app.ts';
import { features } from '../src/features/index.ts';
import { asUserId } from '../src/kernel/ids.ts';
import { createLogger } from '../src/log.ts';
import { eventsOf, scopesOf } from '../src/manifest.ts';
import { createDemoClock, type DemoClock } from './demo-clock.ts';
import { createPageHandler } from './page/serve.ts';
import { plant } from './seed/plant.ts';
import { chatter, type Who } from './seed/story.ts';
import { type LocalSlack, startLocalSlack } from './slack/index.ts';
import { app as identity } from './slack/seed-workspace.ts';

export interface DemoOptions {
  /** Where the database lies; `demo.db` in it is made anew. */
  readonly folder: string;
  readonly isSeeded: boolean;
  /** Of the page; a free one near 4000 if absent. */
  readonly port?: number;
}

export interface Demo {
  readonly url: string;
  readonly slack: LocalSlack;
  readonly clock: DemoClock;
  /** The app of this moment: a reset starts another. */
  app(): App;
  stop(): Promise<void>;
}

export async function startDemo(options: DemoOptions): Promise<Demo> {
  const clock = createDemoClock();
  const running: { app?: App } = {};
  const slices = features();
  const slack = await startLocalSlack({
    port: options.port ?? (await freePortNear(4000)),
    scopes: [...scopesOf(slices)],
    events: [...eventsOf(slices)],
    shortcuts: slices
      .flatMap((slice) => slice.shortcuts ?? [])
      .map(({ callback, type, name, description }) => ({ callback_id: callback, type, name, description })),
    now: clock.now,
    onClock: async (moment) => {
      clock.set(moment);
      await running.app?.runner.tick();
      running.app?.sender.wake();
    },
    onReset: (isSeeded) => restart(isSeeded),
    handleOther: await createPageHandler(),
  });
  async function restart(isSeeded: boolean): Promise<void> {
    await running.app?.stop();
    const app = await newApp({ slack, clock, file: join(options.folder, 'demo.db') });
    running.app = app;
    if (isSeeded) {
      await talk(slack);
      await plantIn(app, clock.now());
    }
    slack.setAppUrl(`http://127.0.0.1:${await app.start()}`);
  }
  await restart(options.isSeeded);
  return {
    ...{ url: slack.url, slack, clock },
    app: () => {
      if (!running.app) throw new Error('the demo is not running');
      return running.app;
    },
    stop: async () => {
      await running.app?.stop();
      await slack.close();
    },
  };
}

/** Not started yet: nothing may close a vote of the story before its ballots are in. */
async function newApp(on: { slack: LocalSlack; clock: DemoClock; file: string }): Promise<App> {
  for (const ending of ['', '-wal', '-shm']) await rm(on.file + ending, { force: true });
  return createApp({
    host: '127.0.0.1',
    now: on.clock.now,
    log: createLogger('error'),
    senderLimits: { perSecond: 40, perChannelMs: 60 },
    config: {
      mode: 'http',
      botToken: identity.token,
      signingSecret: identity.signingSecret,
      slackApiUrl: on.slack.apiUrl,
      port: 0,
      databaseUrl: `file:${on.file}`,
      command: '/roadmap',
      logLevel: 'error',
    },
  });
}

async function talk(slack: LocalSlack): Promise<void> {
  for (const { channel, by, text } of chatter) await slack.person(by).says(channel, text);
}

function plantIn(app: App, now: number): Promise<void> {
  const { directory } = app.slack;
  return plant({
    directory,
    now,
    ctxOf: (who: Who, at) => ({
      ...app.ctxOf('seed'),
      actor: { kind: 'user', userId: asUserId(who), standing: who === 'U0HUGO' ? 'admin' : 'member', name: who },
      now: () => at,
    }),
  });
}

/** The first free port from `first` on, within a hundred; else any. */
async function freePortNear(first: number): Promise<number> {
  for (let port = first; port < first + 100; port += 1) if (await isFree(port)) return port;
  return 0;
}

export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
