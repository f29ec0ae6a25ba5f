// What others see of the roadmap: the digest, what waits, the chain, candidates of votes and a vote's result as rank.
import { describe, expect, it } from 'vitest';
import { clockOf, dialects } from '../../../test/support/db.ts';
import { candidate, type VoteWorld, voteWorld } from '../../../test/support/vote-world.ts';
import type { AppCtx } from '../../db/types.ts';
import { asUserId } from '../../kernel/ids.ts';
import { DAY } from '../../kernel/time.ts';
import { closeVote } from '../votes/index.ts';
import { type AddItemInput, addItem } from './add-item.ts';
import { applyVote, isApplicable } from './apply-vote.ts';
import { roadmapContributions } from './contribute.ts';
import { getItems } from './find-items.ts';
import type { Item } from './model.ts';
import { moveItem } from './move-item.ts';
import { parkItem } from './park-item.ts';
import { setHealth } from './set-health.ts';
import { shipItem } from './ship-item.ts';

const none = { features: [] };
const { digest = [], waiting, chain, candidates, home, itemsBehind } = roadmapContributions(none);

interface World extends VoteWorld {
  readonly ada: AppCtx;
  add(title: string, changes?: Partial<AddItemInput>): Promise<Item>;
}

async function world(dialect: (typeof dialects)[number]): Promise<World> {
  const w = await voteWorld(dialect);
  const ada = w.as('U0ADA');
  const add = (title: string, changes: Partial<AddItemInput> = {}) =>
    addItem(ada, {
      ...{ id: ada.newId('item'), productId: w.product.id, title, problem: '', horizon: 'next' },
      ownerId: asUserId('U0ADA'),
      ...changes,
    });
  return { ...w, ada, add };
}

describe.each(dialects)('the roadmap elsewhere on %s', (dialect) => {
  it('the digest tells what shipped, moved with its reason, is new and at risk in its period, to a job too', async () => {
    const w = await world(dialect);
    const [a, b, c, d] = [
      await w.add('Kept <!channel>', { target: '2026-Q4' }),
      await w.add('Moved'),
      await w.add('Parked'),
      await w.add('Troubled'),
    ];
    w.clock.advance(DAY);
    const from = w.clock.now();
    await shipItem(w.ada, { itemId: a.id, from: 'next', why: 'found in one try' });
    await moveItem(w.ada, { itemId: b.id, from: 'next', to: 'now', why: 'three accounts wait' });
    await parkItem(w.ada, { itemId: c.id, from: 'next', why: 'no budget' });
    await setHealth(w.ada, { itemId: d.id, health: 'off_track', note: 'vendor is late' });
    await w.add('Fresh', { horizon: 'later' });
    const period = { productId: w.product.id, from, until: w.clock.now() + 1 };
    const job = w.as('U0ADA', { job: 'digests.send' });
    const told = Object.fromEntries(
      await Promise.all(digest.map(async (each) => [each.id, (await each.lines(job, period)).map(String)] as const)),
    );
    expect(told).toEqual({
      shipped: ['*R-1* Kept &lt;!channel&gt;: “found in one try” · as promised'],
      moved: expect.arrayContaining([
        '*R-2* Moved: from Next to Now: “three accounts wait”',
        '*R-3* Parked: parked: “no budget”',
      ]),
      new: ['*R-5* Fresh · Later'],
      'at-risk': ['*R-4* Troubled · 🔴 Off track: “vendor is late”'],
    });
    const before = { ...period, from: 0, until: from };
    expect(await digest.find((each) => each.id === 'new')?.lines(job, before)).toHaveLength(4);
  });

  it('an owner is asked about what is overdue, off track, or silent in Now', async () => {
    const w = await world(dialect);
    await w.add('Fine');
    await w.add('Overdue', { target: '2026-Q3' });
    const troubled = await w.add('Troubled');
    await setHealth(w.ada, { itemId: troubled.id, health: 'off_track', note: '' });
    await w.add('Not mine', { target: '2026-Q3', ownerId: null });
    await w.add('Silent', { horizon: 'now' });
    clockOf(w.db).advance(31 * DAY);
    const texts = (await waiting?.(w.ada))?.map(({ text }) => String(text)) ?? [];
    expect(texts).toEqual([
      '*R-2* Overdue: was due Q3 2026. Ship it, or say what is promised now.',
      '*R-3* Troubled: is off track. What would help?',
      '*R-5* Silent: in Now, but nobody has said a word about it for a month.',
    ]);
  });

  it('the chain begins with the item, and with the outcome once there is one', async () => {
    const w = await world(dialect);
    const item = await w.add('Search', { target: '2026-Q4' });
    expect((await chain?.(w.ada, item.id))?.map((part) => part.order)).toEqual([20]);
    await shipItem(w.ada, { itemId: item.id, from: 'next', why: '' });
    const [outcome] = (await chain?.(w.ada, item.id)) ?? [];
    expect(outcome).toMatchObject({ order: 10, title: 'Outcome' });
    expect(String(outcome?.lines[0])).toBe('shipped Nov 30, 2026 · Promised for Q4 2026 · as promised');
    expect(await itemsBehind?.item?.(w.ada, { kind: 'item', number: item.number })).toEqual([item.id]);
  });

  it('votes are offered live items of their product, by words or by ref', async () => {
    const w = await world(dialect);
    const [search, parked] = [await w.add('Search', { effort: 2 }), await w.add('Search later')];
    await parkItem(w.ada, { itemId: parked.id, from: 'next', why: 'x' });
    const { id: productId } = w.product;
    const offer = { ref: 'R-1', itemId: search.id, title: 'Search', detail: '2 person-weeks' };
    expect(await candidates?.(w.ada, { productId, query: 'sea', limit: 10 })).toEqual([offer]);
    expect(await candidates?.(w.ada, { productId, refs: ['r1', 'R-2', 'R-99', 'nonsense'] })).toEqual([offer]);
  });

  it('Home shows what is worked on now, then what is next', async () => {
    const w = await world(dialect);
    await w.add('Then');
    await w.add('First', { horizon: 'now' });
    await w.add('Someday', { horizon: 'later' });
    const lines = (await home?.(w.ada, w.product.id)) ?? [];
    expect(lines.map(({ text }) => String(text))).toEqual(['*R-2* First · Now', '*R-1* Then · Next']);
  });

  it('a closed vote orders the items that stood in it, once, by a lead; an open one is not applied', async () => {
    const w = await world(dialect);
    const [a, b, c] = [await w.add('A'), await w.add('B'), await w.add('C')];
    const vote = await w.open({
      candidates: [candidate('A', 'R-1', a.id), candidate('free text'), candidate('C', 'R-3', c.id)],
    });
    expect(await isApplicable(w.ada, vote)).toBe(false);
    await expect(applyVote(w.ada, vote)).rejects.toMatchObject({ code: 'precondition' });
    for (const user of ['U0ADA', 'U0BEN', 'U0DEV']) await w.cast(vote, user, [1, 1, 3]);
    await closeVote(w.ada, { id: vote, why: 'enough' });
    expect(await isApplicable(w.ada, vote)).toBe(true);
    await expect(applyVote(w.as('U0BEN'), vote)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await applyVote(w.ada, vote)).toHaveLength(2);
    expect(await applyVote(w.ada, vote)).toEqual([]);
    expect((await getItems(w.db.read, w.ada, [a.id, b.id, c.id])).map((item) => item.rank)).toEqual([3, 2, 1]);
  });
});
