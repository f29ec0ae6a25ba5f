// users.* and usergroups.*: answered from the directory, since the emulator knows no time zones, locales or guests.
import { type Call, failed, lacking, type Methods, ok, pageOf } from './api-call.ts';
import { flagAt, stringAt } from './json.ts';
import type { JsonObject } from './protocol.ts';
import { type Person, slackbot, userGroups } from './seed-workspace.ts';
import { groupObject, userObject } from './slack-objects.ts';

export const peopleMethods: Methods = {
  'users.info': info,
  'users.list': list,
  'users.lookupByEmail': lookupByEmail,
  'usergroups.list': groups,
  'usergroups.users.list': groupUsers,
};

function shown({ local, args }: Call, person: Person): JsonObject {
  const detail = { email: local.scopes.includes('users:read.email'), locale: flagAt(args, 'include_locale') };
  return userObject(person, detail);
}

function info(call: Call): JsonObject {
  const userId = stringAt(call.args, 'user');
  const person = userId === slackbot.id ? slackbot : call.local.directory.findPerson(userId);
  return lacking(call.local, 'users:read') ?? (person ? ok({ user: shown(call, person) }) : failed('user_not_found'));
}

function list(call: Call): JsonObject {
  const everybody = [slackbot, ...call.local.directory.everybody()];
  const [members, page] = pageOf(
    everybody.map((person) => shown(call, person)),
    call.args,
    1000,
  );
  return lacking(call.local, 'users:read') ?? ok({ members, cache_ts: Math.floor(Date.now() / 1000), ...page });
}

function lookupByEmail(call: Call): JsonObject {
  const email = stringAt(call.args, 'email').toLowerCase();
  const person = call.local.directory.everybody().find((one) => email !== '' && one.email === email);
  return (
    lacking(call.local, 'users:read.email') ?? (person ? ok({ user: shown(call, person) }) : failed('users_not_found'))
  );
}

function groups({ local, args }: Call): JsonObject {
  const withUsers = flagAt(args, 'include_users');
  return (
    lacking(local, 'usergroups:read') ?? ok({ usergroups: userGroups.map((group) => groupObject(group, withUsers)) })
  );
}

function groupUsers({ local, args }: Call): JsonObject {
  const group = userGroups.find((one) => one.id === stringAt(args, 'usergroup'));
  return lacking(local, 'usergroups:read') ?? (group ? ok({ users: [...group.users] }) : failed('no_such_subteam'));
}
