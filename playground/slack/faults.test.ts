import { WebClient } from '@slack/web-api';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from './index.ts';
import { app } from './seed-workspace.ts';
import { allScopes, endStage, errorOf, silent, stageWith } from './test-app.ts';

let slack: LocalSlack;
let web: WebClient;

beforeAll(async () => {
  slack = await startLocalSlack({ scopes: allScopes });
  const options = {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  };
  web = new WebClient(app.token, { ...options, timeout: 300 });
});
afterEach(() => slack.reset());
afterEach(endStage);
afterAll(() => slack.close());

const post = (text: string) => web.chat.postMessage({ channel: 'C0ATLAS', text });
const nameOf = (error: unknown): string => (error instanceof Error ? error.constructor.name : 'nothing');
const method = 'chat.postMessage';

test('a rate limit says when to come back, and is over after as many calls as asked for', async () => {
  slack.faults.add({ method, kind: '429', retryAfter: 30, times: 2 });
  await expect(post('a')).rejects.toMatchObject({ retryAfter: 30 });
  await expect(post('b')).rejects.toMatchObject({ retryAfter: 30 });
  await post('c');
  expect(slack.posts('C0ATLAS').map((one) => one.text)).toEqual(['c']);
});

test('a fault spoils its own method only', async () => {
  slack.faults.add({ method: 'users.info', kind: '500' });
  await post('a');
  await expect(web.users.info({ user: 'U0ADA' })).rejects.toMatchObject({ statusCode: 500 });
});

test('a lost answer was applied', async () => {
  slack.faults.add({ method, kind: 'lost' });
  expect(nameOf(await post('a').catch((error: unknown) => error))).toBe('WebAPIRequestError');
  expect(slack.posts('C0ATLAS').map((one) => one.text)).toEqual(['a']);
});

test('a slow answer comes late', async () => {
  slack.faults.add({ method, kind: 'slow', ms: 400 });
  await expect(post('a')).rejects.toThrow();
  await slack.settled();
  expect(slack.posts('C0ATLAS').map((one) => one.text)).toEqual(['a']);
});

test('garbage and named errors reach the app', async () => {
  slack.faults.add({ method, kind: 'garbage' });
  await expect(post('a')).rejects.toThrow();
  slack.faults.add({ method: '*', kind: 'error', error: 'restricted_action' });
  expect(await errorOf(post('b'))).toBe('restricted_action');
  expect(slack.posts('C0ATLAS')).toEqual([]);
});

test('cleared faults spoil nothing', async () => {
  slack.faults.add({ method, kind: '500', times: 9 });
  slack.faults.clear();
  await post('a');
});

test('a response_url can fail too', async () => {
  const failures: string[] = [];
  const stage = await stageWith((bolt) =>
    bolt.command('/roadmap', async ({ ack, respond }) => {
      await ack();
      await respond('Hello').catch((error: unknown) => failures.push(nameOf(error)));
    }),
  );
  stage.slack.faults.add({ method: 'response_url', kind: '500' });
  await stage.slack.person('U0ADA').command('/roadmap');
  await stage.slack.until(() => failures[0]);
  expect(stage.slack.person('U0ADA').ephemerals()).toEqual([]);
});

test('what goes over the wire is recorded both ways, newest last, and bounded', async () => {
  const stage = await stageWith((bolt) =>
    bolt.command('/roadmap', async ({ ack, client }) => {
      await ack();
      await client.users.info({ user: 'U0NOBODY' }).catch(() => undefined);
    }),
  );
  const { traffic } = stage.slack;
  await stage.slack.person('U0ADA').command('/roadmap help');
  await stage.slack.settled();
  expect(traffic.entries()).toMatchObject([
    { n: 1, direction: 'out', kind: 'command', title: '/roadmap help', status: 200 },
    { n: 2, direction: 'in', kind: 'web-api', title: 'users.info', problem: 'user_not_found' },
  ]);
  for (let count = 0; count < 600; count += 1) traffic.record(traffic.entries()[0]!);
  expect(traffic.entries()).toHaveLength(500);
  expect(traffic.entries(601)).toHaveLength(1);
});
