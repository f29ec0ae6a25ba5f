// Two people at the form of one item: nobody's words are lost, nobody's change is overwritten unseen.
import { describe, expect, it } from 'vitest';
import { dialects, type TestDialect } from '../../../test/support/db.ts';
import { historyOf, itemInput, itemWorld } from '../../../test/support/item-world.ts';
import { asUserId } from '../../kernel/ids.ts';
import { addItem } from './add-item.ts';
import { editItem } from './edit-item.ts';
import { getItem } from './find-items.ts';
import { setHealth } from './set-health.ts';

describe.each(dialects)('two people editing one item on %s', (dialect) => {
  async function opened(dialectName: TestDialect) {
    const w = await itemWorld(dialectName);
    const item = await addItem(w.ada, itemInput(w.ada, w.productId, { target: '2026-Q4', ownerId: asUserId('U0BEN') }));
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
