import { afterEach, expect, test } from 'vitest';
import type { LocalState, StreamEvent } from './protocol.ts';
import { actions, button, endStage, modal, opening, post, type Stage, sent, stageWith, textInput } from './test-app.ts';

afterEach(endStage);

async function send(stage: Stage, path: string, body: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' };
  const options = { method: 'POST', headers, body: JSON.stringify(body) };
  return (await fetch(`${stage.slack.url}/_local/${path}`, options)).json() as never;
}

async function stateOf(stage: Stage, user: string): Promise<LocalState> {
  return (await fetch(`${stage.slack.url}/_local/state?user=${user}`)).json() as never;
}

test('a page plays a person: command, modal, submission, click, reaction, home', async () => {
  const stage = await stageWith((bolt) => {
    opening(modal('Add', [textInput('Title')]))(bolt);
    bolt.action('vote', async ({ ack }) => ack());
  });
  const user = 'U0ADA';
  expect(await send(stage, 'command', { user, channel: 'C0ATLAS', text: '/roadmap add' })).toEqual({ ok: true });
  await stage.slack.person(user).seesModal('Add');
  const [view] = (await stateOf(stage, user)).modals;
  const viewId = view!.id;
  const refused = await send(stage, 'submit', { user, viewId, values: {} });
  expect(refused).toMatchObject({
    ok: true,
    ack: { response_action: 'errors', errors: { title: expect.any(String) } },
  });
  const values = { title: { value: { type: 'plain_text_input', value: 'Faster search' } } };
  expect(await send(stage, 'submit', { user, viewId, values })).toEqual({ ok: true, ack: {} });
  expect((await stateOf(stage, user)).modals).toEqual([]);

  const { ts } = await post(stage, [actions(button('Vote', 'vote', '7'))]);
  const container = { kind: 'message', channel: 'C0ATLAS', ts };
  const click = { user, container, block_id: 'row', action_id: 'vote', value: { type: 'button', value: '7' } };
  expect(await send(stage, 'click', click)).toEqual({ ok: true });
  expect(sent(stage, 'block_actions')).toMatchObject({ actions: [{ value: '7' }] });
  await send(stage, 'react', { user, channel: 'C0ATLAS', ts, name: 'eyes' });
  await send(stage, 'react', { user, channel: 'C0ATLAS', ts, name: 'eyes', remove: true });
  const said = await send(stage, 'message', { user, channel: 'C0ATLAS', text: 'Well', thread_ts: ts });
  const { messages, channels, people, bot, home } = await stateOf(stage, user);
  expect(messages.C0ATLAS).toMatchObject([
    { ts, bot: true, reactions: [], reply_count: 1 },
    { ts: said.ts, user, thread_ts: ts, text: 'Well' },
  ]);
  expect(channels.map((one) => one.name)).toEqual(['general', 'atlas', 'beacon', 'sales-calls', 'leadership']);
  expect([people.length, bot.id, home]).toEqual([11, 'U0PLUMB', null]);
});

test('unread counts what others wrote since the person looked', async () => {
  const stage = await stageWith(() => undefined);
  await post(stage, []);
  await stage.slack.person('U0BEN').says('C0ATLAS', 'Hello');
  const unread = async () => (await stateOf(stage, 'U0ADA')).channels.find((one) => one.id === 'C0ATLAS')?.unread;
  expect(await unread()).toBe(2);
  await send(stage, 'read', { user: 'U0ADA', channel: 'C0ATLAS' });
  expect(await unread()).toBe(0);
});

test('requests nobody could make are refused in words', async () => {
  const stage = await stageWith(() => undefined);
  const command = { user: 'U0GUEST', channel: 'C0BEACON', text: '/roadmap' };
  expect(await send(stage, 'command', command)).toEqual({ ok: false, error: 'Gil Guest is not in C0BEACON.' });
  expect(await send(stage, 'command', { user: 'U0ADA' })).toMatchObject({
    error: expect.stringContaining('channel: Invalid input'),
  });
  expect(await send(stage, 'dance', {})).toMatchObject({ ok: false });
  const form = await fetch(`${stage.slack.url}/_local/reset`, { method: 'POST', body: 'seed=true' });
  expect(form.status).toBe(400);
});

test('the clock jumps to a weekday in a zone, and tells whoever owns the time', async () => {
  const jumps: number[] = [];
  let now = Date.parse('2026-11-25T10:00:00Z');
  const stage = await stageWith(() => undefined, {
    now: () => now,
    onClock: (target) => {
      now = target;
      jumps.push(target);
    },
  });
  const at = (moment: string) => Date.parse(moment);
  await send(stage, 'clock', { jumpTo: 'monday-09:00', tz: 'Europe/Berlin' });
  await send(stage, 'clock', { jumpTo: 'monday-09:00', tz: 'Europe/Berlin' });
  await send(stage, 'clock', { advanceMs: 60_000 });
  await send(stage, 'clock', { now: '2027-03-27T12:00:00Z' });
  await send(stage, 'clock', { jumpTo: 'sunday-09:00', tz: 'Europe/Berlin' });
  expect(jumps).toEqual([
    at('2026-11-30T08:00:00Z'),
    at('2026-12-07T08:00:00Z'),
    at('2026-12-07T08:01:00Z'),
    at('2027-03-27T12:00:00Z'),
    at('2027-03-28T07:00:00Z'),
  ]);
  expect((await stateOf(stage, 'U0ADA')).now).toBe(now);
  expect(await send(stage, 'clock', { jumpTo: 'someday' })).toMatchObject({ ok: false });
});

test('a reset forgets everything and passes the wish for a seed on', async () => {
  const seeds: boolean[] = [];
  const stage = await stageWith(() => undefined, { onReset: (seed) => void seeds.push(seed) });
  await post(stage, []);
  await send(stage, 'reset', { seed: true });
  expect(stage.slack.posts('C0ATLAS')).toEqual([]);
  expect(stage.slack.traffic.entries()).toEqual([]);
  expect(seeds).toEqual([true]);
});

test('a page is told of changes and traffic as they happen', async () => {
  const stage = await stageWith((bolt) => bolt.command('/roadmap', async ({ ack }) => ack('Hello')));
  const abort = new AbortController();
  const response = await fetch(`${stage.slack.url}/_local/stream`, { signal: abort.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  await send(stage, 'command', { user: 'U0ADA', channel: 'C0ATLAS', text: '/roadmap' });
  const events: StreamEvent[] = [];
  const decoder = new TextDecoder();
  for await (const chunk of response.body!) {
    const lines = decoder
      .decode(chunk)
      .split('\n')
      .filter((line) => line.startsWith('data: '));
    events.push(...lines.map((line): StreamEvent => JSON.parse(line.slice('data: '.length))));
    if (events.some((one) => one.type === 'changed')) break;
  }
  abort.abort();
  expect(events[0]).toMatchObject({ type: 'traffic', entry: { kind: 'command', title: '/roadmap' } });
});

test('a body that is too large is cut off', async () => {
  const stage = await stageWith(() => undefined);
  const big = await fetch(`${stage.slack.url}/api/chat.postMessage`, {
    method: 'POST',
    body: 'x'.repeat(3_000_000),
  }).then(
    (response) => response.status,
    () => 413,
  );
  expect(big).toBe(413);
});

test('other paths go to whoever asked for them', async () => {
  const stage = await stageWith(() => undefined, { handleOther: (_, response) => void response.end('page') });
  expect(await (await fetch(`${stage.slack.url}/`)).text()).toBe('page');
});
