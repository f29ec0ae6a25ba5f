// Items through their verbs on a real database: each change once, by those who may, with its reason in the history.
import { describe, expect, it } from 'vitest';
import { dialects, freshDb, testCtx } from '../../../test/support/db.ts';
import type { AppCtx, Db } from '../../db/types.ts';
import { asChannelId, asUserId, type ItemId, type ProductId } from '../../kernel/ids.ts';
import { createProduct } from '../products/index.ts';
import { type AddItemInput, addItem, findAlike } from './add-item.ts';
import { applyRank } from './apply-rank.ts';
import { editItem } from './edit-item.ts';
import { findItemByRef, getItem, getItems, searchItems } from './find-items.ts';
import { getBoard } from './get-board.ts';
import { selectHistory } from './history-store.ts';
import type { Item } from './model.ts';
import { moveItem } from './move-item.ts';
import { parkItem } from './park-item.ts';
import { rankItem } from './rank-item.ts';
import { setHealth } from './set-health.ts';
import { shareBoard } from './share-board.ts';
import { shipItem } from './ship-item.ts';

const none = { features: [] };

async function product(ctx: AppCtx, changes: { channel?: string; isPrivate?: boolean; name?: string } = {}) {
  const { channel = 'C0ATLAS', isPrivate = false, name = 'Atlas' } = changes;
  return createProduct(ctx, {
    id: ctx.newId('product'),
    name,
    vision: '',
    leads: [],
    isPrivate,
    allowsGuests: false,
    channel: { id: asChannelId(channel), name: 'atlas', isPrivate },
  });
}

const input = (ctx: AppCtx, productId: ProductId, changes: Partial<AddItemInput> = {}): AddItemInput => ({
  id: ctx.newId('item'),
  productId,
  title: 'Search finds synonyms',
  problem: 'People miss notebooks.',
  horizon: 'next',
  ...changes,
});

interface World {
  readonly db: Db;
  /** Leads the product. */
  readonly ada: AppCtx;
  /** Contributes. */
  readonly ben: AppCtx;
  readonly productId: ProductId;
}

/** A second workspace with the same product and items stands beside it. */
async function world(dialect: (typeof dialects)[number]): Promise<World> {
  const db = await freshDb(dialect);
  const elsewhere = testCtx(db, { workspace: 'T0OTHER' });
  const other = await product(elsewhere);
  await addItem(elsewhere, input(elsewhere, other.id, { title: 'Elsewhere' }));
  const ada = testCtx(db);
  const ben = testCtx(db, { user: 'U0BEN' });
  return { db, ada, ben, productId: (await product(ada)).id };
}

async function add(ctx: AppCtx, productId: ProductId, ...titles: string[]): Promise<Item[]> {
  const items: Item[] = [];
  for (const title of titles) items.push(await addItem(ctx, input(ctx, productId, { title })));
  return items;
}

const historyOf = async ({ db, ada }: World, itemId: ItemId) =>
  (await selectHistory(db.read, ada.workspaceId, { itemId, limit: 50 })).map(({ kind, why }) => [kind, why]);

const titlesIn = async ({ ada, productId }: World, filter: 'now' | 'next' | 'later' = 'next') => {
  const { groups } = await getBoard(ada, none, { productId, filter, page: 0 });
  return groups.flatMap((group) => group.items.map(({ item }) => [item.rank, item.title]));
};

describe.each(dialects)('items on %s', (dialect) => {
  it('submitting the form twice adds one item, numbered within its workspace', async () => {
    const w = await world(dialect);
    const twice = input(w.ben, w.productId);
    const [first, second] = await Promise.all([addItem(w.ben, twice), addItem(w.ben, twice)]);
    expect(second).toEqual(first);
    expect(first).toMatchObject({ ref: 'R-1', rank: 1, status: 'planned', createdBy: 'U0BEN', version: 1 });
    expect(await historyOf(w, first.id)).toEqual([['item.added', null]]);
    expect(await add(w.ben, w.productId, 'Second')).toMatchObject([{ ref: 'R-2', rank: 2 }]);
  });

  it('what is linked on adding is linked in the same transaction, or nothing is added', async () => {
    const w = await world(dialect);
    const failing = input(w.ben, w.productId, {
      onAdded: async () => {
        throw new Error('no link');
      },
    });
    await expect(addItem(w.ben, failing)).rejects.toThrow('no link');
    expect(await titlesIn(w)).toEqual([]);
    expect(await add(w.ben, w.productId, 'First')).toMatchObject([{ ref: 'R-1' }]);
  });

  it('contributors change what they added or own; leads change all', async () => {
    const w = await world(dialect);
    const [item] = await add(w.ada, w.productId, 'Of Ada');
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
    const w = await world(dialect);
    const [a, b] = await add(w.ada, w.productId, 'A', 'B', 'C');
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
    const w = await world(dialect);
    const [a, b] = await add(w.ada, w.productId, 'A', 'B');
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
    const w = await world(dialect);
    const [item] = await add(w.ada, w.productId, 'A');
    const said = { itemId: item!.id, health: 'at_risk', note: 'vendor is late' } as const;
    await setHealth(w.ada, said);
    expect(await setHealth(w.ada, said)).toMatchObject({ health: 'at_risk', healthAt: w.ada.now(), version: 2 });
    expect(await historyOf(w, item!.id)).toHaveLength(2);
  });

  it('a step in rank moves once, and is refused when the order changed meanwhile', async () => {
    const w = await world(dialect);
    const [, , c] = await add(w.ada, w.productId, 'A', 'B', 'C');
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
    const w = await world(dialect);
    const [a, b, c, d] = await add(w.ada, w.productId, 'A', 'B', 'C', 'D');
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
    const w = await world(dialect);
    const hugo = testCtx(w.db, { user: 'U0HUGO' });
    const secret = await product(hugo, { channel: 'G0LEAD', isPrivate: true, name: 'Secret' });
    const [hidden] = await add(hugo, secret.id, 'Search the hidden plan');
    const [one, two] = await add(w.ada, w.productId, 'Suche über Umläute', 'Search by voice');
    const found = async (query: string) =>
      (await searchItems(w.db.read, w.ada, undefined, query, 10)).map((i) => i.ref);
    expect(await found('VOICE search')).toEqual([two!.ref]);
    expect(await found('uber umlaute')).toEqual([one!.ref]);
    expect(await found('notebooks')).toHaveLength(2);
    expect(await found(one!.ref.toLowerCase())).toEqual([one!.ref]);
    expect(await found('%')).toEqual([]);
    expect(await found('hidden')).toEqual([]);
    expect(await found('')).toHaveLength(2);
    expect(await searchItems(w.db.read, w.ada, secret.id, '', 10)).toEqual([]);
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
    const w = await world(dialect);
    await add(w.ada, w.productId, ...Array.from({ length: 60 }, (_, i) => `Item ${i}`));
    const { pages, groups, counts } = await getBoard(w.ada, none, { productId: w.productId, filter: 'live', page: 2 });
    expect({ pages, next: counts.next }).toEqual({ pages: 3, next: 60 });
    expect(groups.map((group) => group.items.map(({ item }) => item.rank))).toEqual([
      [51, 52, 53, 54, 55, 56, 57, 58, 59, 60],
    ]);
  });

  it('a board is shared once by a double click, and a later one takes over', async () => {
    const w = await world(dialect);
    const board = { productId: w.productId, channelId: asChannelId('C0GENERAL'), isExternallyShared: false };
    const results = await Promise.all([shareBoard(w.ada, board), shareBoard(w.ben, board)]);
    expect(results.sort()).toEqual(['already', 'shared']);
    const outside = { ...board, channelId: asChannelId('C0SALES'), isExternallyShared: true };
    await expect(shareBoard(w.ada, outside)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await shareBoard(w.ada, { ...outside, channelId: asChannelId('C0ATLAS') })).toBe('shared');
  });
});

describe.each(dialects)('two people editing one item on %s', (dialect) => {
  async function opened(dialectName: (typeof dialects)[number]) {
    const w = await world(dialectName);
    const item = await addItem(w.ada, input(w.ada, w.productId, { target: '2026-Q4', ownerId: asUserId('U0BEN') }));
    const typed = { title: item.title, problem: item.problem, target: item.target, horizon: item.horizon };
    return { w, item, open: { itemId: item.id, base: 1, seen: 1, typed, why: '' } };
  }

  it('the second sees what changed, keeps their text, and overwrites nothing they left alone', async () => {
    const { w, item, open } = await opened(dialect);
    await editItem(w.ben, { ...open, typed: { ...open.typed, target: '2027-Q1' }, why: 'vendor is late' });
    const mine = { ...open, typed: { ...open.typed, title: 'Search understands words' } };
    const stale = await editItem(w.ada, mine);
    expect(stale).toMatchObject({
      kind: 'stale',
      since: [{ actor: 'U0BEN', field: 'target', from: '2026-Q4', to: '2027-Q1' }],
    });
    expect((await getItem(w.db.read, w.ada, item.id)).title).toBe(item.title);
    const saved = await editItem(w.ada, { ...mine, seen: stale.item.version });
    expect(saved).toMatchObject({
      kind: 'edited',
      item: { title: 'Search understands words', target: '2027-Q1', slips: 1, firstTarget: '2026-Q4' },
    });
    expect(await historyOf(w, item.id)).toContainEqual(['item.moved', 'vendor is late']);
  });

  it('at the very same moment, one saves and the other is told', async () => {
    const { w, open } = await opened(dialect);
    const results = await Promise.all([
      editItem(w.ada, { ...open, typed: { ...open.typed, title: 'Ada’s' } }),
      editItem(w.ben, { ...open, typed: { ...open.typed, title: 'Ben’s' } }),
    ]);
    expect(results.map((result) => result.kind).sort()).toEqual(['edited', 'stale']);
  });

  it('saving the same form twice saves once and tells of no change by others', async () => {
    const { w, item, open } = await opened(dialect);
    const once = { ...open, typed: { ...open.typed, title: 'New title' } };
    const results = await Promise.all([editItem(w.ada, once), editItem(w.ada, once)]);
    expect(results.map((result) => [result.kind, result.item.version])).toEqual([
      ['edited', 2],
      ['edited', 2],
    ]);
    expect(await historyOf(w, item.id)).toHaveLength(2);
  });

  it('a new target or horizon asks why, and both are told with it', async () => {
    const { w, item, open } = await opened(dialect);
    const moved = { ...open, typed: { ...open.typed, target: '2027-Q2', horizon: 'later' as const } };
    await expect(editItem(w.ada, moved)).rejects.toMatchObject({ fields: { why: expect.any(String) } });
    expect(await editItem(w.ada, { ...moved, why: 'not now' })).toMatchObject({ item: { horizon: 'later', rank: 1 } });
    expect(await historyOf(w, item.id)).toEqual([
      ['item.moved', 'not now'],
      ['item.moved', 'not now'],
      ['item.added', null],
    ]);
    const shipped = { ...open, base: 2, seen: 2, typed: { horizon: 'shipped' as const }, why: 'x' };
    await expect(editItem(w.ada, shipped)).rejects.toMatchObject({ fields: { horizon: expect.any(String) } });
  });

  it('a word on health meanwhile does not stop an edit', async () => {
    const { w, item, open } = await opened(dialect);
    await setHealth(w.ben, { itemId: item.id, health: 'at_risk', note: '' });
    const saved = await editItem(w.ada, { ...open, typed: { ...open.typed, title: 'New title' } });
    expect(saved).toMatchObject({ kind: 'edited', item: { title: 'New title', health: 'at_risk' } });
  });
});
