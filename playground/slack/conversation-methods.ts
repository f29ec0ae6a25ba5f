// conversations.* and users.conversations: who sees which channel, paging, ranges of history.
import {
  type Call,
  failed,
  forward,
  isHidden,
  lacking,
  type Methods,
  notInside,
  ok,
  pageOf,
  targetOf,
} from './api-call.ts';
import type { Channel } from './directory.ts';
import { flagAt, isObject, objectAt, objectsAt, stringAt } from './json.ts';
import { memberJoined, memberLeft } from './membership.ts';
import type { JsonObject } from './protocol.ts';
import { app } from './seed-workspace.ts';
import { channelObject } from './slack-objects.ts';

export const conversationMethods: Methods = {
  'conversations.list': list,
  'conversations.info': info,
  'conversations.members': members,
  'conversations.open': open,
  'conversations.join': join,
  'conversations.leave': leave,
  'conversations.invite': invite,
  'conversations.create': create,
  'conversations.archive': archive,
  'conversations.unarchive': unarchive,
  'conversations.history': history,
  'conversations.replies': replies,
  'users.conversations': ofUser,
};

const scopeOfType: { [type: string]: string } = {
  public_channel: 'channels',
  private_channel: 'groups',
  im: 'im',
  mpim: 'mpim',
};

function typeOf(channel: Channel): string {
  if (channel.is_im) return 'im';
  if (channel.is_mpim) return 'mpim';
  return channel.is_private ? 'private_channel' : 'public_channel';
}

function needs({ local }: Call, channel: Channel, right: 'read' | 'history'): JsonObject | undefined {
  return lacking(local, `${scopeOfType[typeOf(channel)]}:${right}`);
}

function asked(call: Call, candidates: readonly Channel[]): Channel[] | JsonObject {
  const types = (stringAt(call.args, 'types') || 'public_channel').split(',').map((one) => one.trim());
  if (types.some((type) => !scopeOfType[type])) return failed('invalid_types');
  const refused = lacking(call.local, ...types.map((type) => `${scopeOfType[type]}:read`));
  if (refused) return refused;
  const withArchived = !flagAt(call.args, 'exclude_archived');
  const visible = candidates.filter((one) => !isHidden(call.local, one.id) && (withArchived || !one.is_archived));
  return visible.filter((one) => types.includes(typeOf(one)));
}

function list(call: Call): JsonObject {
  const found = asked(call, call.local.directory.allChannels());
  if (!Array.isArray(found)) return found;
  const detail = { memberCount: true, viewer: app.userId };
  const [channels, page] = pageOf(
    found.map((one) => channelObject(one, detail)),
    call.args,
    100,
  );
  return ok({ channels, ...page });
}

function ofUser(call: Call): JsonObject {
  const userId = stringAt(call.args, 'user') || app.userId;
  if (!call.local.directory.findPerson(userId)) return failed('user_not_found');
  const found = asked(call, call.local.directory.channelsOf(userId));
  if (!Array.isArray(found)) return found;
  const [channels, page] = pageOf(
    found.map((one) => channelObject(one, { memberCount: false })),
    call.args,
    100,
  );
  return ok({ channels, ...page });
}

function visibleChannel({ local, args }: Call): Channel | undefined {
  const id = stringAt(args, 'channel');
  return isHidden(local, id) ? undefined : local.directory.findChannel(id);
}

function info(call: Call): JsonObject {
  const channel = visibleChannel(call);
  if (!channel) return failed('channel_not_found');
  const detail = { memberCount: flagAt(call.args, 'include_num_members'), viewer: app.userId };
  return needs(call, channel, 'read') ?? ok({ channel: channelObject(channel, detail) });
}

function members(call: Call): JsonObject {
  const channel = visibleChannel(call);
  if (!channel) return failed('channel_not_found');
  const [page, metadata] = pageOf(channel.members, call.args, 100);
  return needs(call, channel, 'read') ?? ok({ members: page, ...metadata });
}

async function open(call: Call): Promise<JsonObject> {
  const users = stringAt(call.args, 'users').split(',').filter(Boolean);
  const [userId = ''] = users;
  if (users.length !== 1 || !call.local.directory.findPerson(userId)) return forward(call);
  const refused = lacking(call.local, 'im:write');
  if (refused) return refused;
  const known = call.local.directory.directMessageOf(userId) !== undefined;
  const id = await targetOf(call.local, userId);
  const channel = call.local.directory.findChannel(id);
  if (!channel) return failed('channel_not_found');
  const shown = flagAt(call.args, 'return_im') ? channelObject(channel, { memberCount: false }) : { id };
  return ok({ ...(known ? { no_op: true, already_open: true } : {}), channel: shown });
}

async function join(call: Call): Promise<JsonObject> {
  const id = stringAt(call.args, 'channel');
  if (isHidden(call.local, id)) return failed('channel_not_found');
  const answer = await forward(call);
  if (answer.ok !== true) return answer;
  const already = call.local.directory.isMember(id, app.userId);
  if (!already) memberJoined(call.local, id, { user: app.userId });
  const channel = call.local.directory.findChannel(id);
  const shown = channel ? channelObject(channel, { memberCount: false, viewer: app.userId }) : {};
  return ok({ channel: shown, ...(already ? { warning: 'already_in_channel' } : {}) });
}

async function leave(call: Call): Promise<JsonObject> {
  const answer = await forward(call);
  if (answer.ok === true) memberLeft(call.local, stringAt(call.args, 'channel'), app.userId);
  return answer;
}

async function invite(call: Call): Promise<JsonObject> {
  const answer = await forward(call);
  const users = answer.ok === true ? stringAt(call.args, 'users').split(',') : [];
  for (const user of users) memberJoined(call.local, stringAt(call.args, 'channel'), { user, inviter: app.userId });
  return answer;
}

async function create(call: Call): Promise<JsonObject> {
  const answer = await forward(call);
  const created = objectAt(answer, 'channel');
  const id = stringAt(created, 'id');
  const kind = { is_private: flagAt(created, 'is_private'), is_im: false, is_mpim: false };
  const rest = { topic: '', is_archived: false, is_ext_shared: false, members: [app.userId] };
  if (answer.ok === true) call.local.directory.addChannel({ id, name: stringAt(created, 'name'), ...kind, ...rest });
  return answer;
}

async function archive(call: Call): Promise<JsonObject> {
  return setArchived(call, true);
}

async function unarchive(call: Call): Promise<JsonObject> {
  return setArchived(call, false);
}

async function setArchived(call: Call, archived: boolean): Promise<JsonObject> {
  const answer = await forward(call);
  const channel = call.local.directory.findChannel(stringAt(call.args, 'channel'));
  if (answer.ok === true && channel) channel.is_archived = archived;
  return answer;
}

async function history(call: Call): Promise<JsonObject> {
  const all = await everyMessage(call, { channel: stringAt(call.args, 'channel') });
  if (!Array.isArray(all)) return all;
  const [messages, metadata] = pageOf(inRange(all, call.args), call.args, 100);
  const more = stringAt(objectAt(metadata, 'response_metadata'), 'next_cursor') !== '';
  return ok({ messages, has_more: more, pin_count: 0, ...(more ? metadata : {}) });
}

async function replies(call: Call): Promise<JsonObject> {
  const thread = { channel: stringAt(call.args, 'channel'), ts: stringAt(call.args, 'ts') };
  const all = await everyMessage(call, thread);
  if (!Array.isArray(all)) return all;
  if (all.length === 0) return failed('thread_not_found');
  const [messages, metadata] = pageOf(inRange(all, call.args), call.args, 1000);
  const more = stringAt(objectAt(metadata, 'response_metadata'), 'next_cursor') !== '';
  return ok({ messages, has_more: more, ...(more ? metadata : {}) });
}

/** The emulator knows no range and always gives metadata; both are done here, over all it has. */
async function everyMessage(call: Call, args: JsonObject): Promise<JsonObject[] | JsonObject> {
  const { local } = call;
  const id = stringAt(args, 'channel');
  const refused = notInside(local, id);
  if (refused) return refused;
  const messages: JsonObject[] = [];
  let cursor = '';
  do {
    const answer = await forward(call, { ...args, limit: 1000, cursor });
    if (answer.ok !== true) return answer;
    messages.push(...objectsAt(answer, 'messages'));
    cursor = stringAt(objectAt(answer, 'response_metadata'), 'next_cursor');
  } while (cursor !== '');
  const withMetadata = flagAt(call.args, 'include_all_metadata');
  return messages.map((message) =>
    inHistory({ ...message, ...threadFields(local.log.find(id, stringAt(message, 'ts'))) }, withMetadata),
  );
}

function threadFields(message: JsonObject = {}): JsonObject {
  const { thread_ts, reply_users_count, latest_reply, bot_profile, team } = message;
  const known = { thread_ts, reply_users_count, latest_reply, bot_profile, team };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

function inHistory(message: JsonObject, withMetadata: boolean): JsonObject {
  const { metadata, ...rest } = message;
  const has = isObject(metadata) && Object.keys(metadata).length > 0;
  return has && withMetadata ? { ...rest, metadata } : rest;
}

function inRange(messages: readonly JsonObject[], args: JsonObject): JsonObject[] {
  const oldest = Number(args.oldest) || 0;
  const latest = Number(args.latest) || Infinity;
  const inclusive = flagAt(args, 'inclusive');
  return messages.filter((message) => {
    const ts = Number(message.ts);
    return (ts > oldest && ts < latest) || (inclusive && (ts === oldest || ts === latest));
  });
}
