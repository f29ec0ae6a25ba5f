// The app killed with SIGKILL around a post, as a real process on a real file, and started again on what it left.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type LocalSlack, startLocalSlack, textOf } from '../../playground/slack/index.ts';
import { openDb } from '../../src/db/open.ts';
import { features } from '../../src/features/index.ts';
import { DAY, MINUTE } from '../../src/kernel/time.ts';
import { eventsOf, scopesOf } from '../../src/manifest.ts';
import { type Child, startChild } from '../support/child.ts';
import { addItem, atlasWith } from '../support/journey.ts';
import { startOnFile } from '../support/kill-app.ts';
import { temporaryFolder } from '../support/sqlite.ts';

const START = Date.parse('2026-11-30T08:00:00Z');

interface World {
  readonly slack: LocalSlack;
  /** Starts the app in a process that can be killed. */
  start(): Promise<Child>;
  /** Starts it on what the killed one left, its clock this far on; resolves with what ends it in order. */
  startAgain(laterMs: number): Promise<() => Promise<void>>;
  /** Rows of a table, read while no app runs. */
  rows(table: 'outbox' | 'livingMessages'): Promise<readonly Record<string, unknown>[]>;
}

async function world(): Promise<World> {
  const slices = features();
  const slack = await startLocalSlack({ scopes: [...scopesOf(slices)], events: [...eventsOf(slices)] });
  const folder = temporaryFolder();
  const file = join(folder, 'killed.db');
  onTestFinished(async () => {
    await slack.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const serveAt = (port: number | string) => slack.setAppUrl(`http://127.0.0.1:${port}`);
  return {
    slack,
    async start() {
      const child = startChild('kill-app.ts', file, slack.apiUrl, String(START));
      onTestFinished(() => child.kill());
      const port = await child.line();
      expect(port).toMatch(/^\d+$/);
      serveAt(port);
      return child;
    },
    async startAgain(laterMs) {
      const { app, port } = await startOnFile({ file, slackApiUrl: slack.apiUrl, startsAt: START + laterMs });
      serveAt(port);
      return app.stop;
    },
    async rows(table) {
      const db = await openDb(`file:${file}`);
      const rows = await db.read.q.select().from(db.read.t[table]);
      await db.close();
      return rows;
    },
  };
}

/** Resolves once the app is dead: killed in the moment Slack has dealt with its next call of this method. */
function killAt({ slack }: World, child: Child, method: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = slack.traffic.listen(({ title }) => {
      if (!title.startsWith(method)) return;
      stop();
      resolve(child.kill());
    });
  });
}

const boards = ({ slack }: World) => slack.posts('C0ATLAS').filter((message) => textOf(message).includes('Atlas'));

it('killed between post and record: the message is there once, is recognized, and goes on following the roadmap', async () => {
  const killed = await world();
  const first = await killed.start();
  const ada = await atlasWith(killed, ['Faster search']);
  killed.slack.faults.add({ method: 'chat.postMessage', kind: 'lost' });
  const death = killAt(killed, first, 'chat.postMessage');
  await ada.command('/roadmap share');
  await death;
  expect(boards(killed)).toHaveLength(1);
  expect(await killed.rows('outbox')).toMatchObject([{ op: 'post', status: 'sending', sentTs: null }]);
  expect(await killed.rows('livingMessages')).toEqual([]);

  const stop = await killed.startAgain(5 * MINUTE);
  await killed.slack.until(() => killed.slack.traffic.of('conversations.history').at(0));
  await addItem(ada, 'Dark mode');
  await ada.sees('2 live');
  await stop();
  const [board, ...more] = boards(killed);
  expect(more).toEqual([]);
  expect(board).toMatchObject({ edited: true });
  expect(await killed.rows('livingMessages')).toMatchObject([{ ts: board?.ts, goneAt: null }]);
  expect(killed.slack.traffic.of('chat.postMessage')).toHaveLength(1);
});

it('killed before Slack took the message: it is posted once after the start', async () => {
  const killed = await world();
  const first = await killed.start();
  const ada = await atlasWith(killed, ['Faster search']);
  killed.slack.faults.add({ method: 'chat.postMessage', kind: '500' });
  const death = killAt(killed, first, 'chat.postMessage');
  await ada.command('/roadmap share');
  await death;
  expect(boards(killed)).toEqual([]);

  const stop = await killed.startAgain(DAY);
  await ada.sees('1 live');
  await killed.slack.settled();
  await stop();
  expect(boards(killed)).toHaveLength(1);
  expect(await killed.rows('livingMessages')).toHaveLength(1);
});
