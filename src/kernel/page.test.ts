import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageOf } from './page.ts';

test('a page says how many there are', () => {
  expect(pageOf(['c'], 3, { page: 1, size: 2 })).toEqual({ rows: ['c'], page: 1, pages: 2, total: 3 });
  expect(pageOf([], 0, { page: 0, size: 10 })).toEqual({ rows: [], page: 0, pages: 1, total: 0 });
});

test('a page that does not exist is the nearest that does', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer(), fc.integer({ min: 1, max: 100 }), (total, wanted, size) => {
      const { page, pages } = pageOf([], total, { page: wanted, size });
      expect(page).toBeGreaterThanOrEqual(0);
      expect(page).toBeLessThan(pages);
      expect(pages * size).toBeGreaterThanOrEqual(total);
    }),
  );
});
