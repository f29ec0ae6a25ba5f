// What Enter does in the composer, and how names become mentions.
import { expect, test } from 'vitest';
import { channel, stateWith } from '../../fixture/slack.ts';
import { commandHints, mentionAt, readLine, withMentions } from './compose.ts';

const commands = [{ command: '/roadmap' }];

test('a known command is a command, a thread or a typo refuses it, other text is a message', () => {
  expect(readLine('/roadmap help', { commands, inThread: false })).toEqual({ kind: 'command' });
  expect(readLine('/roadmap help', { commands, inThread: true })).toMatchObject({ kind: 'refused' });
  expect(readLine('/raodmap', { commands, inThread: false })).toMatchObject({ kind: 'refused' });
  expect(readLine('and/or', { commands, inThread: false })).toEqual({ kind: 'message' });
  expect(readLine('  ', { commands, inThread: false })).toEqual({ kind: 'nothing' });
});

test('names become mentions, the longest name first', () => {
  const state = stateWith([channel('C1', 'atlas'), channel('C2', 'atlas-design')]);
  expect(withMentions('@Ben Okafor see #atlas-design', state)).toBe('<@U0BEN> see <#C2|atlas-design>');
});

test('hints appear while the first word or a mention is typed', () => {
  expect(commandHints('/ro', commands)).toEqual(commands);
  expect(commandHints('/roadmap add', commands)).toEqual([]);
  expect(mentionAt('hi @ch', 6)).toEqual({ start: 3, sign: '@', query: 'ch' });
  expect(mentionAt('mail@ch', 7)).toBeUndefined();
});
