// The address survives a round trip, and permalinks are told from other links.
import { expect, test } from 'vitest';
import { formatRoute, parsePermalink, parseRoute } from './route.ts';

test('person, place and thread survive in the address', () => {
  const route = { user: 'U0ADA', place: 'C0ATLAS', thread: '1795424400.000100' };
  expect(parseRoute(formatRoute(route))).toEqual(route);
  expect(formatRoute({ user: 'U0ADA', place: 'home' })).toBe('#/U0ADA/home');
  expect(parseRoute('')).toEqual({});
});

test('a permalink names its message and thread, another link none', () => {
  const link = 'http://127.0.0.1:4000/archives/C0ATLAS/p1795424400000100';
  expect(parsePermalink(link)).toEqual({ channel: 'C0ATLAS', ts: '1795424400.000100' });
  expect(parsePermalink(`${link}?thread_ts=1795424000.000200&cid=C0ATLAS`)).toMatchObject({
    thread: '1795424000.000200',
  });
  expect(parsePermalink('https://example.com/archives')).toBeUndefined();
});
