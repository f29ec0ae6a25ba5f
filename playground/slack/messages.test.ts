import type { BlockAction } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import { actions, button, endStage, option, plain, post, sent, stageWith } from './test-app.ts';

afterEach(endStage);

test('a click on a message carries the message, and the answer can replace it', async () => {
  const bodies: BlockAction[] = [];
  const stage = await stageWith((bolt) =>
    bolt.action('vote', async ({ ack, body, respond }) => {
      bodies.push(body as BlockAction);
      await ack();
      await respond({ replace_original: true, text: 'Voted', blocks: [{ type: 'section', text: plain('Voted') }] });
    }),
  );
  const { ts } = await post(stage, [{ type: 'section', text: plain('Card') }, actions(button('Vote', 'vote', '7'))]);
  const ben = stage.slack.person('U0BEN');
  expect(await ben.click('Vote')).toEqual({ ok: true });
  await ben.sees('Voted');
  expect(ben.messages('C0ATLAS')).toHaveLength(1);
  expect(bodies[0]).toMatchObject({
    type: 'block_actions',
    user: { id: 'U0BEN', username: 'ben', team_id: 'T0PLUMB' },
    team: { id: 'T0PLUMB', domain: 'northwind' },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: 'A0PLUMB',
    container: { type: 'message', message_ts: ts, channel_id: 'C0ATLAS', is_ephemeral: false },
    channel: { id: 'C0ATLAS', name: 'atlas' },
    message: { ts, bot_id: 'B0PLUMB', user: 'U0PLUMB', team: 'T0PLUMB', text: 'Card' },
    state: { values: {} },
    actions: [{ type: 'button', action_id: 'vote', block_id: 'row', value: '7', action_ts: expect.any(String) }],
  });
});

test('an ephemeral message has no message in its payload and is replaced or deleted by its answer', async () => {
  const stage = await stageWith((bolt) => {
    bolt.action('more', async ({ ack, respond }) => {
      await ack();
      const blocks = [actions(button('Gone', 'gone'))] as never;
      await respond({ replace_original: true, text: 'More', blocks });
    });
    bolt.action('gone', async ({ ack, respond }) => {
      await ack();
      await respond({ delete_original: true });
    });
  });
  const blocks = [actions(button('More', 'more'))] as never;
  await stage.bolt.client.chat.postEphemeral({ channel: 'C0ATLAS', user: 'U0ADA', text: 'Psst', blocks });
  const ada = stage.slack.person('U0ADA');
  expect(stage.slack.person('U0BEN').text()).toBe('');
  await ada.click('More', { in: 'ephemeral' });
  await ada.sees('Gone');
  expect(ada.ephemerals()).toHaveLength(1);
  const payload = sent(stage, 'block_actions');
  expect(payload).toMatchObject({ container: { is_ephemeral: true }, channel: { id: 'C0ATLAS' } });
  expect(payload).not.toHaveProperty('message');
  await ada.click('Gone');
  await stage.slack.settled();
  expect(ada.ephemerals()).toEqual([]);
});

test('selects, overflow menus and inputs that dispatch tell the app at once, with the state around them', async () => {
  const stage = await stageWith((bolt) => bolt.action(/.*/, async ({ ack }) => ack()));
  const sort = {
    type: 'static_select',
    action_id: 'sort',
    placeholder: plain('Sort'),
    options: [option('By rank', 'rank')],
  };
  const day = { type: 'datepicker', action_id: 'day', placeholder: plain('Day') };
  const menu = { type: 'overflow', action_id: 'menu', options: [option('Edit', 'edit'), option('Drop', 'drop')] };
  await post(stage, [actions(sort, day, menu, button('Go', 'go'))]);
  const ada = stage.slack.person('U0ADA');
  await ada.choose('Sort', 'By rank');
  expect(sent(stage, 'block_actions')).toMatchObject({
    actions: [{ type: 'static_select', action_id: 'sort', selected_option: { value: 'rank' } }],
    state: { values: { row: { sort: { selected_option: { value: 'rank' } }, day: { selected_date: null } } } },
  });
  await ada.choose('Day', '2026-12-24');
  await ada.click('Drop');
  expect(sent(stage, 'block_actions')).toMatchObject({
    actions: [{ type: 'overflow', selected_option: { value: 'drop' } }],
    state: { values: { row: { sort: { selected_option: { value: 'rank' } }, day: { selected_date: '2026-12-24' } } } },
  });
  await expect(ada.choose('Sort', 'By mood')).rejects.toThrow('has no option "By mood". It offers: By rank.');
});

test('an outsider acts under the team they belong to', async () => {
  const stage = await stageWith((bolt) => bolt.action('vote', async ({ ack }) => ack()));
  await stage.slack.invite('C0SALES', 'U0PLUMB');
  const blocks = [actions(button('Vote', 'vote'))] as never;
  await stage.bolt.client.chat.postMessage({ channel: 'C0SALES', text: 'Card', blocks });
  await stage.slack.person('U0EXT').click('Vote');
  expect(sent(stage, 'block_actions')).toMatchObject({ user: { team_id: 'T0EXTERN' }, team: { id: 'T0EXTERN' } });
});
