import { expect, test } from 'vitest';
import { startEdge } from '../../../test/support/edge.ts';
import { checkMessage } from '../../blocks/limits.ts';
import type { CommandRoute } from '../../slack/routes.ts';
import type { Feature } from '../feature.ts';
import { features as allFeatures } from '../index.ts';
import { findTopic, groupsOf } from './model.ts';
import { helpMessage, topicMessage } from './views.ts';

const command = (words: [string, ...string[]], more: Partial<CommandRoute> = {}): CommandRoute => ({
  words,
  summary: 'does something',
  example: `/roadmap ${words[0]}`,
  effect: 'reads',
  run: async () => ({ kind: 'nothing' }),
  ...more,
});

const digest = command(['digest'], { summary: 'a preview' });
const digestNow = command(['digest now', 'digest post'], { usage: '[words]', help: 'It appears <!here>.' });
const slices: readonly Feature[] = [
  { name: 'digests', dependsOn: [], commands: [digest, digestNow] },
  { name: 'roadmap', dependsOn: [], commands: [command([''])] },
  { name: 'novelty', dependsOn: [], commands: [command(['novel'])] },
  { name: 'help', dependsOn: [], commands: [command(['help'])] },
];

test('help lists every command of every slice in groups, the roadmap first, itself last of all not', () => {
  const groups = groupsOf(slices).map(({ title, commands }) => [title, commands.map(({ words }) => words[0])]);
  expect(groups).toEqual([
    ['Roadmap', ['']],
    ['Digests', ['digest', 'digest now']],
    ['More', ['novel']],
  ]);
});

test('a topic is found by any of its words, however written, with what begins with it', () => {
  expect(findTopic(slices, 'DIGEST')).toEqual([digest, digestNow]);
  expect(findTopic(slices, 'digest post')).toEqual([digestNow]);
  expect(findTopic(slices, 'nothing')).toEqual([]);
});

test('the help of the whole program keeps Slack’s limits, all of it and every topic', () => {
  const features = allFeatures();
  const message = helpMessage(groupsOf(features));
  expect(checkMessage(message.blocks)).toEqual([]);
  const commands = features.flatMap((feature) => feature.commands ?? []);
  expect(commands.length).toBeGreaterThan(8);
  for (const one of commands) {
    const [word] = one.words;
    if (word !== '') expect(checkMessage(topicMessage(findTopic(features, word)).blocks), word).toEqual([]);
    if (word !== 'help') expect(message.text).toContain(one.example);
  }
});

test('a person asks for help, for a topic, and for what there is no help on', async () => {
  const { slack } = await startEdge({ commands: [digest, digestNow] });
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap help');
  await ada.sees('What I can do');
  await ada.sees('A preview');
  const ben = slack.person('U0BEN');
  await ben.command('/roadmap help digest now');
  await ben.sees('It appears <!here>.');
  await ben.sees('Type: /roadmap digest now [words]');
  await ben.sees('Also understood: digest post');
  const dev = slack.person('U0DEV');
  await dev.command('/roadmap help bananas');
  await dev.sees('I have no help on “bananas”. Here is everything:');
});
