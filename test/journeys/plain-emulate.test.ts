// The whole app on a plain emulate, with nothing of ours before it: help, a product and an item through their modals,
// and a digest in the channel. People's requests are signed here; emulate sends none.
import { createEmulator } from 'emulate';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { createApp } from '../../src/app.ts';
import { features } from '../../src/features/index.ts';
import { MINUTE } from '../../src/kernel/time.ts';
import { scopesOf } from '../../src/manifest.ts';
import { sign, signingKey } from '../../src/slack/signature.ts';
import { fakeClock, freshDb, seededRandom } from '../support/db.ts';

const secret = 'emulated-signing-secret';
const bot = { token: 'xoxb-emulated', user: 'U0PLUMB' };
const ada = { token: 'xoxp-ada', user: 'ada' };
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

function emulated() {
  const scopes = [...scopesOf(features())];
  const everything = ['users:read', 'channels:read', 'channels:write', 'channels:history', 'chat:write'];
  return createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        users: [{ name: 'ada', real_name: 'Ada Lindqvist', email: 'ada@example.com' }],
        channels: [{ name: 'atlas' }],
        oauth_apps: [
          {
            ...{ client_id: 'c', client_secret: 's', app_id: 'A1', name: 'P', redirect_uris: [], scopes },
            ...{ bot_id: 'B1', bot_user_id: bot.user, bot_name: 'plumbline' },
          },
        ],
        tokens: [
          { ...bot, scopes, app_id: 'A1', bot_id: 'B1' },
          { ...ada, scopes: everything },
        ],
      },
    },
  });
}

interface Heard {
  readonly method: string;
  readonly args: Readonly<Record<string, string>>;
  readonly answer: z.infer<typeof anAnswer>;
}

const aBlock = z.looseObject({
  block_id: z.string().optional(),
  type: z.string(),
  element: z.looseObject({ type: z.string(), action_id: z.string() }).optional(),
});
const aView = z.looseObject({
  id: z.string(),
  callback_id: z.string(),
  private_metadata: z.string(),
  blocks: z.array(aBlock),
});
type View = z.infer<typeof aView>;
const titled = z.looseObject({ title: z.looseObject({ text: z.string() }) });
const titleOf = (view: unknown): string | undefined => titled.safeParse(view).data?.title.text;
const anAnswer = z.looseObject({ ok: z.boolean(), error: z.string().optional() });

/** Emulate has no way to read a view or an ephemeral message, so what the app and it say to each other is overheard. */
function overhear(apiUrl: string): readonly Heard[] {
  const heard: Heard[] = [];
  const original = globalThis.fetch;
  globalThis.fetch = async (url, init) => {
    const response = await original(url, init);
    const address = String(url);
    if (address.startsWith(apiUrl) && typeof init?.body === 'string') {
      const answer = anAnswer.safeParse(await response.clone().json());
      const args = Object.fromEntries(new URLSearchParams(init.body));
      if (answer.success) heard.push({ method: address.slice(apiUrl.length), args, answer: answer.data });
    }
    return response;
  };
  onTestFinished(() => {
    globalThis.fetch = original;
  });
  return heard;
}

async function startBare() {
  const slack = await emulated();
  onTestFinished(() => slack.close());
  const origin = slack.url.replace('//localhost:', '//127.0.0.1:');
  const slackApiUrl = `${origin}/api/`;
  const clock = fakeClock();
  const heard = overhear(slackApiUrl);
  const app = await createApp({
    db: await freshDb(),
    host: '127.0.0.1',
    now: clock.now,
    random: seededRandom(),
    log: quiet,
    config: {
      ...{ mode: 'http', signingSecret: secret, port: 0, botToken: bot.token, slackApiUrl },
      ...{ databaseUrl: 'file:handed-in.db', command: '/roadmap', logLevel: 'silent' },
    },
  });
  const url = `http://127.0.0.1:${await app.start()}/slack/events`;
  onTestFinished(() => app.stop());
  const call = async (method: string, args: object = {}, token = ada.token) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${slackApiUrl}${method}`, { method: 'POST', headers, body: JSON.stringify(args) });
    const answer = anAnswer.parse(await response.json());
    expect({ method, ...answer }).toMatchObject({ ok: true });
    return answer;
  };
  const post = async (form: Readonly<Record<string, string>>) => {
    const body = new URLSearchParams(form).toString();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': sign(signingKey(secret), timestamp, body),
    };
    const response = await fetch(url, { method: 'POST', headers, body });
    expect(response.status).toBe(200);
    return response.text();
  };
  return { app, clock, call, post, heard, responseUrl: `${origin}/response/1` };
}

const named = z.array(z.looseObject({ id: z.string(), name: z.string() }));
const idOf = (list: unknown, name: string): string => named.parse(list).find((one) => one.name === name)?.id ?? '';

/** What Slack sends of a view that its reader leaves as it opened. */
function stateOf({ blocks }: View) {
  const entries = blocks.flatMap(({ block_id, element }) => {
    if (!element || !block_id) return [];
    const { type, action_id, initial_value: value, initial_option: selected_option, ...more } = element;
    const chosen = { selected_options: more.initial_options ?? [], selected_users: more.initial_users ?? [] };
    return [[block_id, { [action_id]: { type, value: value ?? null, selected_option, ...chosen } }] as const];
  });
  return { values: Object.fromEntries(entries) };
}

const withButtons = z.array(
  z.looseObject({
    elements: z.array(z.looseObject({ action_id: z.string(), text: z.looseObject({ text: z.string() }) })).catch([]),
  }),
);

/** The action id of the button with these words, in what the app last said to somebody alone. */
function buttonIn(heard: readonly Heard[], words: string): string {
  const last = heard.findLast(({ method }) => method === 'chat.postEphemeral');
  const blocks = withButtons.parse(JSON.parse(last?.args.blocks ?? '[]'));
  const found = blocks.flatMap(({ elements }) => elements).find(({ text }) => text.text === words);
  if (!found) throw new Error(`no button "${words}" in ${last?.args.blocks}`);
  return found.action_id;
}

it('a plain emulate is Slack enough: help, an item through its modal, and a digest in the channel', async () => {
  const { app, clock, call, post, heard, responseUrl } = await startBare();
  const user = idOf((await call('users.list')).members, 'ada');
  const channel = idOf((await call('conversations.list')).channels, 'atlas');
  await call('conversations.invite', { channel, users: bot.user });
  const team = String((await call('auth.test')).team_id);
  const person = { user: { id: user, team_id: team }, team: { id: team } };

  const trigger = async () => String((await call('views.generateTriggerId', { user_id: user }, bot.token)).trigger_id);
  const command = async (text: string) => {
    const who = { user_id: user, team_id: team, channel_id: channel, response_url: responseUrl };
    await post({ command: '/roadmap', text, ...who, trigger_id: await trigger() });
  };
  const said = () =>
    heard
      .filter(({ method, answer }) => method === 'chat.postEphemeral' && answer.ok)
      .map(({ args }) => `${args.text} ${args.blocks}`)
      .join('\n');
  // On a slow machine a loading view opens first, and the form takes its place.
  const shown = (title: string) =>
    heard.findLast(({ method, answer }) => /^views\.(open|update)$/.test(method) && titleOf(answer.view) === title);
  const seesModal = async (title: string) => {
    await expect.poll(() => shown(title)?.answer.ok).toBe(true);
    return aView.parse(shown(title)?.answer.view);
  };
  const submit = async (view: View, values: object = {}) => {
    const state = stateOf(view);
    Object.assign(state.values, values);
    await post({ payload: JSON.stringify({ type: 'view_submission', ...person, view: { ...view, state } }) });
  };

  await command('help');
  await expect.poll(said).toContain('What I can do');

  await command('');
  await expect.poll(said).toContain('has no product yet');
  const click = { action_id: buttonIn(heard, 'Create a product'), type: 'button', block_id: 'b', action_ts: '1.0' };
  const clicked = { type: 'block_actions', ...person, trigger_id: await trigger(), response_url: responseUrl };
  const container = { type: 'message', message_ts: '1.0', channel_id: channel, is_ephemeral: true };
  await post({ payload: JSON.stringify({ ...clicked, container, channel: { id: channel }, actions: [click] }) });
  const product = await seesModal('New product');
  const name = product.blocks.find(({ block_id }) => block_id === 'name');
  await submit(product, { name: { [name?.element?.action_id ?? '']: { type: 'plain_text_input', value: 'Atlas' } } });
  await expect.poll(said).toContain('Atlas is ready');

  await command('add Faster search');
  await submit(await seesModal('Add to the roadmap'));
  await expect.poll(said).toContain('Added R-1');

  clock.advance(MINUTE);
  await command('digest now');
  await expect.poll(said).toContain('on its way');
  await app.sender.drain();
  const { messages } = await call('conversations.history', { channel });
  expect(JSON.stringify(messages)).toContain('Atlas: what changed and why');
  expect(JSON.stringify(messages)).toContain('Faster search');
});
