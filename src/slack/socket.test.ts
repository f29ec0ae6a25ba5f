import { expect, onTestFinished, test } from 'vitest';
import { fakeClock, freshDb, seededRandom } from '../../test/support/db.ts';
import { startSocketSlack } from '../../test/support/socket-slack.ts';
import { listWaitingEvents } from '../db/inbox.ts';
import type { Db } from '../db/types.ts';
import type { Feature } from '../features/feature.ts';
import { createMetrics } from '../http/metrics.ts';
import { asWorkspaceId } from '../kernel/ids.ts';
import { DAY } from '../kernel/time.ts';
import { createSlack } from './index.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function startSocket(feature: Partial<Feature>, db?: Db) {
  const slack = await startSocketSlack();
  const app = await createSlack({
    config: {
      mode: 'socket',
      botToken: 'xoxb-test',
      appToken: 'xapp-test',
      slackApiUrl: slack.apiUrl,
      databaseUrl: 'file:unused.db',
      command: '/roadmap',
      logLevel: 'silent',
      port: 0,
    },
    registry: { features: [{ name: 'test', dependsOn: [], ...feature }] },
    db: db ?? (await freshDb()),
    clock: fakeClock(),
    random: seededRandom(),
    log: quiet,
    metrics: createMetrics(),
    host: '127.0.0.1',
  });
  const port = await app.start();
  onTestFinished(async () => {
    await app.stop(1_000);
    await slack.close();
  });
  return { slack, url: `http://127.0.0.1:${port}` };
}

const command = {
  envelope_id: 'e1',
  type: 'slash_commands',
  payload: {
    command: '/roadmap',
    text: 'hello',
    user_id: 'U0ADA',
    team_id: 'T0PLUMB',
    channel_id: 'C0ATLAS',
    trigger_id: '1',
  },
};

const event = (id: string) => ({
  envelope_id: `envelope-${id}`,
  type: 'events_api',
  payload: {
    type: 'event_callback',
    team_id: 'T0PLUMB',
    event_id: id,
    event: { type: 'reaction_added', user: 'U0ADA' },
  },
});

test('a command over Socket Mode takes the same way as over HTTP', async () => {
  const { slack } = await startSocket({
    commands: [
      {
        words: ['hello'],
        summary: 'greets',
        example: '/roadmap hello',
        effect: 'changes',
        run: async ({ ctx }) => ({ kind: 'say', message: { text: `hello ${ctx.channelId}`, blocks: [] } }),
      },
    ],
  });
  expect(await slack.send(command)).toEqual({});
  await expect.poll(() => slack.calls).toContain('chat.postEphemeral');
});

test('an event is stored before it is acknowledged, and once', async () => {
  const db = await freshDb();
  let ran = 0;
  const { slack } = await startSocket(
    {
      events: [
        {
          type: 'reaction_added',
          run: async () => {
            ran += 1;
            throw new Error('not now');
          },
        },
      ],
    },
    db,
  );
  await slack.send(event('Ev1'));
  const waiting = await listWaitingEvents(db.read, asWorkspaceId('T0PLUMB'), {
    receivedBefore: Date.now() + DAY,
    limit: 9,
  });
  expect(waiting.map(({ eventId }) => eventId)).toEqual(['T0PLUMB:Ev1']);
  await slack.send(event('Ev1'));
  await expect.poll(() => ran).toBe(1);
});

test('readiness follows the connection', async () => {
  const { slack, url } = await startSocket({});
  const ready = async () => (await fetch(`${url}/health/ready`)).status;
  expect(await ready()).toBe(200);
  expect(slack.calls.filter((method) => method === 'apps.connections.open')).toHaveLength(1);
});
