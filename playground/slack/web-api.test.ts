import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type LocalSlack, startLocalSlack } from './index.ts';
import { app } from './seed-workspace.ts';
import { allScopes, errorOf, silent } from './test-app.ts';

let slack: LocalSlack;
let web: WebClient;

beforeAll(async () => {
  slack = await startLocalSlack({ scopes: allScopes });
  web = client();
});
beforeEach(() => slack.reset());
afterAll(() => slack.close());

function client(token = app.token): WebClient {
  return new WebClient(token, {
    slackApiUrl: slack.apiUrl,
    retryConfig: { retries: 0 },
    timeout: 2000,
    logger: silent,
  });
}

async function post(text: string, channel = 'C0ATLAS'): Promise<string> {
  return (await web.chat.postMessage({ channel, text })).ts ?? '';
}

test('only the token of the local app is taken', async () => {
  expect(await web.auth.test()).toMatchObject({ team_id: 'T0PLUMB', user_id: 'U0PLUMB', bot_id: 'B0PLUMB' });
  expect(await errorOf(client('xoxb-1234-5678-real').auth.test())).toBe('invalid_auth');
  expect(slack.traffic.entries().at(-1)?.request).not.toHaveProperty('token');
});

test('a scope that was not handed in is missing', async () => {
  const narrow = await startLocalSlack({ scopes: ['chat:write'] });
  const bot = new WebClient(app.token, { slackApiUrl: narrow.apiUrl, retryConfig: { retries: 0 } });
  const calls = [
    bot.users.info({ user: 'U0ADA' }),
    bot.conversations.info({ channel: 'C0ATLAS' }),
    bot.conversations.history({ channel: 'C0ATLAS' }),
    bot.conversations.open({ users: 'U0ADA' }),
    bot.usergroups.list(),
    bot.reactions.add({ channel: 'C0ATLAS', timestamp: '1.1', name: 'eyes' }),
    bot.files.getUploadURLExternal({ filename: 'a.txt', length: 1 }),
  ];
  const errors = await Promise.all(calls.map(errorOf));
  await narrow.close();
  expect(errors).toEqual(calls.map(() => 'missing_scope'));
});

test('people have a zone, a locale, a rank and a team', async () => {
  const user = async (id: string) => (await web.users.info({ user: id, include_locale: true })).user;
  expect(await user('U0DEV')).toMatchObject({ tz: 'Asia/Kolkata', tz_offset: 19_800, locale: 'en-IN', is_bot: false });
  expect(await user('U0HUGO')).toMatchObject({ is_admin: true, is_restricted: false, team_id: 'T0PLUMB' });
  expect(await user('U0GUEST')).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
  const outsider = await user('U0EXT');
  expect(outsider).toMatchObject({ team_id: 'T0EXTERN', is_stranger: false });
  expect(outsider).not.toHaveProperty('locale');
  expect(await user('U0PLUMB')).toMatchObject({ is_bot: true });
  expect(await errorOf(web.users.info({ user: 'U0NOBODY' }))).toBe('user_not_found');
});

test('mail addresses need their own scope', async () => {
  expect((await web.users.info({ user: 'U0ADA' })).user?.profile).not.toHaveProperty('email');
});

test('lists come in pages that join without gaps', async () => {
  const first = await web.users.list({ limit: 5 });
  const cursor = first.response_metadata?.next_cursor ?? '';
  const rest = await web.users.list({ limit: 1000, cursor });
  const ids = [...(first.members ?? []), ...(rest.members ?? [])].map((one) => one.id);
  expect(ids).toContain('USLACKBOT');
  expect(new Set(ids).size).toBe(13);
});

test('a private channel without the bot does not exist for the bot', async () => {
  const channel = 'G0LEAD';
  const calls = [
    web.conversations.info({ channel }),
    web.conversations.members({ channel }),
    web.conversations.history({ channel }),
    web.conversations.join({ channel }),
    web.chat.postMessage({ channel, text: 'Hello' }),
    web.chat.postEphemeral({ channel, user: 'U0ADA', text: 'Hello' }),
    web.reactions.add({ channel, timestamp: '1.1', name: 'eyes' }),
  ];
  expect(await Promise.all(calls.map(errorOf))).toEqual(calls.map(() => 'channel_not_found'));
  const { channels } = await web.conversations.list({ types: 'public_channel,private_channel' });
  expect(channels?.map((one) => one.name)).toEqual(['general', 'atlas', 'beacon', 'sales-calls']);
});

test('a public channel without the bot can be read about, but not written to', async () => {
  const channel = 'C0SALES';
  const { channel: info } = await web.conversations.info({ channel, include_num_members: true });
  expect(info).toMatchObject({ is_member: false, is_private: false, is_ext_shared: true, num_members: 6 });
  expect(await errorOf(web.chat.postMessage({ channel, text: 'Hello' }))).toBe('not_in_channel');
  expect(await errorOf(web.conversations.history({ channel }))).toBe('not_in_channel');
  await web.conversations.join({ channel });
  expect((await web.conversations.info({ channel })).channel?.is_member).toBe(true);
  await post('Hello', channel);
  expect(slack.posts(channel)).toMatchObject([{ text: 'Hello', user: 'U0PLUMB', bot: true }]);
});

test('chat:write.public opens public channels to posting', async () => {
  const open = await startLocalSlack({ scopes: ['chat:write', 'chat:write.public'] });
  const bot = new WebClient(app.token, { slackApiUrl: open.apiUrl, retryConfig: { retries: 0 } });
  await bot.chat.postMessage({ channel: 'C0SALES', text: 'Hello' });
  expect(open.posts('C0SALES')).toHaveLength(1);
  await open.close();
});

test('posting is refused as Slack refuses it', async () => {
  await slack.archive('C0BEACON');
  expect(await errorOf(web.chat.postMessage({ channel: 'C0BEACON', text: 'Hello' }))).toBe('is_archived');
  expect(await errorOf(web.chat.postMessage({ channel: 'C0NOWHERE', text: 'Hello' }))).toBe('channel_not_found');
  const outside = { channel: 'C0BEACON', user: 'U0GUEST', text: 'Hello' };
  expect(await errorOf(web.chat.postEphemeral({ ...outside, channel: 'C0GENERAL' }))).toBe('user_not_in_channel');
});

test('messages are changed and removed by their author alone', async () => {
  const ts = await post('First');
  await web.chat.update({ channel: 'C0ATLAS', ts, text: 'Second' });
  expect(slack.posts('C0ATLAS')).toMatchObject([{ text: 'Second', edited: true }]);
  const long = 'x'.repeat(4001);
  expect(await errorOf(web.chat.update({ channel: 'C0ATLAS', ts, text: long }))).toBe('msg_too_long');
  expect(await errorOf(web.chat.update({ channel: 'C0ATLAS', ts: '1.000001', text: 'x' }))).toBe('message_not_found');
  const hers = await slack.person('U0ADA').says('C0ATLAS', 'Mine');
  expect(await errorOf(web.chat.update({ channel: 'C0ATLAS', ts: hers.ts, text: 'x' }))).toBe('cant_update_message');
  await web.chat.delete({ channel: 'C0ATLAS', ts });
  expect(slack.posts('C0ATLAS').map((one) => one.text)).toEqual(['Mine']);
});

test('blocks beyond the limits are refused with a pointer, and nothing is posted', async () => {
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }];
  const call = web.chat.postMessage({ channel: 'C0ATLAS', text: 'Hello', blocks });
  const error: unknown = await call.catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    data: {
      error: 'invalid_blocks',
      response_metadata: { messages: [expect.stringMatching(/^\[ERROR\] .*\[json-pointer:\/blocks\/0\/text/)] },
    },
  });
  expect(slack.posts('C0ATLAS')).toEqual([]);
});

test('blocks get ids, and threads count their replies', async () => {
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Hello' } }];
  const { ts = '' } = await web.chat.postMessage({ channel: 'C0ATLAS', text: 'Hello', blocks });
  await web.chat.postMessage({ channel: 'C0ATLAS', text: 'Reply', thread_ts: ts });
  const [parent, reply] = slack.posts('C0ATLAS');
  expect(parent).toMatchObject({ reply_count: 1, thread_ts: ts, blocks: [{ block_id: expect.any(String) }] });
  expect(reply).toMatchObject({ thread_ts: ts });
  const { messages } = await web.conversations.replies({ channel: 'C0ATLAS', ts });
  expect(messages?.map((one) => one.text)).toEqual(['Hello', 'Reply']);
});

test('history gives the range that was asked for, and metadata only on request', async () => {
  const metadata = { event_type: 'digest', event_payload: { outbox_id: 'o1' } };
  const first = await post('One');
  await web.chat.postMessage({ channel: 'C0ATLAS', text: 'Two', metadata });
  const third = await post('Three');
  const read = async (range: object) => {
    const { messages = [] } = await web.conversations.history({ channel: 'C0ATLAS', ...range });
    return messages.map((one) => one.text);
  };
  expect(await read({})).toEqual(['Three', 'Two', 'One']);
  expect(await read({ oldest: first })).toEqual(['Three', 'Two']);
  expect(await read({ oldest: first, inclusive: true, latest: third, limit: 2 })).toEqual(['Three', 'Two']);
  const plain = await web.conversations.history({ channel: 'C0ATLAS' });
  expect(plain.messages?.[1]).not.toHaveProperty('metadata');
  const full = await web.conversations.history({ channel: 'C0ATLAS', include_all_metadata: true });
  expect(full.messages?.[1]).toMatchObject({ metadata });
});

test('a message to a person arrives in their conversation with the app', async () => {
  const { channel } = await web.conversations.open({ users: 'U0ADA' });
  await post('Only for you', 'U0ADA');
  expect(channel?.id).toBe('D0ADA');
  expect(slack.person('U0ADA').dms()).toMatchObject([{ text: 'Only for you', channel: 'D0ADA' }]);
  expect(slack.state('U0BEN').messages).not.toHaveProperty('D0ADA');
});

test('users.conversations tells where a person and the bot meet', async () => {
  const { channels } = await web.users.conversations({ user: 'U0GUEST' });
  expect(channels?.map((one) => one.id)).toEqual(['C0ATLAS']);
  const all = await web.users.conversations({ types: 'public_channel,private_channel', limit: 2 });
  expect(all.channels).toHaveLength(2);
  expect(all.response_metadata?.next_cursor).not.toBe('');
});

test('files are uploaded, shared where the bot is, and downloaded', async () => {
  const upload = { file: Buffer.from('col\n1\n'), filename: 'ranks.csv', title: 'Ranks' };
  await web.files.uploadV2({ ...upload, channel_id: 'C0ATLAS', initial_comment: 'Here' });
  const [message] = slack.posts('C0ATLAS');
  expect(message).toMatchObject({ text: 'Here', files: [{ name: 'ranks.csv', title: 'Ranks', size: 6 }] });
  const file = await fetch(slack.url + message!.files[0]!.url);
  expect(await file.text()).toBe('col\n1\n');
  expect(await errorOf(web.files.uploadV2({ ...upload, channel_id: 'C0SALES' }))).toBe('not_in_channel');
});

test('reactions, pins, bookmarks, unfurls and groups work', async () => {
  const channel = 'C0ATLAS';
  const ts = await post('Hello');
  await web.reactions.add({ channel, timestamp: ts, name: 'eyes' });
  expect(await errorOf(web.reactions.add({ channel, timestamp: ts, name: 'eyes' }))).toBe('already_reacted');
  expect(slack.posts(channel)[0]?.reactions).toEqual([{ name: 'eyes', users: ['U0PLUMB'], count: 1 }]);
  await web.pins.add({ channel, timestamp: ts });
  await web.bookmarks.add({ channel_id: channel, title: 'Board', type: 'link', link: 'https://example.com' });
  await web.chat.unfurl({ channel, ts, unfurls: { 'https://example.com': { text: 'Seen' } } });
  expect(slack.posts(channel)[0]?.attachments).toMatchObject([{ text: 'Seen' }]);
  const { usergroups } = await web.usergroups.list({ include_users: true });
  expect(usergroups?.[0]).toMatchObject({ handle: 'product', users: expect.arrayContaining(['U0ADA']) });
  const { permalink } = await web.chat.getPermalink({ channel, message_ts: ts });
  expect(permalink).toBe(`${slack.url}/archives/C0ATLAS/p${ts.replace('.', '')}`);
});

test('an unknown method says so', async () => {
  expect(await errorOf(web.apiCall('canvases.create', {}))).toBe('unknown_method');
});

test('several workspaces live side by side', async () => {
  const other = await startLocalSlack({ scopes: allScopes });
  await post('Here');
  expect(other.posts('C0ATLAS')).toEqual([]);
  await other.close();
});
