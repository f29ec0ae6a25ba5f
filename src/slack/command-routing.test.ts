import fc from 'fast-check';
import { expect, test } from 'vitest';
import { routeCommand } from './command-routing.ts';
import type { CommandRoute } from './routes.ts';

const route = (...words: [string, ...string[]]): CommandRoute => ({
  words,
  summary: '',
  example: '',
  effect: 'reads',
  run: async () => ({ kind: 'nothing' }),
});
const routes = [
  route(''),
  route('add', 'new'),
  route('decide'),
  route('digest'),
  route('digest now'),
  route('vote', 'poll'),
];
const words = new Map(routes.flatMap((each) => each.words.map((word) => [word, each] as const)));
const guessFor = (typed: string): string => {
  const routed = routeCommand(words, typed);
  return routed.kind === 'unknown' ? routed.guess : routed.kind;
};

test('slips of the fingers find the word, with what followed it', () => {
  expect(guessFor('decdie Pricing')).toBe('decide Pricing');
  expect(guessFor('vtoe')).toBe('vote');
  expect(guessFor('adds Search')).toBe('add Search');
  expect(guessFor('pol lunch')).toBe('vote lunch');
  expect(guessFor('digset now')).toBe('digest now');
});

test('what is far from everything gets no guess', () => {
  for (const typed of ['banana', 'x', 'qq', 'hello there']) expect(guessFor(typed)).toBe('');
});

test('case, accents, spaces, smart quotes and dashes do not matter', () => {
  for (const typed of ['DECIDE a', ' décide  a', '-decide a', '/decide a', '—decide a']) {
    const routed = routeCommand(words, typed);
    expect(routed).toMatchObject({ kind: 'route', rest: 'a' });
  }
});

test('whatever is typed is routed somewhere, quickly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
      expect(['route', 'ref', 'boom', 'unknown']).toContain(routeCommand(words, typed).kind);
    }),
  );
});
