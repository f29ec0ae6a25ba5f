import { expect, test } from 'vitest';
import { z } from 'zod';
import { gate, startEdge } from '../../test/support/edge.ts';
import { actionId } from '../blocks/action-id.ts';
import { modal, option, section } from '../blocks/blocks.ts';
import { searchField } from '../blocks/form.ts';
import { form } from '../blocks/form-reader.ts';
import { refusal } from '../kernel/errors.ts';
import { wordsAfterMention } from './mentions.ts';
import type { Answer, CommandRoute } from './routes.ts';

const said = (text: string): Answer => ({ kind: 'say', message: { text, blocks: [section(text)] } });
const opened = (title: string): Answer => ({
  kind: 'open',
  view: modal({ callback: 'test.form.v1', title, blocks: [section(title)] }),
});
const command = (word: string, run: CommandRoute['run']): CommandRoute => ({
  words: [word],
  summary: word,
  example: `/roadmap ${word}`,
  effect: 'reads',
  run,
});

test('mentioning the bot in a thread runs the command there and answers the person alone', async () => {
  const { slack } = await startEdge({
    commands: [
      command('why', async ({ ctx, rest, threadTs }) =>
        said(`why ${rest} in ${ctx.channelId} ${threadTs !== undefined}`),
      ),
    ],
  });
  const ada = slack.person('U0ADA');
  const root = await ada.says('C0ATLAS', 'Search is slow');
  await ada.says('C0ATLAS', '<@U0PLUMB> why R-1', { thread: root });
  await ada.sees('why R-1 in C0ATLAS true');
  expect(ada.ephemerals('C0ATLAS')[0]?.thread_ts).toBe(root.ts);
});

test('a mention that leads to a modal offers a button that opens it, with the same words', async () => {
  const { slack } = await startEdge({
    commands: [command('decide', async ({ rest, threadTs }) => opened(`${rest} ${threadTs ? 'thread' : ''}`))],
  });
  const ada = slack.person('U0ADA');
  const root = await ada.says('C0ATLAS', 'Where does search run?');
  await ada.says('C0ATLAS', '<@U0PLUMB>: decide Hosting', { thread: root });
  await ada.sees('Ready when you are.');
  await ada.click('Open');
  await ada.seesModal('Hosting thread');
});

test('a mention that is refused or fails is told, not tried again', async () => {
  let tries = 0;
  const { slack } = await startEdge({
    commands: [
      command('no', async () => {
        tries += 1;
        throw refusal('forbidden', 'You can’t do that.');
      }),
    ],
  });
  const ada = slack.person('U0ADA');
  await ada.says('C0ATLAS', '<@U0PLUMB> no');
  await ada.sees('You can’t do that.');
  await ada.says('C0ATLAS', '<@U0PLUMB> boom');
  await ada.sees(/Something went wrong \(ref \w{5}\)/);
  expect(tries).toBe(1);
});

test('what follows the mention is the command', () => {
  expect(wordsAfterMention('<@U0PLUMB> decide pricing', 'U0PLUMB')).toBe('decide pricing');
  expect(wordsAfterMention('hey <@U0PLUMB|plumbline>: why R-1', 'U0PLUMB')).toBe('why R-1');
  expect(wordsAfterMention('<@U0PLUMB>', 'U0PLUMB')).toBe('');
});

test('a message shortcut hands over the message as people read it and answers where it is', async () => {
  const { slack } = await startEdge({
    shortcuts: [
      {
        callback: 'test.capture.v1',
        type: 'message',
        name: 'Capture',
        description: 'Captures',
        run: async ({ message, ctx }) => (message ? opened(`${message.author} ${ctx.channelId}`) : said('nothing')),
      },
    ],
  });
  const ada = slack.person('U0ADA');
  const message = await slack.person('U0BEN').says('C0ATLAS', 'Hi @ada, it is <slow>');
  await ada.shortcut('test.capture.v1', message);
  expect(JSON.parse((await ada.seesModal('U0BEN C0ATLAS')).private_metadata)).toEqual({ m: {}, o: 'C0ATLAS' });
});

test('a global shortcut that is refused says so in a window, because there is no conversation', async () => {
  const { slack } = await startEdge({
    shortcuts: [
      {
        callback: 'test.new.v1',
        type: 'global',
        name: 'New',
        description: 'New',
        run: async () => {
          throw refusal('precondition', 'Create a product first.');
        },
      },
    ],
  });
  const ada = slack.person('U0ADA');
  await ada.shortcut('test.new.v1');
  await ada.seesModal('Plumbline');
  await ada.sees('Create a product first.');
});

const pick = form({ item: searchField({ label: 'Item', route: 'test.items' }) });
const withOptions = (run: () => Promise<readonly ReturnType<typeof option>[]>) => ({
  commands: [
    command('pick', async () => ({
      kind: 'open',
      view: modal({ callback: 'test.pick.v1', title: 'Pick', submit: 'Pick', blocks: pick.blocks(), meta: { p: 1 } }),
    })),
  ],
  options: [{ id: 'test.items', run }],
});

test('suggestions are answered while typing', async () => {
  const { slack } = await startEdge(withOptions(async () => [option('R-1 Search', 'itm_1')]));
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap pick');
  await ada.seesModal('Pick');
  expect(await ada.suggest('Item', 'sea')).toEqual(['R-1 Search']);
});

test('suggestions that fail or take too long are empty, not an error', async () => {
  const slow = gate();
  let calls = 0;
  const edge = await startEdge(
    withOptions(async () => {
      calls += 1;
      if (calls === 1) throw new Error('broken');
      await slow.opened;
      return [];
    }),
    { timing: { acknowledgeMs: 20 } },
  );
  const ada = edge.slack.person('U0ADA');
  await ada.command('/roadmap pick');
  await ada.seesModal('Pick');
  expect(await ada.suggest('Item', 'a')).toEqual([]);
  expect(await ada.suggest('Item', 'b')).toEqual([]);
  expect(edge.log.join()).toContain('an interaction failed');
  slow.open();
});

test('an outsider who clicks in a shared channel is external, whatever else is known of them', async () => {
  const { slack, post } = await startEdge({
    actions: [
      {
        id: 'test.who.v1',
        effect: 'reads',
        payload: z.object({}),
        run: async ({ ctx }) => said(`standing ${ctx.actor.kind === 'user' ? ctx.actor.standing : ''}`),
      },
    ],
  });
  const payload = {
    type: 'block_actions',
    user: { id: 'U0ADA', team_id: 'T0OTHER' },
    team: { id: 'T0OTHER' },
    channel: { id: 'C0ATLAS' },
    container: { type: 'message', message_ts: '1.2', channel_id: 'C0ATLAS', is_ephemeral: false },
    actions: [{ type: 'button', action_id: actionId('test.who.v1'), block_id: 'b' }],
  };
  await post(new URLSearchParams({ payload: JSON.stringify(payload) }).toString());
  await slack.person('U0ADA').sees('standing external');
});

test('answers are only ever sent to Slack: a forged response_url is not called', async () => {
  const { slack, post, calls } = await startEdge({ commands: [command('hello', async () => said('hello back'))] });
  const form = { command: '/roadmap', text: 'hello', user_id: 'U0ADA', team_id: 'T0PLUMB', channel_id: 'C0ATLAS' };
  await post(new URLSearchParams({ ...form, response_url: 'http://169.254.169.254/latest' }).toString());
  await slack.person('U0ADA').sees('hello back');
  await expect.poll(() => calls().at(-1)).toMatch(/^chat\.postEphemeral/);
});

test('people and channels in a command read as names, and stay available as Slack sent them', async () => {
  const { slack } = await startEdge({
    commands: [command('kudos', async ({ rest, typed }) => said(`${rest} / ${typed}`))],
  });
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap kudos @ben in #beacon for a &amp; b');
  await ada.sees('@Ben Okafor in #beacon for a & b / <@U0BEN> in <#C0BEACON|beacon> for a &amp; b');
});

test('a link button without a route is acknowledged in silence', async () => {
  const { slack, post } = await startEdge({});
  const payload = {
    type: 'block_actions',
    user: { id: 'U0ADA', team_id: 'T0PLUMB' },
    team: { id: 'T0PLUMB' },
    actions: [{ type: 'button', action_id: 'x', block_id: 'b', url: 'https://example.com' }],
  };
  expect((await post(new URLSearchParams({ payload: JSON.stringify(payload) }).toString())).status).toBe(200);
  expect(slack.person('U0ADA').text()).toBe('');
});

test('blocks that Slack refuses are said plainly', async () => {
  const { slack } = await startEdge({
    commands: [
      command('chart', async () => ({
        kind: 'say',
        message: { text: 'Search 3, Login 1', blocks: [{ type: 'data_visualization' }], plain: [section('Search: 3')] },
      })),
    ],
  });
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap chart');
  await ada.sees('Search: 3');
});
