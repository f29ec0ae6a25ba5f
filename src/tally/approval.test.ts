import { expect, test } from 'vitest';
import { approving, countApproval } from './approval.ts';

const items = ['a', 'b', 'c'];

test('approvers are counted, with the share of those who voted and its interval', () => {
  const tally = countApproval({
    items,
    ballots: [{ choices: approving(['a', 'b']), count: 2 }, { choices: approving(['b']) }, { choices: {} }],
  });
  expect(tally).toMatchObject({ ballots: 4, tiers: [['b'], ['a'], ['c']], tieBreak: null, rejected: [] });
  expect(tally.scores[0]).toMatchObject({ id: 'b', score: 3, supporters: 3, share: 0.75 });
  expect(tally.scores[0]?.low).toBeCloseTo(0.300_64, 4);
  expect(tally.scores[0]?.high).toBeCloseTo(0.954_41, 4);
  expect(tally.scores[2]).toMatchObject({ share: 0, low: 0 });
});

test('an empty ballot is a voter who approves of nothing', () => {
  expect(countApproval({ items, ballots: [{ choices: {} }] })).toMatchObject({ ballots: 1, tiers: [items] });
});

test('approving twice counts once', () => {
  expect(approving(['a', 'a', 'c'])).toEqual({ a: 1, c: 1 });
});

test.each([
  [{ a: 2 }, { kind: 'amount', item: 'a', given: 2 }],
  [{ a: -1 }, { kind: 'amount', item: 'a', given: -1 }],
  [{ z: 1 }, { kind: 'unknown', item: 'z' }],
])('a ballot of %j is refused whole', (choices, problem) => {
  expect(countApproval({ items, ballots: [{ choices }] })).toMatchObject({
    ballots: 0,
    rejected: [{ index: 0, problem }],
  });
});
