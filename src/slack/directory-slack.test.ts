import { expect, test } from 'vitest';
import { startEdge } from '../../test/support/edge.ts';
import { isMember, listMembers, upsertChannel } from '../db/channels.ts';
import { findPerson, upsertPerson } from '../db/people.ts';
import { asChannelId, asUserId, asWorkspaceId } from '../kernel/ids.ts';
import { DAY } from '../kernel/time.ts';
import { readChannel, readPerson } from './people-slack.ts';

const workspaceId = asWorkspaceId('T0PLUMB');
const ada = asUserId('U0ADA');
const atlas = asChannelId('C0ATLAS');

const installation = {
  workspaceId,
  teamId: 'T0PLUMB',
  enterpriseId: undefined,
  botUserId: asUserId('U0PLUMB'),
  botId: 'B0PLUMB',
  botName: 'plumbline',
};

test('a person is asked for once, however many ask at the same time, and remembered', async () => {
  const { edge, db, calls } = await startEdge({});
  const people = await Promise.all([1, 2, 3].map(() => edge.directory.person(ada)));
  expect(people[0]).toEqual({
    userId: 'U0ADA',
    name: 'Ada Lindqvist',
    standing: 'member',
    isBot: false,
    locale: 'en-GB',
    timeZone: 'Europe/Berlin',
  });
  expect(calls().filter((call) => call === 'users.info')).toHaveLength(1);
  expect(await findPerson(db.read, workspaceId, ada)).toMatchObject({ name: 'Ada Lindqvist', standing: 'member' });
});

test('standing is what Slack says: admin, guest, from outside', async () => {
  const { edge } = await startEdge({});
  const standingOf = async (id: string) => (await edge.directory.person(asUserId(id))).standing;
  expect(await standingOf('U0HUGO')).toBe('admin');
  expect(await standingOf('U0GUEST')).toBe('guest');
  expect(await standingOf('U0EXT')).toBe('external');
});

test('colleagues of the same organisation are no outsiders, people of another are', () => {
  const inOrganisation = { ...installation, enterpriseId: 'E1' };
  const colleague = { id: 'W1', team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } };
  expect(readPerson(colleague, inOrganisation).standing).toBe('member');
  expect(readPerson({ ...colleague, enterprise_user: { enterprise_id: 'E2' } }, inOrganisation).standing).toBe(
    'external',
  );
  expect(readPerson(colleague, installation).standing).toBe('external');
  expect(readPerson({ id: 'W1', team_id: 'T0PLUMB', is_stranger: true, is_admin: true }, installation).standing).toBe(
    'external',
  );
  expect(readPerson({ id: 'W1', team_id: 'T0PLUMB', is_owner: true, is_restricted: true }, installation).standing).toBe(
    'guest',
  );
});

test('what Slack leaves out or garbles has a sane stand-in', () => {
  const person = readPerson({ id: 'U1', tz: 'Mars/Base', locale: 'not a locale' }, installation);
  expect(person).toMatchObject({ name: 'U1', timeZone: 'UTC', locale: 'en-US', isDeactivated: false });
  expect(readPerson({ id: 'USLACKBOT', is_bot: false }, installation).isBot).toBe(true);
  expect(readChannel({ id: 'C1' })).toMatchObject({ name: 'C1', isPrivate: false, isBotMember: false });
  expect(readChannel({ id: 'G1', is_mpim: true })).toMatchObject({ isDirect: true, isPrivate: true });
});

test('members are the humans of a channel, read once a day each, and remembered as its members', async () => {
  const { edge, db, calls } = await startEdge({});
  const members = await edge.directory.members(atlas);
  const names = members.map(({ name }) => name);
  expect(names).toContain('Ada Lindqvist');
  expect(names).not.toContain('Plumbline');
  expect((await listMembers(db.read, workspaceId, atlas)).toSorted()).toEqual(
    members.map(({ userId }) => userId).toSorted(),
  );
  const asked = calls().filter((call) => call === 'users.info').length;
  await edge.directory.members(atlas);
  expect(calls().filter((call) => call === 'users.info').length - asked).toBeLessThanOrEqual(1);
});

test('a channel the bot cannot see says how to invite it', async () => {
  const { edge } = await startEdge({});
  const sentence = 'I’m not in that channel. Type /invite @plumbline there, then try again.';
  await expect(edge.directory.channel(asChannelId('C0NOWHERE'))).rejects.toMatchObject({
    code: 'precondition',
    sentence,
  });
});

test('a direct message is known without asking', async () => {
  const { edge, calls } = await startEdge({});
  expect(await edge.directory.channel(asChannelId('D123'))).toMatchObject({ isDirect: true, isPrivate: true });
  expect(calls()).not.toContain('conversations.info');
});

test('a channel that is too large is refused with a sentence', async () => {
  const { edge, slack } = await startEdge({});
  const channel = slack.directory.findChannel('C0GENERAL');
  for (let i = 0; i < 2_001; i += 1) channel?.members.push(`U0X${i}`);
  await expect(edge.directory.members(asChannelId('C0GENERAL'))).rejects.toMatchObject({
    code: 'limit',
    sentence: 'That channel has more than 2,000 members, which is more than I can ask.',
  });
});

test('Slack being slow or away never delays an answer: what is remembered stands in', async () => {
  const run = async ({ ctx }: { ctx: { actor: { kind: string; standing?: string } } }) =>
    ({ kind: 'say', message: { text: `standing ${ctx.actor.standing}`, blocks: [] } }) as const;
  const command = { words: ['me'] as [string], summary: 'me', example: '/roadmap me', effect: 'reads' as const, run };
  const { slack, db } = await startEdge({ commands: [command] }, { timing: { personMs: 60 } });
  slack.faults.add({ method: 'users.info', kind: 'slow', ms: 400, times: 2 });
  const person = slack.person('U0ADA');
  await person.command('/roadmap me');
  await person.sees('Slack is slow to tell me who you are. Please try again in a moment.');
  const old = { userId: asUserId('U0BEN'), name: 'Ben', timeZone: 'UTC', locale: 'en-US', isBot: false };
  await db.tx((tx) => upsertPerson(tx, workspaceId, { ...old, standing: 'guest', readAt: Date.now() - 30 * DAY }));
  const ben = slack.person('U0BEN');
  await ben.command('/roadmap me');
  await ben.sees('standing guest');
});

test('members come and go with Slack’s events, in channels that are known', async () => {
  const { slack, db } = await startEdge({});
  await db.tx((tx) => upsertChannel(tx, workspaceId, { id: atlas, name: 'atlas', isPrivate: false }));
  const isIn = (channelId = atlas) => isMember(db.read, workspaceId, { channelId, userId: ada });
  await slack.sendEvent({ type: 'member_joined_channel', user: 'U0ADA', channel: 'C0ATLAS' });
  await expect.poll(() => isIn()).toBe(true);
  await slack.sendEvent({ type: 'member_left_channel', user: 'U0ADA', channel: 'C0ATLAS' });
  await expect.poll(() => isIn()).toBe(false);
  await slack.sendEvent({ type: 'member_joined_channel', user: 'U0ADA', channel: 'C0UNKNOWN' });
  await slack.settled();
  expect(await isIn(asChannelId('C0UNKNOWN'))).toBe(false);
});

test('whoever types a command in a known channel is remembered as its member', async () => {
  const { slack, db } = await startEdge({});
  await db.tx((tx) => upsertChannel(tx, workspaceId, { id: atlas, name: 'atlas', isPrivate: true }));
  await slack.person('U0ADA').command('/roadmap help');
  await expect.poll(() => isMember(db.read, workspaceId, { channelId: atlas, userId: ada })).toBe(true);
});

test('a large channel is read from the workspace’s list, not person by person', async () => {
  const { edge, slack, calls } = await startEdge({});
  const general = slack.directory.findChannel('C0GENERAL');
  for (let i = 0; i < 60; i += 1) general?.members.push(`U0X${i}`);
  const members = await edge.directory.members(asChannelId('C0GENERAL'));
  expect(members.map(({ name }) => name)).toContain('Ada Lindqvist');
  expect(calls().filter((call) => call === 'users.list')).toHaveLength(1);
  expect(await edge.directory.person(ada)).toMatchObject({ locale: 'en-GB', name: 'Ada Lindqvist' });
});
