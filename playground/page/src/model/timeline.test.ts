// Messages are shaped for reading: threads apart, days announced, close neighbours joined.
import { expect, test } from 'vitest';
import { channel, message, stateWith } from '../../fixture/slack.ts';
import { channelMessages, places, replies, threadMessages, toLines } from './timeline.ts';

const day = 86_400;
const at = (seconds: number) => `${1_795_600_000 + seconds}.000100`;
const view = { now: 1_795_600_000_000 + day * 1000, tz: 'UTC' };

test('replies stay out of the channel and stand in their thread', () => {
  const root = message('C1/U0ADA', 'root', { ts: at(0), thread_ts: at(0) });
  const reply = message('C1/U0BEN', 'reply', { ts: at(5), thread_ts: at(0) });
  expect(channelMessages([root, reply])).toEqual([root]);
  expect(threadMessages([root, reply], root.ts)).toEqual([root, reply]);
  expect(replies([root, reply], root.ts)).toEqual([reply]);
});

test('a day is announced once, and only close messages of one author are joined', () => {
  const list = [
    message('C1/U0ADA', 'a', { ts: at(0) }),
    message('C1/U0ADA', 'b', { ts: at(60) }),
    message('C1/U0BEN', 'c', { ts: at(90) }),
    message('C1/U0BEN', 'd', { ts: at(900) }),
    message('C1/U0BEN', 'e', { ts: at(day) }),
  ];
  const lines = toLines(list, view);
  expect(lines.map((line) => line.joined)).toEqual([false, true, false, false, false]);
  expect(lines.map((line) => line.day)).toEqual(['Yesterday', undefined, undefined, undefined, 'Today']);
});

test('archived channels are left out, and the app comes first among direct messages', () => {
  const im = { is_im: true, name: '' };
  const state = stateWith([
    channel('C2', 'beacon'),
    channel('C1', 'atlas'),
    { ...channel('C3', 'old'), is_archived: true },
    { ...channel('D1', ''), ...im, members: ['U0ADA', 'U0BEN'] },
    { ...channel('D2', ''), ...im, members: ['U0ADA', 'U0PLUMB'] },
  ]);
  expect(places(state).channels.map((one) => one.name)).toEqual(['atlas', 'beacon']);
  expect(places(state).directs.map((one) => one.id)).toEqual(['D2', 'D1']);
});
