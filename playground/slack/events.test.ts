import { afterEach, expect, test } from 'vitest';
import { actions, button, endStage, plain, post, sent, stageWith } from './test-app.ts';

afterEach(endStage);

test('events come in an envelope: home, mentions, reactions, newcomers', async () => {
  const stage = await stageWith((bolt) => {
    bolt.event('app_home_opened', async ({ client, event }) => {
      const blocks = [{ type: 'section' as const, text: plain('Waiting for you') }];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    });
    bolt.event('app_mention', async ({ say, event }) => {
      await say({ text: 'Yes?', thread_ts: event.ts });
    });
  });
  const { slack } = stage;
  const ada = slack.person('U0ADA');
  await ada.opensHome();
  await ada.sees('Waiting for you');
  expect(ada.home().type).toBe('home');
  const asked = await ada.says('C0ATLAS', '@plumbline are you there?');
  await ada.sees('Yes?');
  expect(ada.messages('C0ATLAS').at(-1)).toMatchObject({ thread_ts: asked.ts });
  await ada.react(asked, 'eyes');
  await slack.invite('C0SALES', 'U0PLUMB');
  await slack.settled();
  const events = slack.traffic.of('event').map((envelope) => envelope.event);
  expect(events).toMatchObject([
    { type: 'app_home_opened', user: 'U0ADA', tab: 'home', channel: 'D0ADA' },
    { type: 'app_mention', user: 'U0ADA', channel: 'C0ATLAS', text: '<@U0PLUMB> are you there?' },
    { type: 'reaction_added', reaction: 'eyes', item: { channel: 'C0ATLAS', ts: asked.ts }, item_user: 'U0ADA' },
    { type: 'member_joined_channel', user: 'U0PLUMB', channel: 'C0SALES' },
  ]);
  expect(sent(stage, 'event')).toMatchObject({
    ...{ team_id: 'T0PLUMB', api_app_id: 'A0PLUMB', type: 'event_callback', is_ext_shared_channel: true },
    ...{ event_id: expect.stringMatching(/^Ev/), authorizations: [{ user_id: 'U0PLUMB', is_bot: true }] },
  });
});

test('the same request can be sent again: a second click, a retry of an event', async () => {
  const retries: unknown[] = [];
  const stage = await stageWith((bolt) => {
    bolt.action('vote', async ({ ack, context }) => {
      retries.push(context.retryNum);
      await ack();
    });
    bolt.event('reaction_added', async ({ context }) => {
      retries.push(context.retryNum);
    });
  });
  await post(stage, [actions(button('Vote', 'vote'))]);
  const ada = stage.slack.person('U0ADA');
  await ada.click('Vote');
  expect((await ada.repeatLast()).status).toBe(200);
  const [first, second] = stage.slack.traffic.of('block_actions');
  expect(second).toEqual(first);
  await ada.react(stage.slack.posts('C0ATLAS')[0]!, 'eyes');
  await stage.slack.settled();
  await ada.repeatLast({ retryNum: 1 });
  expect(retries).toEqual([undefined, undefined, undefined, 1]);
  const ids = stage.slack.traffic.of('event').map((envelope) => envelope.event_id);
  expect(new Set(ids).size).toBe(1);
});

test('a refused event is sent again at once, with the reason', async () => {
  const { slack } = await stageWith(() => undefined);
  slack.setAppUrl(slack.url);
  await slack.sendEvent({ type: 'tokens_revoked', tokens: { bot: ['U0PLUMB'] } });
  await slack.settled();
  const titles = slack.traffic
    .entries()
    .filter((one) => one.kind === 'event')
    .map((one) => one.title);
  expect(titles).toEqual(['tokens_revoked', 'tokens_revoked (retry 1)']);
});

test('messages are sent to an app that subscribed to their kind of channel', async () => {
  const stage = await stageWith(() => undefined, { events: ['message.im'] });
  const ada = stage.slack.person('U0ADA');
  await ada.says('C0ATLAS', 'In the channel');
  await ada.tells('Only to you, <@U0BEN>');
  await stage.slack.settled();
  const events = stage.slack.traffic.of('event').map((envelope) => envelope.event);
  const elements = [
    { type: 'text', text: 'Only to you, ' },
    { type: 'user', user_id: 'U0BEN' },
  ];
  expect(events).toMatchObject([
    { type: 'message', channel_type: 'im', channel: 'D0ADA', user: 'U0ADA', blocks: [{ elements: [{ elements }] }] },
  ]);
});
