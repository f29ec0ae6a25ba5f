// The whole app over HTTP, joined to a local Slack, on a database of its own: what journeys and faults run on.
import { onTestFinished } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../playground/slack/index.ts';
import { app as identity } from '../../playground/slack/seed-workspace.ts';
import { type App, type AppOptions, createApp } from '../../src/app.ts';
import type { Db } from '../../src/db/types.ts';
import { features } from '../../src/features/index.ts';
import { createLogger } from '../../src/log.ts';
import { eventsOf, scopesOf } from '../../src/manifest.ts';
import { type FakeClock, fakeClock, freshDb, seededRandom, type TestDialect } from './db.ts';

export interface TestApp {
  readonly slack: LocalSlack;
  readonly app: App;
  readonly db: Db;
  readonly clock: FakeClock;
  /** Everything logged so far, one JSON line each. */
  readonly log: readonly string[];
  /** Posts and updates all that is due, the clock moved on as far as Slack's pace asks. */
  flush(): Promise<void>;
  /** Moves the clock and runs what is due then: jobs first, then their messages. */
  passTime(ms: number): Promise<void>;
  /** The app ends and another starts on the same database, `downMs` later by the clock. */
  restart(downMs?: number): Promise<TestApp>;
}

export interface TestAppSetup {
  readonly dialect?: TestDialect;
  readonly senderLimits?: NonNullable<AppOptions['senderLimits']>;
}

/** Ends with the test. */
export async function startTestApp(setup: TestAppSetup = {}): Promise<TestApp> {
  const slices = features();
  const clock = fakeClock();
  const slack = await startLocalSlack({
    scopes: [...scopesOf(slices)],
    events: [...eventsOf(slices)],
    shortcuts: slices
      .flatMap((slice) => slice.shortcuts ?? [])
      .map(({ callback, type, name, description }) => ({ callback_id: callback, type, name, description })),
    now: clock.now,
  });
  onTestFinished(() => slack.close());
  const db = await freshDb(setup.dialect);
  return join({ slack, db, clock, log: [] }, setup);
}

interface Ground {
  readonly slack: LocalSlack;
  readonly db: Db;
  readonly clock: FakeClock;
  readonly log: string[];
}

async function join(ground: Ground, setup: TestAppSetup): Promise<TestApp> {
  const { slack, db, clock, log } = ground;
  const app = await createApp({
    db,
    host: '127.0.0.1',
    now: clock.now,
    random: seededRandom(),
    log: createLogger('info', { write: (line) => void log.push(line) }),
    senderLimits: { perSecond: 1_000, ...setup.senderLimits },
    config: {
      mode: 'http',
      botToken: identity.token,
      signingSecret: identity.signingSecret,
      slackApiUrl: slack.apiUrl,
      port: 0,
      databaseUrl: 'file:handed-in.db',
      command: '/roadmap',
      logLevel: 'info',
    },
  });
  slack.setAppUrl(`http://127.0.0.1:${await app.start()}`);
  const ending = { isOver: false };
  const end = async () => {
    if (ending.isOver) return;
    ending.isOver = true;
    await app.stop();
  };
  onTestFinished(end);
  const flush = async () => {
    await slack.settled();
    for (let round = 0; round < 5; round += 1) {
      await app.sender.drain();
      clock.advance(1_000);
    }
    await slack.settled();
  };
  return {
    ...{ slack, app, db, clock, log, flush },
    async passTime(ms) {
      clock.advance(ms);
      await app.runner.tick();
      await flush();
    },
    async restart(downMs = 0) {
      await end();
      clock.advance(downMs);
      return join(ground, setup);
    },
  };
}
