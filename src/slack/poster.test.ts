import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { asChannelId, asId, asTs, asUserId } from '../kernel/ids.ts';
import type { NewMessage } from '../outbox/slack-poster.ts';
import { createPoster } from './poster.ts';

const message: NewMessage = { id: asId<'outbox'>('out_1'), channel: asChannelId('C1'), text: 'hi', blocks: [] };

interface Sent {
  readonly method: string;
  readonly form: Record<string, string>;
}

/** A poster whose requests are kept and answered one after another; the last answer stays. */
function posterOver(...answers: (() => Response | Promise<Response>)[]) {
  const sent: Sent[] = [];
  const poster = createPoster({
    token: 'xoxb-test',
    fetch: async (url, init) => {
      const form = Object.fromEntries(new URLSearchParams(String(init?.body)));
      sent.push({ method: String(url).split('/api/')[1] ?? '', form });
      return (answers.length > 1 ? answers.shift() : answers[0])!();
    },
  });
  return { poster, sent };
}

const json = (body: unknown, init?: ResponseInit) => () => new Response(JSON.stringify(body), init);
const failing = (error: Error) => () => Promise.reject(error);
const connectionError = (code: string) =>
  Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error(code), { code }) });

test('a post carries its id as metadata, no unfurling, its thread, and gives back its place', async () => {
  const { poster, sent } = posterOver(json({ ok: true, channel: 'C1', ts: '1.2' }));
  const result = await poster.postMessage({ ...message, threadTs: asTs('1.0') });
  expect(result).toEqual({ kind: 'ok', value: { channel: 'C1', ts: '1.2' } });
  expect(sent).toMatchObject([
    {
      method: 'chat.postMessage',
      form: {
        channel: 'C1',
        text: 'hi',
        blocks: '[]',
        thread_ts: '1.0',
        unfurl_links: 'false',
        unfurl_media: 'false',
        metadata: JSON.stringify({ event_type: 'plumbline_message', event_payload: { id: 'out_1' } }),
      },
    },
  ]);
});

test('an update names its message and gives blocks even when there are none', async () => {
  const { poster, sent } = posterOver(json({ ok: true, channel: 'C1', ts: '1.2' }));
  expect(await poster.update({ channel: asChannelId('C1'), ts: asTs('1.2'), text: 'hi', blocks: [] })).toEqual({
    kind: 'ok',
    value: null,
  });
  expect(sent[0]).toMatchObject({ method: 'chat.update', form: { ts: '1.2', blocks: '[]' } });
});

test('direct messages are opened with one person', async () => {
  const { poster } = posterOver(json({ ok: true, channel: { id: 'D1' } }));
  expect(await poster.openDm(asUserId('U1'))).toEqual({ kind: 'ok', value: { channel: 'D1' } });
});

test('history tells the ids of our messages, of nobody else’s, and where it goes on', async () => {
  const messages = [
    { ts: '3.0', metadata: { event_type: 'plumbline_message', event_payload: { id: 'out_1' } } },
    { ts: '2.0', metadata: { event_type: 'other_app', event_payload: { id: 'out_1' } } },
    { ts: '1.5', metadata: { event_type: 'plumbline_message', event_payload: {} } },
    { ts: '1.0', text: 'hello' },
  ];
  const { poster, sent } = posterOver(
    json({ ok: true, messages, has_more: true, response_metadata: { next_cursor: 'abc' } }),
    json({ ok: true, messages: [], response_metadata: { next_cursor: '' } }),
  );
  expect(await poster.history({ channel: asChannelId('C1') })).toEqual({
    kind: 'ok',
    value: { messages: [{ ts: '3.0', id: 'out_1' }, { ts: '2.0' }, { ts: '1.5' }, { ts: '1.0' }], cursor: 'abc' },
  });
  const second = await poster.replies({ channel: asChannelId('C1'), threadTs: asTs('1.0'), cursor: 'abc' });
  expect(second).toEqual({ kind: 'ok', value: { messages: [] } });
  expect(sent).toMatchObject([
    { method: 'conversations.history', form: { include_all_metadata: 'true' } },
    { method: 'conversations.replies', form: { ts: '1.0', cursor: 'abc' } },
  ]);
});

describe('what is known after a failure', () => {
  const html = () => new Response('<html>Bad gateway</html>', { status: 200 });
  const limited = json({ ok: false, error: 'ratelimited' }, { status: 429, headers: { 'retry-after': '7' } });
  test.each([
    ['a refusal', json({ ok: false, error: 'channel_not_found' }), { kind: 'refused', error: 'channel_not_found' }],
    ['a rate limit', limited, { kind: 'rate_limited', retryAfterMs: 7_000 }],
    ['a rate limit without a time', json({}, { status: 429 }), { kind: 'rate_limited', retryAfterMs: 30_000 }],
    [
      'a rate limit with status 200',
      json({ ok: false, error: 'rate_limited' }),
      { kind: 'rate_limited', retryAfterMs: 30_000 },
    ],
    ['a server error', json({}, { status: 503 }), { kind: 'ambiguous', reason: 'http_503' }],
    ['a proxy’s refusal', json({}, { status: 403 }), { kind: 'unsent', reason: 'http_403' }],
    [
      'an error that Slack calls partial',
      json({ ok: false, error: 'fatal_error' }),
      { kind: 'ambiguous', reason: 'fatal_error' },
    ],
    ['HTML with status 200', html, { kind: 'ambiguous', reason: 'no answer of Slack' }],
    [
      'broken JSON with status 200',
      () => new Response('{"ok":tr'),
      { kind: 'ambiguous', reason: 'no answer of Slack' },
    ],
    ['an empty body', () => new Response(''), { kind: 'ambiguous', reason: 'no answer of Slack' }],
    ['null', json(null), { kind: 'ambiguous', reason: 'TypeError' }],
    ['ok without a message', json({ ok: true }), { kind: 'ambiguous', reason: 'no answer of Slack' }],
    ['a refused connection', failing(connectionError('ECONNREFUSED')), { kind: 'unsent', reason: 'ECONNREFUSED' }],
    ['an unknown host', failing(connectionError('ENOTFOUND')), { kind: 'unsent', reason: 'ENOTFOUND' }],
    ['a reset connection', failing(connectionError('ECONNRESET')), { kind: 'ambiguous', reason: 'ECONNRESET' }],
    ['a timeout', failing(new DOMException('late', 'TimeoutError')), { kind: 'ambiguous', reason: 'timeout' }],
  ])('%s', async (_name, answer, expected) => {
    const { poster, sent } = posterOver(answer);
    expect(await poster.postMessage(message)).toEqual(expected);
    expect(sent).toHaveLength(1);
  });

  test('refused blocks are named by their pointer, without what they say', async () => {
    const said = '[ERROR] "secret" is too long [json-pointer:/blocks/0/text]';
    const { poster } = posterOver(
      json({ ok: false, error: 'invalid_blocks', errors: [said], response_metadata: { messages: [said] } }),
      json({ ok: false, error: 'invalid_blocks', errors: [{ pointer: '/blocks/2', message: 'secret' }] }),
    );
    const refused = { kind: 'refused', error: 'invalid_blocks' };
    expect(await poster.postMessage(message)).toEqual({ ...refused, pointer: '/blocks/0/text' });
    expect(await poster.postMessage(message)).toEqual({ ...refused, pointer: '/blocks/2' });
  });

  test('a server that never answers is given up after the time limit', async () => {
    const server = createServer(() => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const { port } = server.address() as AddressInfo;
    const poster = createPoster({ token: 't', slackApiUrl: `http://127.0.0.1:${port}/api/`, timeoutMs: 50 });
    expect(await poster.postMessage(message)).toEqual({ kind: 'ambiguous', reason: 'timeout' });
  });
});
