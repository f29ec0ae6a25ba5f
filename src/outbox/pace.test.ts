import { expect, test } from 'vitest';
import { asWorkspaceId } from '../kernel/ids.ts';
import { createPace } from './pace.ts';

const workspaceId = asWorkspaceId('T1');

test('a channel is busy for a second after each message', () => {
  const pace = createPace({ perSecond: 10, perChannelMs: 1_000 });
  pace.take('C1', 5_000);
  expect(pace.busyPlaces(5_999)).toEqual(['C1']);
  expect(pace.nextFree(5_400)).toBe(6_000);
  expect(pace.busyPlaces(6_000)).toEqual([]);
});

test('no second sees more than the cap, wherever it begins', () => {
  const pace = createPace({ perSecond: 2, perChannelMs: 0 });
  pace.take('C1', 0);
  pace.take(undefined, 600);
  expect(pace.room(900)).toBe(0);
  expect(pace.nextFree(900)).toBe(1_000);
  expect(pace.room(1_000)).toBe(1);
  expect(pace.room(1_600)).toBe(2);
});

test('a paused method is paused for its workspace until the time is over', () => {
  const pace = createPace({ perSecond: 2, perChannelMs: 1_000 });
  pace.pause({ workspaceId, method: 'postMessage', from: 0, until: 30_000 });
  expect(pace.pauses(29_999)).toHaveLength(1);
  expect(pace.nextFree(10)).toBe(30_000);
  expect(pace.pauses(30_000)).toEqual([]);
});

test('a clock set back by a day stretches no limit', () => {
  const pace = createPace({ perSecond: 1, perChannelMs: 1_000 });
  const now = 86_400_000 * 3;
  pace.take('C1', now);
  pace.pause({ workspaceId, method: 'update', from: now, until: now + 30_000 });
  const yesterday = now - 86_400_000;
  expect(pace.room(yesterday)).toBe(1);
  expect(pace.busyPlaces(yesterday)).toEqual([]);
  expect(pace.pauses(yesterday)).toEqual([]);
});
