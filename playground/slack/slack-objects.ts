// People, channels and groups in the shapes Slack's Web API answers with. Pure.
import { wallOffset } from './clock.ts';
import type { Channel } from './directory.ts';
import type { JsonObject } from './protocol.ts';
import { app, outsideTeam, type Person, team, type userGroups } from './seed-workspace.ts';

export interface UserDetail {
  email: boolean;
  locale: boolean;
}

/** A user object. Outsiders have another `team_id` and show neither mail nor locale, as over Slack Connect. */
export function userObject(person: Person, detail: UserDetail): JsonObject {
  const own = !person.is_external;
  return {
    id: person.id,
    team_id: teamOf(person).id,
    name: person.name,
    deleted: false,
    color: person.color.slice(1),
    real_name: person.real_name,
    tz: person.tz,
    tz_label: zoneName(person.tz),
    tz_offset: wallOffset(Date.now(), person.tz) / 1000,
    profile: profile(person, detail.email && own && !person.is_bot),
    ...(own ? roles(person) : { is_stranger: false }),
    is_bot: person.is_bot,
    is_app_user: false,
    updated: 1_700_000_000,
    ...(own ? { is_email_confirmed: true, who_can_share_contact_card: 'EVERYONE' } : {}),
    ...(detail.locale && own ? { locale: person.locale } : {}),
  };
}

function roles(person: Person): JsonObject {
  return {
    is_admin: person.is_admin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.guest !== 'no',
    is_ultra_restricted: person.guest === 'one-channel',
  };
}

function profile(person: Person, withEmail: boolean): JsonObject {
  const [first = '', ...rest] = person.real_name.split(' ');
  return {
    title: person.title,
    phone: '',
    skype: '',
    real_name: person.real_name,
    real_name_normalized: plainLetters(person.real_name),
    display_name: person.name,
    display_name_normalized: plainLetters(person.name),
    fields: null,
    status_text: '',
    status_emoji: '',
    status_emoji_display_info: [],
    status_expiration: 0,
    avatar_hash: `g${person.id.toLowerCase()}`,
    image_24: '',
    image_72: '',
    first_name: first,
    last_name: rest.join(' '),
    ...(withEmail ? { email: person.email } : {}),
    ...(person.is_bot ? { api_app_id: app.id, bot_id: app.botId, always_active: true } : {}),
    team: teamOf(person).id,
  };
}

export function teamOf(person: Person): { id: string; name: string; domain: string } {
  return person.is_external ? outsideTeam : team;
}

export interface ChannelDetail {
  memberCount: boolean;
  /** `is_member` is about this user; `users.conversations` leaves it out. */
  viewer?: string;
}

export function channelObject(channel: Channel, detail: ChannelDetail): JsonObject {
  const shared = { is_shared: channel.is_ext_shared, is_ext_shared: channel.is_ext_shared, is_org_shared: false };
  const base = { id: channel.id, created: channel.created, context_team_id: team.id, updated: channel.created * 1000 };
  if (channel.is_im) {
    const other = channel.members.find((id) => id !== app.userId) ?? '';
    return { ...base, is_archived: false, is_im: true, is_org_shared: false, user: other, is_user_deleted: false };
  }
  return {
    ...base,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: !channel.is_private,
    is_group: channel.is_private,
    is_im: false,
    is_mpim: channel.is_mpim,
    is_private: channel.is_private,
    is_archived: channel.is_archived,
    is_general: channel.name === 'general',
    ...shared,
    unlinked: 0,
    creator: 'U0HUGO',
    ...(detail.viewer === undefined ? {} : { is_member: channel.members.includes(detail.viewer) }),
    topic: { value: channel.topic, creator: 'U0HUGO', last_set: channel.created },
    purpose: { value: '', creator: 'U0HUGO', last_set: channel.created },
    previous_names: [],
    ...(detail.memberCount ? { num_members: channel.members.length } : {}),
  };
}

export function groupObject(group: (typeof userGroups)[number], withUsers: boolean): JsonObject {
  return {
    id: group.id,
    team_id: team.id,
    is_usergroup: true,
    name: group.name,
    handle: group.handle,
    description: '',
    is_external: false,
    date_delete: 0,
    auto_type: null,
    user_count: group.users.length,
    ...(withUsers ? { users: [...group.users] } : {}),
  };
}

function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

function zoneName(timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'long' });
  return format.formatToParts(Date.now()).find((part) => part.type === 'timeZoneName')?.value ?? timeZone;
}
