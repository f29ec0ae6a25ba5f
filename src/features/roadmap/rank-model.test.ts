// Ranks stay 1, 2, 3 … whatever moves.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { asId, type ItemId } from '../../kernel/ids.ts';
import type { Horizon } from './model.ts';
import { orderOfTiers, planMove, planOrder, type Ranked, rankAfter, type Shift, steps } from './rank-model.ts';

const horizons: readonly Horizon[] = ['now', 'next', 'later', 'shipped', 'parked'];
const id = (n: number): ItemId => asId<'item'>(`itm_${n}`);

const board = fc.array(fc.constantFrom(...horizons), { minLength: 1, maxLength: 30 }).map((places) =>
  places.map((horizon, i): Ranked => {
    const rank = places.slice(0, i + 1).filter((each) => each === horizon).length;
    return { id: id(i), horizon, rank };
  }),
);

function shifted(items: readonly Ranked[], moving: Ranked, shifts: readonly Shift[]): readonly Ranked[] {
  return items
    .filter((item) => item.id !== moving.id)
    .map((item) => {
      const by = shifts
        .filter(({ horizon, first, last }) => horizon === item.horizon && item.rank >= first && item.rank <= last)
        .reduce((sum, shift) => sum + shift.by, 0);
      return { ...item, rank: item.rank + by };
    });
}

function expectDense(items: readonly Ranked[]): void {
  for (const horizon of horizons) {
    const ranks = items.filter((item) => item.horizon === horizon).map((item) => item.rank);
    expect(ranks.sort((a, b) => a - b)).toEqual(ranks.map((_, i) => i + 1));
  }
}

describe('a move', () => {
  it('keeps every horizon without gaps and the others in their order', () => {
    fc.assert(
      fc.property(board, fc.nat(), fc.constantFrom(...horizons), fc.nat(), (items, which, horizon, where) => {
        const moving = items[which % items.length]!;
        const others = items.filter((item) => item.horizon === horizon && item.id !== moving.id);
        const to = { horizon, rank: (where % (others.length + 1)) + 1 };
        const after = shifted(items, moving, planMove(moving, to));
        expectDense([...after, { ...moving, ...to }]);
        const order = (list: readonly Ranked[]) =>
          [...list].sort((a, b) => a.rank - b.rank).flatMap((item) => (item.horizon === horizon ? item.id : []));
        expect(order(after)).toEqual(order(others));
      }),
    );
  });

  it('to where it is changes nothing', () => {
    expect(planMove({ horizon: 'now', rank: 3 }, { horizon: 'now', rank: 3 })).toEqual([]);
  });
});

test('a step stays within the horizon', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.nat(50), fc.constantFrom(...steps), (rank, more, step) => {
      const count = rank + more;
      const to = rankAfter(rank, step, count);
      expect(to).toBeGreaterThanOrEqual(1);
      expect(to).toBeLessThanOrEqual(count);
    }),
  );
});

describe('an order from a vote', () => {
  const apply = (items: readonly Ranked[], order: readonly ItemId[]): readonly Ranked[] => {
    const to = new Map(planOrder(items, order).map((change) => [change.id, change.to]));
    return items.map((item) => ({ ...item, rank: to.get(item.id) ?? item.rank }));
  };

  it('orders the items it names, moves no other, leaves no gap, and holds when applied again', () => {
    fc.assert(
      fc.property(board, fc.array(fc.nat(40), { maxLength: 30 }), (items, wanted) => {
        const order = [...new Set(wanted.map(id))];
        const after = apply(items, order);
        expectDense(after);
        for (const [i, item] of items.entries()) if (!order.includes(item.id)) expect(after[i]).toEqual(item);
        for (const horizon of horizons) {
          const named = after.filter((item) => item.horizon === horizon && order.includes(item.id));
          const byRank = [...named].sort((a, b) => a.rank - b.rank).map((item) => item.id);
          expect(byRank).toEqual(order.filter((each) => byRank.includes(each)));
        }
        expect(planOrder(after, order)).toEqual([]);
      }),
    );
  });

  it('leaves those who are tied in the order they have', () => {
    const items: Ranked[] = [1, 2, 3].map((rank) => ({ id: id(rank), horizon: 'now', rank }));
    expect(orderOfTiers([[id(3)], [id(2), id(1)]], items)).toEqual([id(3), id(1), id(2)]);
  });
});
