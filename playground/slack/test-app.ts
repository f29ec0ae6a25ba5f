// A small real Bolt app over HTTP for the tests of the stand-in. Each test adds its own listeners.
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { type LocalSlack, type LocalSlackOptions, startLocalSlack } from './index.ts';
import { app as identity } from './seed-workspace.ts';

export interface Stage {
  slack: LocalSlack;
  bolt: App;
  close: () => Promise<void>;
}

export const allScopes = [
  ...['commands', 'chat:write', 'im:write', 'im:history', 'users:read', 'channels:read', 'channels:history'],
  ...['channels:join', 'groups:read', 'groups:history', 'reactions:read', 'reactions:write', 'files:write'],
  ...['files:read', 'pins:write', 'bookmarks:write', 'usergroups:read', 'links:write', 'app_mentions:read'],
];

/** A local Slack with a Bolt app joined to it; `listen` registers the listeners. */
export async function stage(listen: (bolt: App) => void, options: Partial<LocalSlackOptions> = {}): Promise<Stage> {
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
    logLevel: LogLevel.ERROR,
  });
  const bolt = new App({
    token: identity.token,
    botId: identity.botId,
    botUserId: identity.userId,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  listen(bolt);
  const server = await receiver.start(0, { host: '127.0.0.1' });
  const address = server.address();
  slack.setAppUrl(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  const close = async () => {
    await receiver.stop();
    await slack.close();
  };
  return { slack, bolt, close };
}
