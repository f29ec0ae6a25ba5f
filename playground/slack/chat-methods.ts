// chat.*: what Slack checks and the emulator does not, and the copy of each message that people see.
import { type Call, failed, forward, lacking, type Methods, notInside, ok, targetOf } from './api-call.ts';
import { withIds } from './block-ids.ts';
import { isObject, listAt, objectAt, stringAt } from './json.ts';
import { refusedMessage } from './limits.ts';
import type { JsonObject } from './protocol.ts';
import { authorship, defined } from './response-url.ts';
import { app, team } from './seed-workspace.ts';

export const chatMethods: Methods = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.unfurl': unfurl,
};

async function postMessage(call: Call): Promise<JsonObject> {
  const { local } = call;
  const channel = await targetOf(local, stringAt(call.args, 'channel'));
  const refused = lacking(local, 'chat:write') ?? refusedContent(call.args) ?? refusedPlace(call, channel);
  if (refused) return refused;
  const { markdown_text, text, ...rest } = call.args;
  const content = withStoredBlocks({ ...rest, ...defined({ text: text ?? markdown_text }) });
  const answer = await forward(call, { ...content, channel, ...authorship });
  if (answer.ok !== true) return answer;
  const stored = local.log.put(channel, asSlackShows(objectAt(answer, 'message')));
  const { channel: _channel, ...message } = stored;
  return { ...answer, message };
}

async function postEphemeral(call: Call): Promise<JsonObject> {
  const { local } = call;
  const channel = await targetOf(local, stringAt(call.args, 'channel'));
  const refused = lacking(local, 'chat:write') ?? refusedContent(call.args) ?? notInside(local, channel);
  if (refused) return refused;
  const args = withStoredBlocks(call.args);
  const answer = await forward(call, { ...args, channel });
  if (answer.ok !== true) return answer;
  local.log.addEphemeral({
    channel,
    to: stringAt(args, 'user'),
    ts: stringAt(answer, 'message_ts'),
    text: stringAt(args, 'text'),
    blocks: withIds(listAt(args, 'blocks')),
    thread_ts: stringAt(args, 'thread_ts'),
  });
  return answer;
}

async function update(call: Call): Promise<JsonObject> {
  const { local, args } = call;
  const refused = lacking(local, 'chat:write') ?? refusedContent(args);
  if (refused) return refused;
  if (stringAt(args, 'text').length > 4000) return failed('msg_too_long');
  const channel = stringAt(args, 'channel');
  if (!local.directory.findChannel(channel)) return failed('channel_not_found');
  const answer = await forward(call, withStoredBlocks(args));
  if (answer.ok !== true) return answer;
  const { channel: _channel, ...message } = local.log.put(channel, asSlackShows(objectAt(answer, 'message')));
  return { ...answer, message };
}

async function remove(call: Call): Promise<JsonObject> {
  const answer = await forward(call);
  if (answer.ok === true) call.local.log.remove(stringAt(call.args, 'channel'), stringAt(call.args, 'ts'));
  return answer;
}

function unfurl({ local, args }: Call): JsonObject {
  const refused = lacking(local, 'links:write') ?? notInside(local, stringAt(args, 'channel'));
  if (refused) return refused;
  const message = local.log.find(stringAt(args, 'channel'), stringAt(args, 'ts'));
  if (!message) return failed('cannot_unfurl_message');
  if (!isObject(args.unfurls) && !isObject(args.metadata)) return failed('missing_unfurls');
  const attachments = Object.entries(objectAt(args, 'unfurls')).flatMap(([from_url, content]) =>
    isObject(content) ? [{ ...content, from_url, is_app_unfurl: true, app_id: app.id }] : [],
  );
  local.log.put(message.channel, { ...message, attachments });
  return ok();
}

function refusedContent(args: JsonObject): JsonObject | undefined {
  const hasMarkdown = stringAt(args, 'markdown_text') !== '';
  if (hasMarkdown && (stringAt(args, 'text') !== '' || args.blocks !== undefined))
    return failed('markdown_text_conflict');
  if (stringAt(args, 'markdown_text').length > 12_000) return failed('msg_too_long');
  if (listAt(args, 'attachments').length > 100) return failed('too_many_attachments');
  if (args.metadata !== undefined && !isMetadata(args.metadata)) return failed('invalid_metadata_format');
  return refusedMessage(args);
}

function isMetadata(value: unknown): boolean {
  if (!isObject(value)) return false;
  const isNone = Object.keys(value).length === 0;
  return (
    isNone || (stringAt(value, 'event_type') !== '' && isObject(value.event_payload)) || Array.isArray(value.entities)
  );
}

/** `chat:write.public` opens public channels to posting, and to nothing else. */
function refusedPlace({ local }: Call, channel: string): JsonObject | undefined {
  if (channel === '') return failed('channel_not_found');
  const refused = notInside(local, channel);
  return refused?.error === 'not_in_channel' && local.scopes.includes('chat:write.public') ? undefined : refused;
}

function withStoredBlocks(args: JsonObject): JsonObject {
  return Array.isArray(args.blocks) ? { ...args, blocks: withIds(args.blocks) } : args;
}

function asSlackShows(message: JsonObject): JsonObject {
  const profile = {
    id: app.botId,
    app_id: app.id,
    name: app.name,
    icons: {},
    deleted: false,
    updated: 0,
    team_id: team.id,
  };
  const { metadata, ...rest } = message;
  const kept = isObject(metadata) && Object.keys(metadata).length > 0 ? { metadata } : {};
  return { ...rest, ...kept, team: team.id, bot_profile: profile };
}
