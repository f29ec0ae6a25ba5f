// Items through their verbs on a real database: each change once, by those who may, with its reason in the history.
import { describe, expect, it } from 'vitest';
import { dialects, testCtx } from '../../../test/support/db.ts';
import {
  addItems,
  atlasIn,
  historyOf,
  type ItemWorld,
  itemInput,
  itemWorld,
} from '../../../test/support/item-world.ts';
import { asChannelId, asUserId } from '../../kernel/ids.ts';
import { addItem, findAlike } from './add-item.ts';
import { applyRank } from './apply-rank.ts';
import { editItem } from './edit-item.ts';
import { findItemByRef, getItem, getItems, searchItems } from './find-items.ts';
import { getBoard } from './get-board.ts';
import { moveItem } from './move-item.ts';
import { parkItem } from './park-item.ts';
import { rankItem } from './rank-item.ts';
import { setHealth } from './set-health.ts';
import { shareBoard } from './share-board.ts';
import { shipItem } from './ship-item.ts';

const none = { features: [] };

const titlesIn = async ({ ada, productId }: ItemWorld, filter: 'now' | 'next' | 'later' = 'next') => {
  const { groups } = await getBoard(ada, none, { productId, filter, page: 0 });
  return groups.flatMap((group) => group.items.map(({ item }) => [item.rank, item.title]));
};

describe.each(dialects)('items on %s', (dialect) => {
  it('submitting the form twice adds one item, numbered within its workspace', async () => {
    const w = await itemWorld(dialect);
    const twice = itemInput(w.ben, w.productId);
    const [first, second] = await Promise.all([addItem(w.ben, twice), addItem(w.ben, twice)]);
    expect(second).toEqual(first);
    expect(first).toMatchObject({ ref: 'R-1', rank: 1, status: 'planned', createdBy: 'U0BEN', version: 1 });
    expect(await historyOf(w, first.id)).toEqual([['item.added', null]]);
    expect(await addItems(w.ben, w.productId, 'Second')).toMatchObject([{ ref: 'R-2', rank: 2 }]);
  });

  it('what is linked on adding is linked in the same transaction, or nothing is added', async () => {
    const w = await itemWorld(dialect);
    const failing = itemInput(w.ben, w.productId, {
      onAdded: async () => {
        throw new Error('no link');
      },
    });
    await expect(addItem(w.ben, failing)).rejects.toThrow('no link');
    expect(await titlesIn(w)).toEqual([]);
    expect(await addItems(w.ben, w.productId, 'First')).toMatchObject([{ ref: 'R-1' }]);
  });

  it('contributors change what they added or own; leads change all', async () => {
    const w = await itemWorld(dialect);
    const [item] = await addItems(w.ada, w.productId, 'Of Ada');
    const move = { itemId: item!.id, from: 'next', to: 'now', why: 'first' } as const;
    await expect(moveItem(w.ben, move)).rejects.toMatchObject({ code: 'forbidden' });
    const given = await editItem(w.ada, {
      itemId: item!.id,
      base: 1,
      seen: 1,
      typed: { ownerId: asUserId('U0BEN') },
      why: '',
    });
    expect(given).toMatchObject({ kind: 'edited', item: { ownerId: 'U0BEN', version: 2 } });
    expect(await moveItem(w.ben, move)).toMatchObject({ horizon: 'now', rank: 1 });
    const rank = { itemId: item!.id, from: 1, step: 'top', why: 'x' } as const;
    await expect(rankItem(w.ben, rank)).rejects.toMatchObject({ code: 'forbidden' });
    const guest = testCtx(w.db, { user: 'U0GUEST' });
    await expect(moveItem(guest, { ...move, from: 'now', to: 'later' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('a move keeps its reason, closes the gap behind it, and a second click changes nothing', async () => {
    const w = await itemWorld(dialect);
    const [a, b] = await addItems(w.ada, w.productId, 'A', 'B', 'C');
    const move = { itemId: a!.id, from: 'next', to: 'now', why: 'three accounts wait' } as const;
    const [first, again] = await Promise.all([moveItem(w.ada, move), moveItem(w.ada, move)]);
    expect([first.version, again.version]).toEqual([2, 2]);
    expect(await historyOf(w, a!.id)).toContainEqual(['item.moved', 'three accounts wait']);
    expect(await historyOf(w, a!.id)).toHaveLength(2);
    expect(await titlesIn(w)).toEqual([
      [1, 'B'],
      [2, 'C'],
    ]);
    await expect(moveItem(w.ada, { ...move, itemId: b!.id, why: ' ' })).rejects.toMatchObject({
      fields: { why: expect.any(String) },
    });
    await expect(moveItem(w.ada, { ...move, to: 'later', why: 'x' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('ships and parks once, keeps the reason on it, and comes back', async () => {
    const w = await itemWorld(dialect);
    const [a, b] = await addItems(w.ada, w.productId, 'A', 'B');
    const ship = { itemId: a!.id, from: 'next', why: 'found in one try' } as const;
    await Promise.all([shipItem(w.ada, ship), shipItem(w.ada, ship)]);
    const park = { itemId: b!.id, from: 'next', why: 'no budget' } as const;
    expect(await parkItem(w.ada, park)).toMatchObject({ horizon: 'parked', status: 'parked', parkedWhy: 'no budget' });
    const board = await getBoard(w.ada, none, { productId: w.productId, filter: 'live', page: 0 });
    expect(board).toMatchObject({ counts: { next: 0, shipped: 1, parked: 1 }, shippedThisQuarter: 1 });
    expect(await historyOf(w, a!.id)).toHaveLength(2);
    const back = await moveItem(w.ada, { itemId: b!.id, from: 'parked', to: 'later', why: 'budget is there' });
    expect(back).toMatchObject({ horizon: 'later', status: 'idea', parkedWhy: null, rank: 1 });
  });

  it('health is dated, and saying the same twice is said once', async () => {
    const w = await itemWorld(dialect);
    const [item] = await addItems(w.ada, w.productId, 'A');
    const said = { itemId: item!.id, health: 'at_risk', note: 'vendor is late' } as const;
    await setHealth(w.ada, said);
    expect(await setHealth(w.ada, said)).toMatchObject({ health: 'at_risk', healthAt: w.ada.now(), version: 2 });
    expect(await historyOf(w, item!.id)).toHaveLength(2);
  });

  it('a step in rank moves once, and is refused when the order changed meanwhile', async () => {
    const w = await itemWorld(dialect);
    const [, , c] = await addItems(w.ada, w.productId, 'A', 'B', 'C');
    const top = { itemId: c!.id, from: 3, step: 'top', why: 'promised' } as const;
    await Promise.all([rankItem(w.ada, top), rankItem(w.ada, top)]);
    expect(await titlesIn(w)).toEqual([
      [1, 'C'],
      [2, 'A'],
      [3, 'B'],
    ]);
    expect(await historyOf(w, c!.id)).toHaveLength(2);
    await expect(rankItem(w.ada, { ...top, from: 3, step: 'up' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('an order from a vote is applied once, within each horizon, leaving others where they are', async () => {
    const w = await itemWorld(dialect);
    const [a, b, c, d] = await addItems(w.ada, w.productId, 'A', 'B', 'C', 'D');
    await moveItem(w.ada, { itemId: b!.id, from: 'next', to: 'now', why: 'x' });
    const order = { productId: w.productId, order: [d!.id, b!.id, a!.id], why: 'result of V-1' };
    expect(await applyRank(w.ada, order)).toHaveLength(2);
    expect(await applyRank(w.ada, order)).toEqual([]);
    expect(await titlesIn(w)).toEqual([
      [1, 'D'],
      [2, 'C'],
      [3, 'A'],
    ]);
    expect(await historyOf(w, c!.id)).toHaveLength(1);
    await expect(applyRank(w.ben, order)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('items are found by ref and words, in one’s own workspace, never those of a private product', async () => {
    const w = await itemWorld(dialect);
    const hugo = testCtx(w.db, { user: 'U0HUGO' });
    const secret = await atlasIn(hugo, { channel: 'G0LEAD', isPrivate: true, name: 'Secret' });
    const [hidden] = await addItems(hugo, secret.id, 'Search the hidden plan');
    const [one, two] = await addItems(w.ada, w.productId, 'Suche über Umläute', 'Search by voice');
    const found = async (query: string) =>
      (await searchItems(w.db.read, w.ada, { query, limit: 10 })).map((i) => i.ref);
    expect(await found('VOICE search')).toEqual([two!.ref]);
    expect(await found('uber umlaute')).toEqual([one!.ref]);
    expect(await found('notebooks')).toHaveLength(2);
    expect(await found(one!.ref.toLowerCase())).toEqual([one!.ref]);
    expect(await found('%')).toEqual([]);
    expect(await found('hidden')).toEqual([]);
    expect(await found('')).toHaveLength(2);
    expect(await searchItems(w.db.read, w.ada, { productId: secret.id, query: '', limit: 10 })).toEqual([]);
    expect(await findItemByRef(w.db.read, w.ada, { kind: 'item', number: hidden!.number })).toBeUndefined();
    await expect(getItem(w.db.read, w.ada, hidden!.id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await getItems(w.db.read, w.ada, [two!.id, hidden!.id, one!.id])).map((i) => i.ref)).toEqual([
      two!.ref,
      one!.ref,
    ]);
    expect(await findAlike(w.db.read, w.ada, { productId: w.productId, title: 'Voice for robots' })).toEqual([]);
    expect(await findAlike(w.db.read, w.ada, { productId: w.productId, title: 'Search, by voice!' })).toHaveLength(1);
  });

  it('a board of thousands is read a page at a time', async () => {
    const w = await itemWorld(dialect);
    await addItems(w.ada, w.productId, ...Array.from({ length: 60 }, (_, i) => `Item ${i}`));
    const { pages, groups, counts } = await getBoard(w.ada, none, { productId: w.productId, filter: 'live', page: 2 });
    expect({ pages, next: counts.next }).toEqual({ pages: 3, next: 60 });
    expect(groups.map((group) => group.items.map(({ item }) => item.rank))).toEqual([
      [51, 52, 53, 54, 55, 56, 57, 58, 59, 60],
    ]);
  });

  it('a board is shared once by a double click, and a later one takes over', async () => {
    const w = await itemWorld(dialect);
    const board = { productId: w.productId, channelId: asChannelId('C0GENERAL'), isExternallyShared: false };
    const results = await Promise.all([shareBoard(w.ada, board), shareBoard(w.ben, board)]);
    expect(results.sort()).toEqual(['already', 'shared']);
    const outside = { ...board, channelId: asChannelId('C0SALES'), isExternallyShared: true };
    await expect(shareBoard(w.ada, outside)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await shareBoard(w.ada, { ...outside, channelId: asChannelId('C0ATLAS') })).toBe('shared');
  });
});
