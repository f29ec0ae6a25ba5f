// What the program may not reach for by itself: the environment, the clock, chance, memory between calls.
import { describe, expect, it } from 'vitest';
import { type Found, find, placesOf, type Source, shipped } from './source.ts';

/** Files that ask for the time or for chance themselves, and why. Everybody else is handed both. */
const OWN_CLOCK: Readonly<Record<string, string>> = {
  'src/main.ts': 'the program itself',
  'src/app.ts': 'hands the clock and the generator of ids to everybody',
  'src/slack/slack.ts': 'caches and health of calls to Slack run on the wall clock, even where the demo moves its own',
  'src/slack/edge.ts': 'measures how long an acknowledgement took',
  'src/slack/names.ts': 'shares out the little time left before an acknowledgement',
  'src/slack/receiver.ts': 'a signature is as old as the wall clock says',
  'src/db/postgres-faults.ts': 'jitter between two tries of a transaction decides nothing',
  'src/features/votes/receipt.ts': 'the secret of an anonymous ballot must not come from the generator that made ids',
};

const CLOCKS = ['Date.now', 'Math.random', 'performance.now', 'crypto.getRandomValues', 'crypto.randomUUID'];
const RANDOM_OF_NODE = ['randomBytes', 'randomUUID', 'randomInt', 'getRandomValues'];

const members = (source: Source, wanted: readonly string[]): Found<'MemberExpression'>[] =>
  find(source, 'MemberExpression').filter(({ node }) => wanted.includes(source.text.slice(node.start, node.end)));

describe('the program', () => {
  it('reads the environment in main.ts alone', () => {
    const others = shipped.filter(({ path }) => path !== 'src/main.ts');
    expect(others.flatMap((source) => placesOf(source, members(source, ['process.env'])))).toEqual([]);
  });

  it('is handed its clock and its chance', () => {
    const found = shipped.flatMap((source) => {
      const dates = find(source, 'NewExpression').filter(
        ({ node: { callee, arguments: given } }) =>
          callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0,
      );
      const random = find(source, 'ImportSpecifier').filter(({ node }) => RANDOM_OF_NODE.includes(node.local.name));
      const places = placesOf(source, [...members(source, CLOCKS), ...dates, ...random]);
      return OWN_CLOCK[source.path] ? [] : places;
    });
    expect(found).toEqual([]);
  });

  it('keeps nothing in variables of a module, where two apps in one process would share it', () => {
    const found = shipped.flatMap((source) => {
      const kept = find(source, 'VariableDeclaration').filter(
        ({ node, within }) => node.kind !== 'const' && within.every(({ type }) => /^(Program|Export)/.test(type)),
      );
      return placesOf(source, kept);
    });
    expect(found).toEqual([]);
  });
});
