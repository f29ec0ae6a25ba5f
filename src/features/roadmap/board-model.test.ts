// Pages of the board: every item stands on exactly one, in order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boardFilters, type Counts, horizonsOf, slicesOf, totalOf } from './board-model.ts';

const n = fc.nat(60);
const counts: fc.Arbitrary<Counts> = fc.record({ now: n, next: n, later: n, shipped: n, parked: n });

test('the pages together show each item once, and no page more than it holds', () => {
  fc.assert(
    fc.property(counts, fc.constantFrom(...boardFilters), fc.integer({ min: 1, max: 30 }), (having, filter, size) => {
      const { pages } = slicesOf(having, { filter, page: 0, size });
      const seen = Array.from({ length: pages }, (_, page) => slicesOf(having, { filter, page, size }).slices).flatMap(
        (slices) => {
          const shown = slices.flatMap(({ horizon, offset, limit }) =>
            Array.from({ length: limit }, (_, i) => `${horizon}${offset + i}`),
          );
          expect(shown.length).toBeLessThanOrEqual(size);
          return shown;
        },
      );
      const all = horizonsOf(filter).flatMap((horizon) =>
        Array.from({ length: having[horizon] }, (_, i) => `${horizon}${i}`),
      );
      expect(seen).toEqual(all);
      expect(seen).toHaveLength(totalOf(having, filter));
    }),
  );
});

test('a page that does not exist is the nearest that does', () => {
  const having: Counts = { now: 3, next: 0, later: 0, shipped: 0, parked: 0 };
  expect(slicesOf(having, { filter: 'live', page: 99, size: 2 })).toMatchObject({ page: 1, pages: 2 });
  expect(slicesOf({ ...having, now: 0 }, { filter: 'live', page: 5, size: 2 })).toMatchObject({ page: 0, pages: 1 });
});
