import { expect, test } from 'vitest';
import { z } from 'zod';
import { startEdge } from '../../test/support/edge.ts';
import { actionId } from '../blocks/action-id.ts';
import { actions, button, modal, section } from '../blocks/blocks.ts';
import { refusal } from '../kernel/errors.ts';
import type { Content } from '../outbox/outbox.ts';
import { type CommandRoute, defineAction } from './routes.ts';

const say = (text: string): Content => ({ text, blocks: [section(text)] });

const command = (route: Partial<CommandRoute> & Pick<CommandRoute, 'words' | 'run'>): CommandRoute => ({
  summary: 'does something',
  example: `/roadmap ${route.words[0]}`,
  effect: 'reads',
  ...route,
});

test('a command answers the person alone, knowing who, where and in which zone', async () => {
  const { slack } = await startEdge({
    commands: [
      command({
        words: ['hello'],
        run: async ({ ctx, rest }) => {
          const who = ctx.actor.kind === 'user' ? `${ctx.actor.name} ${ctx.actor.standing}` : '';
          return { kind: 'say', message: say(`${rest}|${who}|${ctx.channelId}|${ctx.timeZone}|${ctx.locale}`) };
        },
      }),
    ],
  });
  const hugo = slack.person('U0HUGO');
  const answer = await hugo.command('/roadmap  HELLO   there “you”', { channel: 'C0GENERAL' });
  expect(answer.problem).toBeUndefined();
  await hugo.sees('there "you"|Hugo Silva admin|C0GENERAL|America/Sao_Paulo|pt-BR');
  expect(slack.posts('C0GENERAL').filter(({ bot }) => bot)).toEqual([]);
});

test('an answer that quotes somebody mentions nobody, though it has no blocks', async () => {
  const run = async () => ({ kind: 'say', message: { text: 'R-1 <!channel> is saved.', blocks: [] } }) as const;
  const { slack } = await startEdge({ commands: [command({ words: ['save'], run })] });
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap save');
  await expect.poll(() => ada.ephemerals().map(({ text }) => text)).toEqual(['R-1 &lt;!channel&gt; is saved.']);
});

test('an empty command goes to the word that is empty, two words beat one, a leading dash is forgiven', async () => {
  const route = (word: string) =>
    command({ words: [word], run: async ({ rest }) => ({ kind: 'say', message: say(`${word || 'board'}:${rest}!`) }) });
  const { slack } = await startEdge({ commands: [route(''), route('digest'), route('digest now')] });
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap');
  await ada.sees('board:!');
  await ada.command('/roadmap --digest now please');
  await ada.sees('digest now:please!');
  await ada.command('/roadmap digest later');
  await ada.sees('digest:later!');
});

test('a ref goes to the slice that shows its kind, however it is typed', async () => {
  const { slack } = await startEdge({
    contributes: { show: { item: async (_, ref) => ({ kind: 'say', message: say(`item ${ref.number}`) }) } },
  });
  const ada = slack.person('U0ADA');
  for (const typed of ['R-12', 'r 12', '#r12']) {
    await ada.command(`/roadmap ${typed}`);
  }
  await expect.poll(() => ada.ephemerals().map(({ text }) => text)).toEqual(['item 12', 'item 12', 'item 12']);
  await ada.command('/roadmap d-7');
  await ada.sees('I can’t find D-7.');
});

test('an unknown word gets the nearest command as a button that runs it, and the help', async () => {
  const { slack } = await startEdge({
    commands: [
      command({
        words: ['decide'],
        summary: 'log a decision',
        run: async ({ rest }) => ({ kind: 'say', message: say(`decided ${rest}`) }),
      }),
    ],
  });
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap decdie Pricing');
  await ada.sees('I don’t know “decdie”. Did you mean /roadmap decide Pricing?');
  await ada.sees('Log a decision');
  await ada.click('Run /roadmap decide Pricing');
  await ada.sees('decided Pricing');
  await ada.command('/roadmap zzzzzzz');
  await ada.sees('I don’t know “zzzzzzz”.');
});

test('a bug is told with a ref that is in the log, with team, route and stack but nobody’s words', async () => {
  const { slack, log } = await startEdge({});
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap boom');
  const seen = await ada.sees(/Something went wrong \(ref \w{5}\)\. Nothing was changed\./);
  const ref = /ref (\w{5})/.exec(seen)?.[1] ?? '';
  const line = log.find((each) => each.includes(ref)) ?? '';
  expect(JSON.parse(line)).toMatchObject({ ref, workspace: 'T0PLUMB', route: 'command boom', err: { name: 'Error' } });
  expect(line).toContain('dispatch-command.ts');
});

test('what people wrote never reaches the log, even when a bug quotes it', async () => {
  const { slack, log } = await startEdge({
    commands: [
      command({
        words: ['parse'],
        run: async ({ rest }) => {
          z.object({ secretword: z.never() }).parse({ secretword: JSON.parse(rest) });
          return { kind: 'nothing' };
        },
      }),
    ],
  });
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap parse topsecretplan');
  await ada.command('/roadmap parse "topsecretplan"');
  await ada.sees('Something went wrong');
  await slack.settled();
  expect(log.join('\n')).not.toContain('topsecretplan');
});

test('a refusal is its own sentence, inert even when it quotes a mention', async () => {
  const { slack } = await startEdge({
    commands: [
      command({
        words: ['no'],
        run: async () => {
          throw refusal('conflict', 'Ada already has <!channel> there.');
        },
      }),
    ],
  });
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap no');
  await ada.sees('Ada already has <!channel> there.');
  const [message] = ada.ephemerals();
  expect(message?.text).toContain('&lt;!channel&gt;');
  expect(message?.blocks[0]).toMatchObject({ text: { type: 'plain_text' } });
});

test('a modal opens with the trigger and brings its channel along', async () => {
  const { slack } = await startEdge({
    commands: [
      command({
        words: ['add'],
        run: async () => ({
          kind: 'open',
          view: modal({ callback: 'test.form.v1', title: 'Add', blocks: [section('Hi')], meta: { a: 1 } }),
        }),
      }),
    ],
  });
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap add', { channel: 'C0BEACON' });
  const view = await ada.seesModal('Add');
  expect(JSON.parse(view.private_metadata)).toEqual({ m: { a: 1 }, o: 'C0BEACON' });
});

test('without a response_url the answer comes as an ephemeral message, or as a direct message', async () => {
  const { slack } = await startEdge({
    commands: [command({ words: ['hello'], run: async () => ({ kind: 'say', message: say('hello back') }) })],
  });
  const ada = slack.person('U0ADA');
  slack.faults.add({ method: 'response_url', kind: '500' });
  await ada.command('/roadmap hello', { channel: 'C0ATLAS' });
  await ada.sees('hello back');
  expect(ada.ephemerals('C0ATLAS')).toHaveLength(1);
  slack.faults.add({ method: 'response_url', kind: '500' });
  slack.faults.add({ method: 'chat.postEphemeral', kind: 'error', error: 'not_in_channel' });
  await ada.command('/roadmap hello', { channel: 'C0SALES' });
  await slack.until(() => (ada.dms().length > 0 ? true : undefined));
  expect(ada.dms().map(({ text }) => text)).toEqual(['hello back']);
});

test('an ephemeral message is replaced by the answer to its own button', async () => {
  const offer: Content = {
    text: 'pick',
    blocks: [section('pick'), actions([button('Go', actionId('test.go.v1', { n: 7 }))])],
  };
  const { slack } = await startEdge({
    commands: [command({ words: ['pick'], run: async () => ({ kind: 'say', message: offer }) })],
    actions: [
      defineAction({
        id: 'test.go.v1',
        effect: 'changes',
        payload: z.object({ n: z.number() }),
        run: async ({ payload, isEphemeral }) => ({
          kind: 'say',
          message: say(`went ${payload.n} ${isEphemeral}`),
          replace: true,
        }),
      }),
    ],
  });
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap pick');
  await ada.sees('pick');
  await ada.click('Go');
  await ada.sees('went 7 true');
  expect(ada.ephemerals()).toHaveLength(1);
});
