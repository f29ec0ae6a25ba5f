// What an app posts to a response_url, wherever the interaction came from, whether or not the bot is a member. An answer
// to a command takes the same way in.
import { withIds } from './block-ids.ts';
import { flagAt, isObject, listAt, objectAt, parseJson, stringAt } from './json.ts';
import { refusedMessage } from './limits.ts';
import type { Local } from './local.ts';
import type { Json, JsonObject } from './protocol.ts';
import type { Origin } from './response-urls.ts';
import { app } from './seed-workspace.ts';

export interface ResponseResult {
  status: number;
  answer: Json;
}

export async function answerResponseUrl(local: Local, id: string, body: string): Promise<ResponseResult> {
  const found = local.responseUrls.use(id);
  if ('error' in found) return { status: 404, answer: { ok: false, error: found.error } };
  const content = parseJson(body);
  if (!isObject(content)) return { status: 400, answer: { ok: false, error: 'invalid_payload' } };
  const refused = await respond(local, found.origin, content);
  return refused ? { status: 400, answer: refused } : { status: 200, answer: { ok: true } };
}

/** Applies a message given as an answer. Returns Slack's refusal, or nothing. */
export async function respond(local: Local, origin: Origin, given: JsonObject): Promise<JsonObject | undefined> {
  const refused = refusedMessage(given);
  if (refused) return refused;
  const content: JsonObject = { ...given, ...(Array.isArray(given.blocks) ? { blocks: withIds(given.blocks) } : {}) };
  if (flagAt(content, 'delete_original')) return removeOriginal(local, origin);
  const empty = stringAt(content, 'text') === '' && ![content.blocks, content.attachments].some(Array.isArray);
  if (empty) return { ok: false, error: 'no_text' };
  if (flagAt(content, 'replace_original') && hasOriginal(origin)) return replaceOriginal(local, origin, content);
  if (stringAt(content, 'response_type') === 'in_channel') return postInChannel(local, origin, content);
  const text = stringAt(content, 'text');
  const blocks = withIds(listAt(content, 'blocks'));
  const place = {
    channel: origin.channelId,
    to: origin.userId,
    thread_ts: stringAt(content, 'thread_ts') || origin.threadTs,
  };
  local.log.addEphemeral({ ...place, ts: local.log.nextTs(), text, blocks });
  return undefined;
}

function hasOriginal(origin: Origin): boolean {
  return origin.messageTs !== '' || origin.ephemeralId !== '';
}

async function removeOriginal(local: Local, origin: Origin): Promise<undefined> {
  local.log.removeEphemeral(origin.ephemeralId);
  if (origin.messageTs === '') return;
  await local.emulator.call('inside', 'chat.delete', { channel: origin.channelId, ts: origin.messageTs });
  local.log.remove(origin.channelId, origin.messageTs);
}

async function replaceOriginal(local: Local, origin: Origin, content: JsonObject): Promise<undefined> {
  const { channelId: channel, messageTs: ts } = origin;
  const text = stringAt(content, 'text');
  if (origin.ephemeralId !== '') {
    local.log.changeEphemeral(origin.ephemeralId, text, withIds(listAt(content, 'blocks')));
    return;
  }
  const { blocks, attachments, metadata } = content;
  const answer = await local.emulator.call('inside', 'chat.update', {
    channel,
    ts,
    text,
    ...defined({ blocks, attachments, metadata }),
  });
  const before = local.log.find(channel, ts);
  local.log.put(
    channel,
    answer.ok === true ? objectAt(answer, 'message') : { ...before, ts, text, ...defined({ blocks }) },
  );
}

async function postInChannel(local: Local, origin: Origin, content: JsonObject): Promise<undefined> {
  const { blocks, attachments, metadata, thread_ts } = content;
  const message = {
    text: stringAt(content, 'text'),
    ...defined({ blocks, attachments, metadata, thread_ts }),
    ...authorship,
  };
  const answer = await local.emulator.call('inside', 'chat.postMessage', { channel: origin.channelId, ...message });
  if (answer.ok === true) {
    local.log.put(origin.channelId, objectAt(answer, 'message'));
    return;
  }
  // A private channel without the bot: Slack lets the answer in all the same, the emulator cannot.
  local.log.put(origin.channelId, { type: 'message', user: app.userId, ts: local.log.nextTs(), ...message });
}

/** Marks a message as the app's own. */
export const authorship = { bot_id: app.botId, app_id: app.id };

/** Without the keys that hold nothing, so that the emulator does not take them for given. */
export function defined(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));
}
