// Reactions, pins, bookmarks, files and the few methods about the app itself.
import { type Call, failed, forward, lacking, type Methods, notInside, ok, targetOf } from './api-call.ts';
import { objectAt, objectsAt, stringAt } from './json.ts';
import type { Local } from './local.ts';
import type { JsonObject } from './protocol.ts';
import { app, team } from './seed-workspace.ts';

export const otherMethods: Methods = {
  'api.test': ({ args }) => ok({ args }),
  'auth.test': authTest,
  'bots.info': botInfo,
  'team.info': teamInfo,
  'reactions.add': (call) => react(call, (message, name) => call.local.log.react(message, name, app.userId)),
  'reactions.remove': (call) => react(call, (message, name) => call.local.log.unreact(message, name, app.userId)),
  'reactions.get': (call) => react(call, () => undefined),
  'pins.add': inside,
  'pins.list': inside,
  'pins.remove': inside,
  'bookmarks.add': inside,
  'bookmarks.edit': inside,
  'bookmarks.list': inside,
  'bookmarks.remove': inside,
  'files.getUploadURLExternal': (call) => forward(call),
  'files.completeUploadExternal': completeUpload,
  'files.info': (call) => forward(call),
  'files.list': (call) => forward(call),
  'files.delete': (call) => forward(call),
  'chat.getPermalink': (call) => forward(call),
  'chat.scheduleMessage': (call) => forward(call),
  'chat.deleteScheduledMessage': (call) => forward(call),
  'chat.scheduledMessages.list': (call) => forward(call),
  'conversations.setTopic': inside,
  'conversations.setPurpose': inside,
};

function authTest({ local }: Call): JsonObject {
  return ok({
    url: `${local.url}/`,
    team: team.name,
    user: app.userName,
    team_id: team.id,
    user_id: app.userId,
    bot_id: app.botId,
    is_enterprise_install: false,
  });
}

function botInfo({ local, args }: Call): JsonObject {
  const bot = {
    id: app.botId,
    name: app.name,
    app_id: app.id,
    user_id: app.userId,
    deleted: false,
    updated: 0,
    icons: {},
  };
  const known = ['', app.botId].includes(stringAt(args, 'bot'));
  return lacking(local, 'users:read') ?? (known ? ok({ bot }) : failed('bot_not_found'));
}

function teamInfo({ local }: Call): JsonObject {
  return lacking(local, 'team:read') ?? ok({ team: { ...team, email_domain: '', icon: {} } });
}

type Message = NonNullable<ReturnType<Local['log']['find']>>;

async function react(call: Call, apply: (message: Message, name: string) => void): Promise<JsonObject> {
  const channel = stringAt(call.args, 'channel');
  const refused = notInside(call.local, channel);
  if (refused) return refused;
  const answer = await forward(call);
  const message = call.local.log.find(channel, stringAt(call.args, 'timestamp'));
  if (answer.ok === true && message) apply(message, stringAt(call.args, 'name'));
  return answer;
}

function inside(call: Call): JsonObject | Promise<JsonObject> {
  const channel = stringAt(call.args, 'channel') || stringAt(call.args, 'channel_id');
  return notInside(call.local, channel) ?? forward(call);
}

/** Slack shares the files after it has answered: the answer tells neither where nor under which `ts`. */
async function completeUpload(call: Call): Promise<JsonObject> {
  const { local, args } = call;
  const channel = await targetOf(local, stringAt(args, 'channel_id'));
  const refused = lacking(local, 'files:write') ?? (channel ? notInside(local, channel) : undefined);
  if (refused) return refused;
  const answer = await forward(call, { ...args, ...(channel ? { channel_id: channel } : {}) });
  if (answer.ok !== true) return answer;
  const files = objectsAt(answer, 'files');
  for (const share of files.slice(0, 1).flatMap(sharesOf)) await showShared(local, share);
  return { ...answer, files: files.map((file) => ({ ...file, shares: {}, channels: [], groups: [], ims: [] })) };
}

interface Share {
  channel: string;
  ts: string;
}

function sharesOf(file: JsonObject): Share[] {
  const shares = objectAt(file, 'shares');
  return ['public', 'private'].flatMap((side) => {
    const byChannel = objectAt(shares, side);
    return Object.keys(byChannel).flatMap((channel) =>
      objectsAt(byChannel, channel).map((one) => ({ channel, ts: stringAt(one, 'ts') })),
    );
  });
}

async function showShared(local: Local, { channel, ts }: Share): Promise<void> {
  const answer = await local.emulator.call('inside', 'conversations.replies', { channel, ts });
  const message = objectsAt(answer, 'messages').find((one) => one.ts === ts);
  if (message) local.log.put(channel, { ...message, bot_id: app.botId, app_id: app.id });
}
