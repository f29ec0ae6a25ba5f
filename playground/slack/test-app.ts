// A small real Bolt app over HTTP for the tests of the stand-in. Each test adds its own listeners.
import {
  App,
  HTTPReceiver,
  type Logger,
  LogLevel,
  type SlackViewMiddlewareArgs,
  type ViewSubmitAction,
} from '@slack/bolt';
import { type LocalSlack, type LocalSlackOptions, startLocalSlack } from './index.ts';
import type { JsonObject } from './protocol.ts';
import { app as identity } from './seed-workspace.ts';

export interface Stage {
  slack: LocalSlack;
  bolt: App;
  close: () => Promise<void>;
}

/** These tests provoke failures; nobody needs to read about them. */
export const silent: Logger = {
  ...{ debug: nothing, info: nothing, warn: nothing, error: nothing, setLevel: nothing, setName: nothing },
  getLevel: () => LogLevel.ERROR,
};

export const allScopes = [
  ...['commands', 'chat:write', 'im:write', 'im:history', 'users:read', 'channels:read', 'channels:history'],
  ...['channels:join', 'groups:read', 'groups:history', 'reactions:read', 'reactions:write', 'files:write'],
  ...['files:read', 'pins:write', 'bookmarks:write', 'usergroups:read', 'links:write', 'app_mentions:read'],
];

let current: Stage | undefined;

/** As `stage`, ended by `endStage` after the test. */
export async function stageWith(listen: (bolt: App) => void, options: Partial<LocalSlackOptions> = {}): Promise<Stage> {
  current = await stage(listen, options);
  return current;
}

export async function endStage(): Promise<void> {
  await current?.close();
  current = undefined;
}

/** A local Slack with a Bolt app joined to it; `listen` registers the listeners. */
async function stage(listen: (bolt: App) => void, options: Partial<LocalSlackOptions> = {}): Promise<Stage> {
  const slack = await startLocalSlack({
    scopes: allScopes,
    shortcuts: [
      { callback_id: 'capture', name: 'Capture', type: 'message', description: 'Keep this message' },
      { callback_id: 'new_item', name: 'New item', type: 'global', description: 'Add an item' },
    ],
    ...options,
  });
  const receiver = new HTTPReceiver({
    signingSecret: identity.signingSecret,
    unhandledRequestTimeoutMillis: 3001,
    logger: silent,
  });
  const bolt = new App({
    token: identity.token,
    botId: identity.botId,
    botUserId: identity.userId,
    receiver,
    logger: silent,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  listen(bolt);
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  slack.setAppUrl(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  const close = async () => {
    await receiver.stop();
    await slack.close();
  };
  return { slack, bolt, close };
}

// Shorthand for blocks, and for what was last sent to the app.

export const plain = (text: string) => ({ type: 'plain_text' as const, text });
export const option = (text: string, value = text) => ({ text: plain(text), value });
export const button = (text: string, action_id: string, value = 'v') => ({
  ...{ type: 'button' as const, text: plain(text), action_id, value },
});
export const actions = (...elements: object[]) => ({ type: 'actions' as const, block_id: 'row', elements });
export const input = (label: string, element: object, rest: object = {}) => ({
  ...{ type: 'input' as const, block_id: label.toLowerCase(), label: plain(label), element },
  ...rest,
});
export const textInput = (label: string, rest: object = {}) =>
  input(label, { type: 'plain_text_input', action_id: 'value' }, rest);
export const modal = (title: string, blocks: object[], rest: object = {}) => {
  const view = { type: 'modal', callback_id: 'form', title: plain(title), submit: plain('Save'), blocks, ...rest };
  return view as never;
};

/** Posts a message of these blocks to #atlas. */
export const post = ({ bolt }: Stage, blocks: object[]) =>
  bolt.client.chat.postMessage({ channel: 'C0ATLAS', text: 'Card', blocks: blocks as never });

/** What the app was last sent of this kind. */
export const sent = ({ slack }: Stage, kind: string): JsonObject => slack.traffic.of(kind).at(-1) ?? {};

/** Slack's error code of a call, or `ok`. */
export const errorOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: { data?: { error: string } }) => error.data?.error ?? String(error),
  );

/** Opens `view` for /roadmap and runs `onSubmit` for its submission. */
export function opening(
  view: never,
  onSubmit: (args: SlackViewMiddlewareArgs<ViewSubmitAction>) => Promise<void> = async ({ ack }) => ack(),
): (bolt: App) => void {
  return (bolt) => {
    bolt.command('/roadmap', async ({ ack, client, command }) => {
      await ack();
      await client.views.open({ trigger_id: command.trigger_id, view });
    });
    bolt.view('form', onSubmit);
  };
}

function nothing(): void {}
