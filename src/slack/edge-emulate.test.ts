import { createEmulator } from 'emulate';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { fakeClock, freshDb, seededRandom } from '../../test/support/db.ts';
import { itemForm, withForm } from '../../test/support/edge-form.ts';
import type { Config } from '../config.ts';
import type { Feature } from '../features/feature.ts';
import { help } from '../features/help/index.ts';
import { createMetrics } from '../http/metrics.ts';
import { ownScopes } from './directory-events.ts';
import { createSlack } from './index.ts';
import { sign, signingKey } from './signature.ts';

const secret = 'emulated-signing-secret';
const token = 'xoxb-emulated';
const scopes = [...ownScopes, 'im:read', 'im:history'];
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const answer = z.looseObject({ ok: z.boolean() });

const emulated = () =>
  createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        users: [{ name: 'ada', real_name: 'Ada Lindqvist', email: 'ada@example.com' }],
        oauth_apps: [
          {
            ...{ client_id: 'c', client_secret: 's', app_id: 'A1', name: 'P', redirect_uris: [], scopes },
            ...{ bot_id: 'B1', bot_user_id: 'U0PLUMB', bot_name: 'plumbline' },
          },
        ],
        tokens: [{ token, user: 'U0PLUMB', scopes, app_id: 'A1', bot_id: 'B1' }],
      },
    },
  });

function featuresWith(submitted: string[]): Feature[] {
  const form = withForm(async ({ state }) => {
    submitted.push(itemForm.read(state).title);
    return { kind: 'close', say: { text: `Added ${itemForm.read(state).title}.`, blocks: [] } };
  });
  const features: Feature[] = [{ name: 'test', dependsOn: [], ...form }];
  return [...features, help({ features })];
}

/** An emulated Slack with nothing of ours before it, and the edge joined to it over HTTP. */
async function startBare(submitted: string[]) {
  const slack = await emulated();
  const slackApiUrl = `${slack.url.replace('//localhost:', '//127.0.0.1:')}/api/`;
  const config: Config = {
    ...{ mode: 'http', signingSecret: secret, port: 0, botToken: token, slackApiUrl },
    ...{ databaseUrl: 'file:unused.db', command: '/roadmap', logLevel: 'silent' },
  };
  const app = await createSlack({
    config,
    registry: { features: featuresWith(submitted) },
    db: await freshDb(),
    clock: fakeClock(),
    random: seededRandom(),
    log: quiet,
    metrics: createMetrics(),
    host: '127.0.0.1',
  });
  const url = `http://127.0.0.1:${await app.start()}/slack/events`;
  onTestFinished(async () => {
    await app.stop(500);
    await slack.close();
  });
  const call = async (method: string, args: object = {}) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${slackApiUrl}${method}`, { method: 'POST', headers, body: JSON.stringify(args) });
    return answer.parse(await response.json());
  };
  return { call, post: (form: Readonly<Record<string, string>>) => signed(url, form) };
}

async function signed(url: string, form: Readonly<Record<string, string>>): Promise<Response> {
  const body = new URLSearchParams(form).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': sign(signingKey(secret), timestamp, body),
  };
  return fetch(url, { method: 'POST', headers, body });
}

const members = z.object({ members: z.array(z.looseObject({ id: z.string(), name: z.string() })) });
const channel = z.object({ channel: z.looseObject({ id: z.string() }) });
const trigger = z.object({ trigger_id: z.string() });
const messages = z.object({ messages: z.array(z.looseObject({ text: z.string() })) });

test('a plain emulate with nothing of ours before it is enough: help, and a modal submitted', async () => {
  const submitted: string[] = [];
  const { call, post } = await startBare(submitted);
  const everybody = members.parse(await call('users.list')).members;
  const ada = everybody.find(({ name }) => name === 'ada')?.id ?? '';
  const teamId = String((await call('auth.test')).team_id);
  const said = async () => {
    const direct = channel.parse(await call('conversations.open', { users: ada })).channel.id;
    return messages
      .parse(await call('conversations.history', { channel: direct }))
      .messages.map(({ text }) => text)
      .join('\n');
  };
  const form = { command: '/roadmap', user_id: ada, team_id: teamId, channel_id: 'C000000001' };
  expect((await post({ ...form, text: 'help' })).status).toBe(200);
  await expect.poll(said).toContain('What I can do');
  const triggerId = trigger.parse(await call('views.generateTriggerId', { user_id: ada })).trigger_id;
  expect((await post({ ...form, text: 'add', trigger_id: triggerId })).status).toBe(200);
  const payload = {
    type: 'view_submission',
    user: { id: ada, team_id: teamId },
    team: { id: teamId },
    view: {
      id: 'V1',
      type: 'modal',
      callback_id: 'test.form.v1',
      private_metadata: '{"m":{"n":1},"o":"C000000001"}',
      state: { values: { title: { field: { type: 'plain_text_input', value: 'Search' } } } },
    },
  };
  expect((await post({ payload: JSON.stringify(payload) })).status).toBe(200);
  expect(submitted).toEqual(['Search']);
  await expect.poll(said).toContain('Added Search.');
});
