import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { freshDb } from '../../test/support/db.ts';
import { createClients } from './client.ts';
import { identify } from './identify.ts';
import { responderFactory } from './response-url.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const content = { text: 'hello', blocks: [] };

/** A Slack that answers everything with one body. */
async function answering(status: number, body: string, headers: Readonly<Record<string, string>> = {}) {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    let sent = '';
    request.on('data', (chunk) => {
      sent += chunk;
    });
    request.on('end', () => {
      requests.push(`${request.url} ${sent}`);
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { requests, origin: `http://127.0.0.1:${port}`, slackApiUrl: `http://127.0.0.1:${port}/api/` };
}

const clientsOf = (slackApiUrl: string, onCall?: (method: string, outcome: string) => void) =>
  createClients({ botToken: 'xoxb-1', slackApiUrl, log: quiet, ...(onCall ? { onCall } : {}) });

test('no call of Slack happens inside a transaction', async () => {
  const db = await freshDb();
  const { slackApiUrl, requests } = await answering(200, '{"ok":true}');
  const { interactive } = clientsOf(slackApiUrl);
  await expect(db.tx(async () => void (await interactive.auth.test()))).rejects.toThrow();
  expect(requests).toEqual([]);
  await interactive.auth.test();
  expect(requests).toHaveLength(1);
});

test('nothing is retried: not an error, not a rate limit', async () => {
  for (const [status, headers] of [
    [500, {}],
    [429, { 'retry-after': '1' }],
  ] as const) {
    const calls: string[] = [];
    const { slackApiUrl, requests } = await answering(status, '{"ok":false}', headers);
    const { interactive } = clientsOf(slackApiUrl, (method, outcome) => calls.push(`${method} ${outcome}`));
    await expect(interactive.chat.postMessage({ channel: 'C1', text: 'x' })).rejects.toThrow();
    expect(requests).toHaveLength(1);
    expect(calls).toEqual([`chat.postMessage ${status}`]);
  }
});

test('a response_url is used five times at most, only at Slack, and never redirected', async () => {
  const { origin, slackApiUrl, requests } = await answering(200, 'ok');
  const responders = responderFactory(slackApiUrl);
  for (const forged of [
    'http://127.0.0.1:1/x',
    'https://hooks.slack.com.evil.example/x',
    'file:///etc/passwd',
    'nonsense',
    '',
    7,
    null,
  ]) {
    expect(responders(forged)).toBeUndefined();
  }
  expect(responders('https://hooks.slack.com/commands/T1/1/x')).toBeDefined();
  const responder = responders(`${origin}/_response/1`);
  for (let use = 0; use < 5; use += 1) await responder?.respond(content, { replace: false });
  expect(responder?.isUsable()).toBe(false);
  expect(requests[0]).toBe('/_response/1 {"response_type":"ephemeral","replace_original":false,"text":"hello"}');
  const elsewhere = await answering(302, '', { location: `${origin}/stolen` });
  const redirected = responderFactory(elsewhere.slackApiUrl)(`${elsewhere.origin}/x`);
  await expect(redirected?.respond(content, { replace: false })).rejects.toMatchObject({ code: 'request_timeout' });
  expect(requests.some((line) => line.includes('stolen'))).toBe(false);
});

test('a used or broken response_url is told with Slack’s word for it', async () => {
  for (const [status, body, code] of [
    [404, '{"ok":false,"error":"used_url"}', 'used_url'],
    [400, 'invalid_blocks', 'invalid_blocks'],
    [200, '{"ok":false}', 'refused'],
  ] as const) {
    const { origin, slackApiUrl } = await answering(status, body);
    const responder = responderFactory(slackApiUrl)(`${origin}/x`);
    await expect(responder?.respond(content, { replace: true })).rejects.toMatchObject({ code });
  }
});

test('a token that Slack refuses is told at the start, in a sentence', async () => {
  const { slackApiUrl } = await answering(200, '{"ok":false,"error":"invalid_auth"}');
  await expect(identify(clientsOf(slackApiUrl).background)).rejects.toMatchObject({
    name: 'AppError',
    sentence:
      "Slack refuses SLACK_BOT_TOKEN (invalid_auth). Copy it again from your app's page at https://api.slack.com/apps.",
  });
});

test('a Slack that is away is asked three times, then told', async () => {
  const { slackApiUrl, requests } = await answering(503, 'away');
  const asked = identify(clientsOf(slackApiUrl).background, [1, 1]);
  await expect(asked).rejects.toMatchObject({
    sentence: 'Slack cannot be reached. Check the network and SLACK_API_URL.',
  });
  expect(requests).toHaveLength(3);
});

test('an org-wide install is one workspace: the organisation', async () => {
  const org = {
    ok: true,
    team_id: 'T1',
    enterprise_id: 'E1',
    is_enterprise_install: true,
    user_id: 'U1',
    bot_id: 'B1',
  };
  const { slackApiUrl } = await answering(200, JSON.stringify(org));
  expect(await identify(clientsOf(slackApiUrl).background)).toMatchObject({
    workspaceId: 'E1',
    teamId: 'T1',
    enterpriseId: 'E1',
  });
});
