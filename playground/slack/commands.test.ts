import type { MessageShortcut } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import { endStage, modal, sent, stageWith, textInput } from './test-app.ts';

afterEach(endStage);

test('a command carries what Slack sends, mentions escaped', async () => {
  const stage = await stageWith((bolt) => bolt.command('/roadmap', async ({ ack }) => ack()));
  const { slack } = stage;
  const ada = slack.person('U0ADA');
  expect(await ada.command('/roadmap  assign @ben in #beacon see https://x.test/a', { channel: 'G0LEAD' })).toEqual({
    ok: true,
  });
  expect(sent(stage, 'command')).toMatchObject({
    text: 'assign <@U0BEN> in <#C0BEACON|beacon> see <https://x.test/a>',
    ...{ command: '/roadmap', user_id: 'U0ADA', user_name: 'ada', team_id: 'T0PLUMB', team_domain: 'northwind' },
    ...{ channel_id: 'G0LEAD', channel_name: 'privategroup', api_app_id: 'A0PLUMB', is_enterprise_install: 'false' },
    ...{ response_url: expect.stringContaining('/_response/'), trigger_id: expect.any(String) },
  });
});

test('a command may be answered in its acknowledgement: to one person, or to all', async () => {
  const { slack } = await stageWith((bolt) =>
    bolt.command('/roadmap', async ({ ack, command }) =>
      command.text === 'all' ? ack({ response_type: 'in_channel', text: 'For all' }) : ack('Only you'),
    ),
  );
  const [ada, ben] = [slack.person('U0ADA'), slack.person('U0BEN')];
  await ada.command('/roadmap');
  expect(ada.ephemerals('C0ATLAS')).toMatchObject([{ text: 'Only you', ephemeral: true }]);
  expect(ben.text()).not.toContain('Only you');
  await ada.command('/roadmap all');
  expect(ben.text()).toContain('For all');
});

test('an app that is silent, refuses or is away is a problem in front of the person', async () => {
  const { slack } = await stageWith(
    (bolt) => {
      bolt.command('/roadmap', async () => undefined);
      bolt.error(async () => undefined);
    },
    { patienceMs: 100 },
  );
  const late = await slack.person('U0ADA').command('/roadmap');
  expect(late.problem).toBe('/roadmap failed with the error operation_timeout');
  slack.setAppUrl('http://127.0.0.1:9');
  const away = await slack.person('U0ADA').command('/roadmap');
  expect(away.problem).toBe('/roadmap failed with the error dispatch_failed');
  expect((await slack.person('U0ADA').command('/other')).problem).toContain('not a valid command');
});

test('a response_url takes five answers, and none after half an hour', async () => {
  const stage = await stageWith((bolt) => bolt.command('/roadmap', async ({ ack }) => ack()));
  const { slack } = stage;
  await slack.person('U0ADA').command('/roadmap');
  const url = String(sent(stage, 'command').response_url);
  const answer = () => fetch(url, { method: 'POST', body: JSON.stringify({ text: 'Hello' }) });
  const statuses: number[] = [];
  for (let count = 0; count < 6; count += 1) statuses.push((await answer()).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
  await slack.person('U0ADA').command('/roadmap');
  slack.expireResponseUrls();
  const late = await fetch(String(sent(stage, 'command').response_url), { method: 'POST', body: '{"text":"x"}' });
  expect(await late.json()).toEqual({ ok: false, error: 'expired_url' });
});

test('an answer reaches a private channel the bot is not in', async () => {
  const { slack } = await stageWith((bolt) =>
    bolt.command('/roadmap', async ({ ack, respond }) => {
      await ack();
      await respond({ response_type: 'in_channel', text: 'In the open' });
    }),
  );
  await slack.person('U0ADA').command('/roadmap', { channel: 'G0LEAD' });
  await slack.person('U0BEN').sees('In the open');
  expect(slack.person('U0DEV').text()).toBe('');
});

test('shortcuts: a global one knows no channel, a message one brings the whole message', async () => {
  const seen: MessageShortcut[] = [];
  const stage = await stageWith((bolt) => {
    bolt.shortcut('new_item', async ({ ack, client, shortcut }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: modal('New', [textInput('Title')]) });
    });
    bolt.shortcut('capture', async ({ ack, shortcut }) => {
      seen.push(shortcut as MessageShortcut);
      await ack();
    });
  });
  const { slack } = stage;
  const ada = slack.person('U0ADA');
  await ada.shortcut('new_item');
  await ada.seesModal('New');
  expect(sent(stage, 'shortcut')).not.toHaveProperty('response_url');
  const said = await slack.person('U0FINN').says('C0SALES', 'They want A & B, says @ada');
  await ada.shortcut('capture', said);
  expect(seen[0]).toMatchObject({
    type: 'message_action',
    callback_id: 'capture',
    channel: { id: 'C0SALES', name: 'sales-calls' },
    message: { text: 'They want A &amp; B, says <@U0ADA>', ts: said.ts, user: 'U0FINN', type: 'message' },
    response_url: expect.any(String),
    trigger_id: expect.any(String),
  });
  await expect(slack.person('U0EXT').shortcut('new_item')).rejects.toThrow('another organisation');
});

test('triggers live three seconds and open one thing', async () => {
  const stage = await stageWith((bolt) => bolt.command('/roadmap', async ({ ack }) => ack()));
  const open = async () => {
    const trigger_id = String(sent(stage, 'command').trigger_id);
    const opened = stage.bolt.client.views.open({ trigger_id, view: modal('One', [textInput('Title')]) });
    return opened.then(
      () => 'ok',
      (error: { data: { error: string } }) => error.data.error,
    );
  };
  const ada = stage.slack.person('U0ADA');
  await ada.command('/roadmap');
  expect([await open(), await open()]).toEqual(['ok', 'exchanged_trigger_id']);
  await ada.command('/roadmap');
  stage.slack.expireTriggers();
  expect(await open()).toBe('expired_trigger_id');
});
