// People and the bot coming to channels and leaving them, with the events Slack sends about it.
import { emit } from './events.ts';
import type { Local } from './local.ts';
import type { JsonObject } from './protocol.ts';
import { app, team } from './seed-workspace.ts';

interface Newcomer {
  user: string;
  inviter?: string;
}

/** Notes who is in a channel now; the emulator has been told already. Slack tells bots only of channels they are in. */
export function memberJoined(local: Local, channel: string, { user, inviter = '' }: Newcomer): void {
  if (local.directory.isMember(channel, user)) return;
  local.directory.join(channel, user);
  const event = { ...about(local, channel, user), type: 'member_joined_channel', ...(inviter ? { inviter } : {}) };
  if (local.directory.isMember(channel, app.userId)) emit(local, event, channel);
}

export function memberLeft(local: Local, channel: string, user: string): void {
  const botWasThere = local.directory.isMember(channel, app.userId);
  local.directory.leave(channel, user);
  if (botWasThere) emit(local, { ...about(local, channel, user), type: 'member_left_channel' }, channel);
}

/** Somebody in the channel brings `user` in, unless they are there already. */
export async function invite(local: Local, channel: string, user: string): Promise<void> {
  if (local.directory.isMember(channel, user)) return;
  const host = local.directory.findChannel(channel)?.members.find((id) => id !== app.userId && id !== user) ?? '';
  const name = local.directory.findPerson(host)?.name ?? 'hugo';
  await local.emulator.demand(name, 'conversations.invite', { channel, users: user });
  memberJoined(local, channel, { user, inviter: host });
}

export async function depart(local: Local, channel: string, user: string): Promise<void> {
  if (!local.directory.isMember(channel, user)) return;
  const name = user === app.userId ? 'inside' : (local.directory.findPerson(user)?.name ?? '');
  await local.emulator.demand(name, 'conversations.leave', { channel });
  memberLeft(local, channel, user);
}

/** Archives a channel as somebody in it would. */
export async function archiveChannel(local: Local, channelId: string): Promise<void> {
  const channel = local.directory.findChannel(channelId);
  const host = channel?.members.find((id) => id !== app.userId) ?? '';
  const name = local.directory.findPerson(host)?.name ?? '';
  await local.emulator.demand(name, 'conversations.archive', { channel: channelId });
  if (channel) channel.is_archived = true;
  const type = channel?.is_private ? 'group_archive' : 'channel_archive';
  emit(local, { type, channel: channelId, user: host }, channelId);
}

function about(local: Local, channel: string, user: string): JsonObject {
  const channelType = local.directory.findChannel(channel)?.is_private ? 'G' : 'C';
  return { user, channel, channel_type: channelType, team: team.id };
}
