// Items: promises kept and slipped, what an editor touched, near-duplicates.
import { describe, expect, it, test } from 'vitest';
import { sampleItem } from '../../../test/support/items.ts';
import { AppError } from '../../kernel/errors.ts';
import { checkDetails, requireWhy } from './check-model.ts';
import { changesBetween, looksAlike, needsWhy, revise, riceScore, touchedFields } from './model.ts';

const NOW = Date.parse('2026-11-30T08:00:00Z');
const revisions = (...targets: readonly (string | null)[]) =>
  targets.reduce((item, target) => revise(item, { target }, NOW), sampleItem({ target: null, firstTarget: null }));

describe('a target', () => {
  it('keeps the first promise and counts each time it gets later', () => {
    expect(revisions('2026-Q3', '2026-Q4', '2026-12-31', '2027-Q1')).toMatchObject({
      target: '2027-Q1',
      firstTarget: '2026-Q3',
      slips: 2,
    });
  });

  it('does not slip when it gets earlier or more precise', () => {
    expect(revisions('2026-Q4', '2026-10', '2026-10-15').slips).toBe(0);
  });

  it('that was taken back and comes again later has slipped', () => {
    expect(revisions('2026-Q3', null, '2026-Q4')).toMatchObject({ firstTarget: '2026-Q3', slips: 1 });
  });

  it('asks why when it or the horizon moves, but not when it is first set', () => {
    const set = sampleItem({ target: null });
    const changes = (patch: Parameters<typeof revise>[1], from = set) => changesBetween(from, revise(from, patch, NOW));
    expect(needsWhy(changes({ target: '2026-Q4' }))).toBe(false);
    expect(needsWhy(changes({ target: '2027-Q1' }, sampleItem({ target: '2026-Q4' })))).toBe(true);
    expect(needsWhy(changes({ horizon: 'later' }))).toBe(true);
    expect(needsWhy(changes({ title: 'Other' }))).toBe(false);
  });
});

test('shipped and parked are both horizon and status, and coming back starts over', () => {
  const shipped = revise(sampleItem({}), { horizon: 'shipped' }, NOW);
  expect(shipped).toMatchObject({ status: 'shipped', shippedAt: NOW });
  expect(revise(shipped, { horizon: 'now' }, NOW)).toMatchObject({ status: 'building', shippedAt: null });
  const parked = { ...revise(sampleItem({}), { horizon: 'parked' }, NOW), parkedWhy: 'no budget' };
  expect(revise(parked, { title: 'Other' }, NOW)).toMatchObject({ status: 'parked', parkedWhy: 'no budget' });
  expect(revise(parked, { horizon: 'later' }, NOW)).toMatchObject({ status: 'idea', parkedWhy: null });
});

describe('an editor who opened the form a while ago', () => {
  const item = sampleItem({ title: 'Ben’s title', target: '2026-Q4', problem: 'Slow' });
  const since = [
    { field: 'title', from: 'Old title', to: 'Between' },
    { field: 'title', from: 'Between', to: 'Ben’s title' },
  ] as const;

  it('does not undo what others changed in fields they left alone', () => {
    expect(touchedFields(item, { title: 'Old title', target: '2026-Q4', problem: 'Slow' }, since)).toEqual({});
  });

  it('keeps what they typed, also where others changed it too', () => {
    const typed = { title: 'Ada’s title', target: null, problem: 'Slow' };
    expect(touchedFields(item, typed, since)).toEqual({ title: 'Ada’s title', target: null });
  });

  it('changes nothing where both typed the same', () => {
    expect(touchedFields(item, { title: 'Ben’s title' }, since)).toEqual({});
  });
});

test('what no form would send is refused beside its field', () => {
  const problemsOf = (patch: Parameters<typeof checkDetails>[0]): readonly string[] => {
    try {
      checkDetails(patch);
      return [];
    } catch (error) {
      return error instanceof AppError ? Object.keys(error.fields) : ['bug'];
    }
  };
  expect(problemsOf({ title: 'Search', links: ['https://example.com'] })).toEqual([]);
  expect(problemsOf({ title: ' ' })).toEqual(['title']);
  expect(problemsOf({ title: 'x'.repeat(151), problem: 'x'.repeat(3001) })).toEqual(['title', 'problem']);
  expect(problemsOf({ links: ['javascript:alert(1)'] })).toEqual(['links']);
  expect(requireWhy(' a \n b ')).toBe('a b');
  expect(() => requireWhy(' \n')).toThrow(AppError);
});

test.each([
  ['Faster search', 'Search: faster!', true],
  ['Faster search', 'FASTER SEÁRCH', true],
  ['Faster search results', 'Faster search for results', true],
  ['Export to CSV', 'Import from CSV', false],
  ['AI', 'ai', true],
  ['Dark mode', 'Mode of payment', false],
])('%j and %j look alike: %s', (one, other, alike) => {
  expect(looksAlike(one, other)).toBe(alike);
});

test('RICE needs all four', () => {
  expect(riceScore({ reach: 1000, impact: 2, confidence: 80, effort: 4 })).toBe(400);
  expect(riceScore({ reach: 1000, impact: 2, confidence: 80, effort: 0 })).toBeUndefined();
  expect(riceScore({ reach: null, impact: 2, confidence: 80, effort: 4 })).toBeUndefined();
});
