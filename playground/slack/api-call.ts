// What the Web API methods of the stand-in share: the call, scopes, who may see a channel, forwarding.
import { stringAt } from './json.ts';
import { directMessageWith, type Local } from './local.ts';
import type { Json, JsonObject } from './protocol.ts';
import { app } from './seed-workspace.ts';

export interface Call {
  local: Local;
  method: string;
  args: JsonObject;
}

type Method = (call: Call) => JsonObject | Promise<JsonObject>;
export type Methods = { readonly [name: string]: Method };

export function ok(fields: JsonObject = {}): JsonObject {
  return { ok: true, ...fields };
}

export function failed(error: string): JsonObject {
  return { ok: false, error };
}

/** The refusal of a call that lacks a scope, or nothing. */
export function lacking(local: Local, ...scopes: string[]): JsonObject | undefined {
  const missing = scopes.filter((scope) => !local.scopes.includes(scope));
  if (missing.length === 0) return undefined;
  return { ok: false, error: 'missing_scope', needed: missing.join(','), provided: local.scopes.join(',') };
}

/** To the bot, a private channel it is not in does not exist. */
export function isHidden(local: Local, channelId: string): boolean {
  const channel = local.directory.findChannel(channelId);
  return channel?.is_private === true && !channel.members.includes(app.userId);
}

/** The refusal of a call about a channel the bot cannot see or is not in, or nothing. Unknown ones are left alone. */
export function notInside(local: Local, channelId: string): JsonObject | undefined {
  const channel = local.directory.findChannel(channelId);
  if (!channel) return undefined;
  if (isHidden(local, channelId)) return failed('channel_not_found');
  return channel.members.includes(app.userId) ? undefined : failed('not_in_channel');
}

/** As the app, with the scopes it has. */
export async function forward(call: Call, args: JsonObject = call.args): Promise<JsonObject> {
  const answer = await call.local.emulator.call('bot', call.method, args);
  const channelId = stringAt(args, 'channel') || stringAt(args, 'channel_id');
  const hides = answer.error === 'not_in_channel' && isHidden(call.local, channelId);
  return hides ? failed('channel_not_found') : answer;
}

/** A channel by id or name; a person's id stands for the direct message with them. Empty when there is none. */
export async function targetOf(local: Local, given: string): Promise<string> {
  if (local.directory.findPerson(given)) return given === app.userId ? '' : directMessageWith(local, given);
  return local.directory.resolveChannel(given)?.id ?? '';
}

/** One page of a list, with the cursor of the next. */
export function pageOf<T extends Json>(all: readonly T[], args: JsonObject, fallback: number): [T[], JsonObject] {
  const limit = Math.min(Math.max(Math.floor(Number(args.limit)) || fallback, 1), 1000);
  const start = Number(Buffer.from(stringAt(args, 'cursor'), 'base64url').toString().slice('at:'.length)) || 0;
  const end = start + limit;
  const cursor = end < all.length ? Buffer.from(`at:${end}`).toString('base64url') : '';
  return [all.slice(start, end), { response_metadata: { next_cursor: cursor } }];
}
