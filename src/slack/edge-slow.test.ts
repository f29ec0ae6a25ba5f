import { expect, test } from 'vitest';
import { gate, startEdge } from '../../test/support/edge.ts';
import { modal, section } from '../blocks/blocks.ts';
import type { Content } from '../outbox/outbox.ts';
import type { CommandRoute } from './routes.ts';

const say = (text: string): Content => ({ text, blocks: [section(text)] });

const command = (route: Partial<CommandRoute> & Pick<CommandRoute, 'words' | 'run'>): CommandRoute => ({
  summary: 'does something',
  example: `/roadmap ${route.words[0]}`,
  effect: 'reads',
  ...route,
});

test('a modal that takes long stands as a loading view first and is updated once', async () => {
  const slow = gate();
  const { slack, calls } = await startEdge(
    {
      commands: [
        command({
          words: ['add'],
          run: async () => {
            await slow.opened;
            return { kind: 'open', view: modal({ callback: 'test.form.v1', title: 'Add', blocks: [section('Hi')] }) };
          },
        }),
      ],
    },
    { timing: { lateLoadingMs: 5 } },
  );
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap add');
  await ada.seesModal('One moment');
  slow.open();
  await ada.seesModal('Add');
  expect(calls().filter((call) => call.startsWith('views.'))).toEqual(['views.open', 'views.update']);
});

test('a loading view never stays: a bug behind it is told in it', async () => {
  const slow = gate();
  const { slack } = await startEdge(
    {
      commands: [
        command({
          words: ['add'],
          run: async () => {
            await slow.opened;
            throw new Error('later');
          },
        }),
      ],
    },
    { timing: { lateLoadingMs: 5 } },
  );
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap add');
  await ada.seesModal('One moment');
  slow.open();
  await ada.sees(/Something went wrong \(ref \w{5}\)/);
  expect((await ada.seesModal('Plumbline')).title).toMatchObject({ text: 'Plumbline' });
});

test('a command that changes something is acknowledged when it is done, or when Slack’s patience ends', async () => {
  const slow = gate();
  const { slack } = await startEdge(
    {
      commands: [
        command({
          words: ['save'],
          effect: 'changes',
          run: async () => {
            await slow.opened;
            return { kind: 'say', message: say('saved at last') };
          },
        }),
      ],
    },
    { timing: { acknowledgeMs: 20 } },
  );
  const ada = slack.person('U0ADA');
  const answer = await ada.command('/roadmap save');
  expect(answer.problem).toBeUndefined();
  expect(ada.text()).not.toContain('saved at last');
  slow.open();
  await ada.sees('saved at last');
});

test('when too much runs at once, people are told to try again and still acknowledged', async () => {
  const slow = gate();
  const { slack } = await startEdge(
    {
      commands: [
        command({
          words: ['wait'],
          run: async () => {
            await slow.opened;
            return { kind: 'nothing' };
          },
        }),
      ],
    },
    { atOnce: 1, timing: { lateLoadingMs: 60_000 } },
  );
  const ada = slack.person('U0ADA');
  expect((await ada.command('/roadmap wait')).problem).toBeUndefined();
  const ben = slack.person('U0BEN');
  expect((await ben.command('/roadmap wait')).problem).toBeUndefined();
  await ben.sees('I have a lot to do right now. Please try again in a moment.');
  slow.open();
});

test('an old trigger is told, not shown as a bug', async () => {
  const slow = gate();
  const { slack } = await startEdge(
    {
      commands: [
        command({
          words: ['add'],
          run: async () => {
            await slow.opened;
            return { kind: 'open', view: modal({ callback: 'test.form.v1', title: 'Add', blocks: [section('Hi')] }) };
          },
        }),
      ],
    },
    { timing: { lateLoadingMs: 60_000 } },
  );
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap add');
  slack.expireTriggers();
  slow.open();
  await ada.sees('That took too long for Slack to open a window. Please click again.');
});

test('a route that opened a modal the last time gets its loading view soon', async () => {
  const slow = gate();
  let calls = 0;
  const open = async () => {
    calls += 1;
    if (calls > 1) await slow.opened;
    return { kind: 'open', view: modal({ callback: 'test.form.v1', title: 'Add', blocks: [section('Hi')] }) } as const;
  };
  const { slack } = await startEdge(
    { commands: [command({ words: ['add'], run: open })] },
    { timing: { loadingMs: 5, lateLoadingMs: 60_000 } },
  );
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap add');
  await ada.seesModal('Add');
  await ada.closesModal();
  await ada.command('/roadmap add');
  await ada.seesModal('One moment');
  slow.open();
  await ada.seesModal('Add');
});

test('a message that came late leaves no loading view behind, and its route no habit', async () => {
  const slow = gate();
  const { slack } = await startEdge(
    {
      commands: [
        command({
          words: ['tell'],
          run: async () => {
            await slow.opened;
            return { kind: 'say', message: say('told at last') };
          },
        }),
      ],
    },
    { timing: { lateLoadingMs: 5 } },
  );
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap tell');
  await ada.seesModal('One moment');
  slow.open();
  await ada.sees('told at last');
  await ada.seesModal('Done');
});
