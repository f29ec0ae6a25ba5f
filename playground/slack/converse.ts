// A person writes, reacts, opens the Home tab or looks at a channel.
import { withIds } from './block-ids.ts';
import { deliverEvent, emit, isWanted } from './events.ts';
import { objectAt, stringAt } from './json.ts';
import { directMessageWith, type Local, MisuseError } from './local.ts';
import type { Stored } from './message-log.ts';
import { actor, actorIn } from './people.ts';
import type { ActionAnswer, JsonObject, MessageRequest, ReactRequest } from './protocol.ts';
import { app, team } from './seed-workspace.ts';
import { asRichText, asSlackStores } from './text-escape.ts';

export async function say(local: Local, request: MessageRequest): Promise<Stored> {
  const person = actorIn(local, request.user, request.channel);
  const text = asSlackStores(request.text, local.directory);
  const { channel, thread_ts } = request;
  const content = { text, blocks: withIds([asRichText(text)]), client_msg_id: crypto.randomUUID() };
  const args = { channel, ...content, ...(thread_ts ? { thread_ts } : {}) };
  const answer = await local.emulator.call(person.name, 'chat.postMessage', args);
  if (answer.ok !== true)
    throw new MisuseError(`${person.real_name} cannot write there: ${stringAt(answer, 'error')}.`);
  const message = local.log.put(channel, { ...objectAt(answer, 'message'), team: team.id });
  tellApp(local, message);
  local.activity.changed();
  return message;
}

function tellApp(local: Local, message: Stored): void {
  const channel = local.directory.findChannel(message.channel);
  if (!channel?.members.includes(app.userId)) return;
  const { metadata: _metadata, ...event } = message;
  const mentioned = stringAt(message, 'text').includes(`<@${app.userId}>`);
  if (mentioned && !channel.is_im) emit(local, { ...event, type: 'app_mention', event_ts: message.ts }, channel.id);
  const channelType = channel.is_im ? 'im' : channel.is_private ? 'group' : 'channel';
  emit(local, { ...event, type: 'message', channel_type: channelType, event_ts: message.ts }, channel.id);
}

export async function react(local: Local, request: ReactRequest): Promise<ActionAnswer> {
  const { user, channel, ts, name, remove = false } = request;
  const person = actorIn(local, user, channel);
  const message = local.log.find(channel, ts);
  if (!message) throw new MisuseError(`There is no message ${ts} in ${channel}.`);
  const method = remove ? 'reactions.remove' : 'reactions.add';
  await local.emulator.call(person.name, method, { channel, timestamp: ts, name });
  if (remove) local.log.unreact(message, name, user);
  else local.log.react(message, name, user);
  const event: JsonObject = {
    type: remove ? 'reaction_removed' : 'reaction_added',
    user,
    reaction: name,
    item: { type: 'message', channel, ts },
    item_user: stringAt(message, 'user'),
  };
  if (local.directory.isMember(channel, app.userId)) emit(local, event, channel);
  local.activity.changed();
  return { ok: true };
}

export async function openHome(local: Local, userId: string): Promise<ActionAnswer> {
  actor(local, userId);
  const channel = await directMessageWith(local, userId);
  const view = local.views.homeOf(userId);
  const event = { type: 'app_home_opened', user: userId, channel, tab: 'home', ...(view ? { view } : {}) };
  if (isWanted(local, event)) await deliverEvent(local, event);
  local.activity.changed();
  return { ok: true };
}

export function read(local: Local, userId: string, channelId: string): ActionAnswer {
  const newest = local.log.in(channelId).at(-1);
  if (newest) local.directory.markRead(channelId, actor(local, userId).id, newest.ts);
  local.activity.changed();
  return { ok: true };
}
