// Keeps what is remembered of channel members true as people come and go, and learns from where people act.
import { z } from 'zod';
import { addMember, findChannel, isMember, removeMember } from '../db/channels.ts';
import type { AppCtx } from '../db/types.ts';
import { actingUser } from '../kernel/ctx.ts';
import type { SlackDirectory } from './directory-slack.ts';
import type { EventCall, EventRoute } from './routes.ts';
import { channelSchema, userSchema } from './schemas.ts';

const coming = z.object({ user: userSchema, channel: channelSchema });

/** What the edge itself listens to, beside what the slices declare; the manifest names them too. */
export const ownEventTypes = ['app_mention', 'member_joined_channel', 'member_left_channel'] as const;

/** Bot scopes that the edge itself needs. */
export const ownScopes = [
  'app_mentions:read',
  'channels:read',
  'chat:write',
  'commands',
  'groups:read',
  'im:write',
  'users:read',
] as const;

export function directoryEvents(directory: SlackDirectory): readonly EventRoute[] {
  const route = (type: string, change: typeof addMember): EventRoute => ({
    type,
    async run({ ctx, event, botUserId }: EventCall) {
      const { user, channel } = coming.parse(event);
      directory.forget(channel);
      if (user === botUserId || !(await findChannel(ctx.db.read, ctx.workspaceId, channel))) return { kind: 'nothing' };
      await ctx.db.tx((tx) => change(tx, ctx.workspaceId, { channelId: channel, userId: user }));
      return { kind: 'nothing' };
    },
  });
  return [route('member_joined_channel', addMember), route('member_left_channel', removeMember)];
}

/** Only members can type a command in a channel: whoever does is one, even if their joining was missed. */
export async function rememberMember(ctx: AppCtx): Promise<void> {
  const userId = actingUser(ctx);
  const { db, workspaceId, channelId } = ctx;
  if (!userId || !channelId) return;
  const membership = { channelId, userId };
  if (!(await findChannel(db.read, workspaceId, channelId)) || (await isMember(db.read, workspaceId, membership)))
    return;
  await db.tx((tx) => addMember(tx, workspaceId, membership));
}
