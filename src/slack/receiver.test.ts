import { connect } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Edge, startEdge } from '../../test/support/edge.ts';
import { isFromSlack, sign, signingKey } from './signature.ts';

const hello = {
  commands: [
    {
      words: ['hello'] as [string],
      summary: 'greets',
      example: '/roadmap hello',
      effect: 'changes' as const,
      run: async () => ({ kind: 'nothing' as const }),
    },
  ],
};

const commandForm = new URLSearchParams({
  command: '/roadmap',
  text: 'hello',
  user_id: 'U0ADA',
  team_id: 'T0PLUMB',
  channel_id: 'C0ATLAS',
}).toString();

/** Sends bytes as they are, for requests that no client would make. */
async function raw(edge: Edge, request: string): Promise<string> {
  const { port } = new URL(edge.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(request));
    let answer = '';
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', () => resolve(answer));
  });
}

test('Slack’s own test vector is accepted at its time', () => {
  const key = signingKey('8f742231b10e8888abcd99yyyzzz85a5');
  const body = Buffer.from(
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
  );
  const signature = 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503';
  const timestamp = '1531420618';
  expect(sign(key, timestamp, body)).toBe(signature);
  expect(isFromSlack(key, { timestamp, signature, body }, 1531420618_000)).toBe(true);
  for (const seconds of [-301, 301]) {
    expect(isFromSlack(key, { timestamp, signature, body }, (1531420618 + seconds) * 1000)).toBe(false);
  }
});

test('no signature but the right one passes, whatever it looks like', () => {
  const key = signingKey('local-signing-secret');
  const body = Buffer.from('payload');
  fc.assert(
    fc.property(fc.string(), fc.string(), (signature, timestamp) => {
      expect(isFromSlack(key, { timestamp, signature, body }, Date.now())).toBe(false);
    }),
  );
});

test('requests that are not Slack’s, too old, too new or altered are refused', async () => {
  const edge = await startEdge(hello);
  const at = (offset: number) => String(Math.floor(Date.now() / 1000) + offset);
  const refused = [
    edge.post(commandForm, { timestamp: at(-301) }),
    edge.post(commandForm, { timestamp: at(3600) }),
    edge.post(commandForm, { timestamp: 'soon' }),
    edge.post(commandForm, { timestamp: '' }),
    edge.post(commandForm, { signature: '' }),
    edge.post(commandForm, { signature: 'v0=00' }),
    edge.post(commandForm, { signature: `v1=${'a'.repeat(64)}` }),
    edge.post(commandForm, { signature: `v0=${'0'.repeat(64)}` }),
  ];
  expect((await Promise.all(refused)).map(({ status }) => status)).toEqual(refused.map(() => 401));
  expect((await edge.post(commandForm)).status).toBe(200);
  expect(await edge.metrics.refusedRequests.get()).toMatchObject({ values: [{ labels: { status: 401 }, value: 8 }] });
});

test('a signed body that is no object is refused and never brings the server down', async () => {
  const edge = await startEdge(hello);
  const form = (payload: string) => new URLSearchParams({ payload }).toString();
  for (const body of ['null', '[]', '3', '"text"', 'true', '', '{', 'nonsense', '{"a":1}}']) {
    expect((await edge.post(body, { contentType: 'application/json' })).status, body).toBe(400);
    expect((await edge.post(form(body))).status, `payload=${body}`).toBe(400);
  }
  expect((await edge.post('a=b', { contentType: 'text/plain' })).status).toBe(415);
  expect((await edge.post('{}', { contentType: 'application/json' })).status).toBe(404);
  expect(
    (await edge.post(JSON.stringify({ __proto__: 1, type: 'dialog_submission' }), { contentType: 'application/json' }))
      .status,
  ).toBe(404);
  expect((await edge.post(commandForm)).status).toBe(200);
});

test('payloads that lie about their shape are acknowledged and logged, nothing more', async () => {
  const edge = await startEdge(hello);
  const payloads = [
    { type: 'block_actions', actions: [], user: { id: 'U0ADA' }, team: null },
    { type: 'block_actions', actions: [{ action_id: 7 }], user: { id: 'U0ADA' }, team: null },
    {
      type: 'view_submission',
      view: { id: 'V1', callback_id: 'x', state: { values: null } },
      user: { id: 'U0ADA' },
      team: null,
    },
    { type: 'shortcut', callback_id: 'x', user: {}, team: null },
  ];
  for (const payload of payloads) {
    const { status } = await edge.post(new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
    expect([200, 404]).toContain(status);
  }
  expect((await edge.post(commandForm)).status).toBe(200);
});

test('a charset in the content type is fine', async () => {
  const edge = await startEdge(hello);
  const types = [
    'application/x-www-form-urlencoded; charset=utf-8',
    'APPLICATION/x-www-form-urlencoded;charset="UTF-8"',
  ];
  for (const contentType of types) expect((await edge.post(commandForm, { contentType })).status).toBe(200);
  const challenge = await edge.post(JSON.stringify({ type: 'url_verification', challenge: 'c1' }), {
    contentType: 'application/json; charset=utf-8',
  });
  expect(await challenge.json()).toEqual({ challenge: 'c1' });
});

test('bodies over a megabyte are refused, announced or not', async () => {
  const edge = await startEdge(hello);
  const statusOf = async (sent: Promise<Response>) => (await sent.catch(() => undefined))?.status ?? 'cut off';
  expect([413, 'cut off']).toContain(await statusOf(edge.post('x'.repeat(1_000_001))));
  const announced = await raw(edge, 'POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 5000000000\r\n\r\n');
  expect(announced).toMatch(/^HTTP\/1\.1 413/);
  const chunk = `${(100_000).toString(16)}\r\n${'x'.repeat(100_000)}\r\n`;
  const endless = await raw(
    edge,
    `POST /slack/events HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n${chunk.repeat(11)}`,
  );
  expect(endless).toMatch(/^HTTP\/1\.1 413/);
  expect((await edge.post(commandForm)).status).toBe(200);
});

test('a request cut off in the middle, and one with two signatures, do no harm', async () => {
  const edge = await startEdge(hello);
  await raw(edge, 'POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhalf');
  const two = 'x-slack-signature: v0=aa\r\nx-slack-signature: v0=bb\r\n';
  expect(await raw(edge, `POST /slack/events HTTP/1.1\r\nhost: x\r\n${two}content-length: 2\r\n\r\nhi`)).toMatch(
    / 401 /,
  );
  expect((await edge.post(commandForm)).status).toBe(200);
});

test('ssl_check is answered unsigned and reaches nobody', async () => {
  const edge = await startEdge(hello);
  const body = `${commandForm}&ssl_check=1`;
  expect((await edge.post(body, { signature: 'none' })).status).toBe(200);
  expect(await edge.metrics.interactions.get()).toMatchObject({ values: [] });
});

test('other paths and methods are told apart', async () => {
  const edge = await startEdge(hello);
  const status = async (path: string, method: string) => (await fetch(`${edge.url}${path}`, { method })).status;
  expect(await status('/', 'GET')).toBe(404);
  expect(await status('/slack/events/', 'POST')).toBe(404);
  expect(await status('/slack/events', 'GET')).toBe(405);
  expect(await status('/health/live', 'POST')).toBe(405);
});

test('health and metrics are served beside it', async () => {
  const edge = await startEdge(hello);
  await edge.post(commandForm);
  const get = async (path: string) => {
    const response = await fetch(`${edge.url}${path}`);
    return { status: response.status, text: await response.text() };
  };
  expect(await get('/health/live')).toEqual({ status: 200, text: '{"status":"ok"}' });
  expect(await get('/health/ready')).toEqual({
    status: 200,
    text: '{"status":"ok","checks":{"database":"ok","slack":"ok"}}',
  });
  expect((await get('/metrics')).text).toContain('plumbline_interactions_total{kind="command",outcome="answered"} 1');
});
