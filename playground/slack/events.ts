// Events in Slack's envelope, with the retries Slack makes: at once, after a minute, after five.
import { randomBytes } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { deliver, type Reply } from './delivery.ts';
import { stringAt } from './json.ts';
import type { Delivered, Local } from './local.ts';
import type { JsonObject } from './protocol.ts';
import { app, team } from './seed-workspace.ts';

const retryDelaysMs = [0, 60_000, 300_000];

/** What the app's manifest asks for, as far as the stand-in makes it happen by itself. */
export const defaultEvents = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_rename',
  'member_joined_channel',
  'member_left_channel',
  'reaction_added',
  'tokens_revoked',
];

/** Sends an event if the app is subscribed to it. Does not wait; `settled()` does. */
export function emit(local: Local, event: JsonObject, channelId = ''): void {
  if (isWanted(local, event)) void deliverEvent(local, event, channelId);
}

/** Messages are subscribed to by the kind of channel: `message.im`, `message.channels`. */
export function isWanted(local: Local, event: JsonObject): boolean {
  const type = stringAt(event, 'type');
  const kind = stringAt(event, 'channel_type');
  return (
    local.events.has(type) || (type === 'message' && local.events.has(`message.${kind === 'im' ? 'im' : `${kind}s`}`))
  );
}

/** Sends an event, subscribed or not, and gives the reply to the first attempt. */
export async function deliverEvent(local: Local, event: JsonObject, channelId = ''): Promise<Reply> {
  const delivered = eventDelivery(local, event, channelId);
  local.lastDelivered.set('', delivered);
  local.lastDelivered.set(stringAt(event, 'user'), delivered);
  const reply = await deliver(local, delivered);
  if (reply.failure !== '') void retry(local, delivered, reply);
  return reply;
}

async function retry(local: Local, delivered: Delivered, first: Reply): Promise<void> {
  let reply = first;
  for (const [index, delay] of retryDelaysMs.entries()) {
    if (delay > 0) await after(delay, undefined, { ref: false, signal: local.closing }).catch(() => undefined);
    if (local.closing.aborted) return;
    reply = await deliver(local, delivered, { num: index + 1, reason: reasonOf(reply) });
    if (reply.failure === '') return;
  }
}

function reasonOf(reply: Pick<Reply, 'failure' | 'status'>): string {
  if (reply.failure === 'operation_timeout') return 'http_timeout';
  return reply.status === 0 ? 'connection_failed' : 'http_error';
}

function eventDelivery(local: Local, event: JsonObject, channelId: string): Delivered {
  const channel = local.directory.findChannel(channelId);
  const now = Date.now();
  const envelope = {
    token: app.verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event: { event_ts: `${(now / 1000).toFixed(6)}`, ...event },
    type: 'event_callback',
    event_id: `Ev${randomBytes(5).toString('hex').toUpperCase()}`,
    event_time: Math.floor(now / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: app.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: channel?.is_ext_shared ?? false,
    event_context: `4-${randomBytes(12).toString('base64url')}`,
  };
  return {
    kind: 'event',
    title: stringAt(event, 'type'),
    shown: envelope,
    body: JSON.stringify(envelope),
    contentType: 'application/json',
  };
}
