// Reads Slack's user and channel objects into ours: standing, name, zone, kind of channel. Pure.
import { z } from 'zod';
import type { Standing } from '../kernel/ctx.ts';
import { asChannelId, asUserId } from '../kernel/ids.ts';
import { isTimeZone } from '../kernel/time.ts';
import type { ChannelFacts, Person } from './directory.ts';
import type { Installation } from './parts.ts';

const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);
const text = z
  .string()
  .nullish()
  .transform((value) => value || undefined);

const slackUser = z.object({
  id: z.string().transform(asUserId),
  team_id: text,
  name: text,
  real_name: text,
  deleted: flag,
  is_bot: flag,
  is_admin: flag,
  is_owner: flag,
  is_primary_owner: flag,
  is_restricted: flag,
  is_ultra_restricted: flag,
  is_stranger: flag,
  tz: text,
  locale: text,
  enterprise_user: z.object({ enterprise_id: text }).nullish(),
  profile: z.object({ display_name: text, real_name: text }).nullish(),
});
type SlackUser = z.output<typeof slackUser>;

export interface ReadPerson extends Person {
  readonly isDeactivated: boolean;
}

/** Throws when Slack's answer is no user. */
export function readPerson(answer: unknown, installation: Installation): ReadPerson {
  const user = slackUser.parse(answer);
  const { profile } = user;
  return {
    userId: user.id,
    name: profile?.real_name ?? user.real_name ?? profile?.display_name ?? user.name ?? user.id,
    standing: standingOf(user, installation),
    isBot: user.is_bot || user.id === 'USLACKBOT',
    isDeactivated: user.deleted,
    locale: localeOf(user.locale),
    timeZone: user.tz && isTimeZone(user.tz) ? user.tz : 'UTC',
  };
}

function standingOf(user: SlackUser, installation: Installation): Standing {
  if (isExternal(user, installation)) return 'external';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest';
  return user.is_admin || user.is_owner || user.is_primary_owner ? 'admin' : 'member';
}

/** From another organisation: neither the installing team's nor, in an organisation, one of its own. */
function isExternal(user: SlackUser, { teamId, enterpriseId }: Installation): boolean {
  if (user.is_stranger) return true;
  const isHere = !user.team_id || user.team_id === teamId || user.team_id === enterpriseId;
  const isColleague = enterpriseId !== undefined && user.enterprise_user?.enterprise_id === enterpriseId;
  return !isHere && !isColleague;
}

function localeOf(locale: string | undefined): string {
  try {
    return Intl.getCanonicalLocales(locale?.replace('_', '-') ?? 'en-US')[0] ?? 'en-US';
  } catch {
    return 'en-US';
  }
}

const slackChannel = z.object({
  id: z.string().transform(asChannelId),
  name: text,
  is_private: flag,
  is_im: flag,
  is_mpim: flag,
  is_group: flag,
  is_member: flag,
  is_archived: flag,
  is_ext_shared: flag,
  is_pending_ext_shared: flag,
});

/** Throws when Slack's answer is no channel. The bot belongs to every direct message it can see. */
export function readChannel(answer: unknown): ChannelFacts {
  const channel = slackChannel.parse(answer);
  const isDirect = channel.is_im || channel.is_mpim;
  return {
    id: channel.id,
    name: channel.name ?? (isDirect ? 'direct message' : channel.id),
    isPrivate: channel.is_private || channel.is_group || isDirect,
    isDirect,
    isExternallyShared: channel.is_ext_shared || channel.is_pending_ext_shared,
    isBotMember: channel.is_member || isDirect,
  };
}
