// What votes add elsewhere: what waits, digests, chains and marks of items, refs, and what others add to a result.
import { describe, expect, it } from 'vitest';
import { dialects } from '../../../test/support/db.ts';
import { candidate, voteWorld } from '../../../test/support/vote-world.ts';
import { button } from '../../blocks/blocks.ts';
import { asUserId } from '../../kernel/ids.ts';
import { DAY } from '../../kernel/time.ts';
import type { CandidateOffer, Feature } from '../feature.ts';
import { closeVote } from './close-vote.ts';
import { findCandidates, resolveCandidates } from './find-candidates.ts';

const offers: readonly CandidateOffer[] = [
  { ref: 'R-1', title: 'Search', detail: '7 asked' },
  { ref: 'R-2', title: 'Sign-on' },
];

/** Stands for the slice that knows items. */
const items: Feature = {
  name: 'items',
  dependsOn: [],
  contributes: {
    candidates: async (_ctx, wanted) =>
      'refs' in wanted
        ? offers.filter(({ ref }) => wanted.refs.includes(ref))
        : offers.filter(({ title }) => title.toLowerCase().includes(wanted.query)).slice(0, wanted.limit),
    resultButtons: async (_ctx, id) => [button('Turn into decision', `items.decide.v1|${JSON.stringify({ v: id })}`)],
  },
};

describe.each(dialects)('votes in other screens on %s', (dialect) => {
  it('candidates come from the slices that have them, and one that is gone is named', async () => {
    const w = await voteWorld(dialect);
    const registry = { features: [w.feature, items] };
    const ctx = w.as('U0ADA');
    const productId = w.product.id;
    expect(await findCandidates(registry, ctx, { productId, query: 'sea', limit: 5 })).toMatchObject([{ ref: 'R-1' }]);
    const picked = await resolveCandidates(registry, ctx, { productId, refs: ['R-2', 'R-1'] });
    expect(picked).toEqual([
      { ref: 'R-2', title: 'Sign-on', itemId: null, detail: null },
      { ref: 'R-1', title: 'Search', itemId: null, detail: '7 asked' },
    ]);
    const gone = resolveCandidates(registry, ctx, { productId, refs: ['R-1', 'R-9'] });
    await expect(gone).rejects.toMatchObject({ fields: { picked: expect.stringContaining('R-9') } });
    await expect(findCandidates(registry, w.as('U0EXT'), { productId, query: '', limit: 5 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('an open vote waits for its voters, marks its items and is in the digest until it is closed', async () => {
    const w = await voteWorld(dialect);
    const ctx = w.as('U0BEN');
    const itemId = ctx.newId('item');
    const id = await w.open({ candidates: [candidate('Search', 'R-1', itemId), candidate('Sign-on', 'R-2')] });
    const { waiting, itemMarks, digest, chain, itemsBehind } = w.feature.contributes ?? {};
    const period = { productId: w.product.id, from: w.clock.now() - DAY, until: w.clock.now() + DAY };
    const lines = async (section: string) =>
      (await digest!.find((each) => each.id === section)!.lines(ctx, period)).map(String);
    expect(String((await waiting!(ctx))[0]?.text)).toContain('V-1');
    expect((await itemMarks!(ctx, [itemId])).get(itemId)).toMatchObject([{ text: 'open vote V-1' }]);
    expect(await lines('votes-open')).toEqual([expect.stringContaining('What next?')]);
    expect(String((await chain!(ctx, itemId))[0]?.lines[0])).toMatch(/V-1.*Dots · open · 0 of 10/);
    for (const user of ['U0ADA', 'U0BEN', 'U0DEV']) await w.cast(id, user, [3, 1]);
    for (const user of ['U0CHLOE', 'U0EVA', 'U0IDA']) await w.cast(id, user, [0, 3]);
    expect(await waiting!(ctx)).toEqual([]);
    await closeVote(w.as('U0ADA'), { id, why: 'Now' });
    expect((await itemMarks!(ctx, [itemId])).size).toBe(0);
    expect(await lines('votes-open')).toEqual([]);
    expect((await lines('votes-closed'))[0]).toMatch(/V-1.*first: \*R-2 Sign-on\*.*6 of 10/);
    const [part] = await chain!(ctx, itemId);
    expect(part?.lines.map(String)).toEqual([
      expect.stringMatching(/place 2 of 2/),
      expect.stringContaining('3 dots on average in Engineering, 0 in Design'),
    ]);
    expect(await itemsBehind!.vote!(ctx, { kind: 'vote', number: 1 })).toEqual([itemId]);
  });

  it('V-1 shows the card while open and the result with the buttons of others afterwards', async () => {
    const w = await voteWorld(dialect);
    w.registry.features.push(items);
    const id = await w.open();
    const call = { ctx: w.as('U0BEN'), directory: w.directory, botUserId: asUserId('U0PLUMB') };
    const show = () => w.feature.contributes!.show!.vote!(call, { kind: 'vote', number: 1 });
    expect(JSON.stringify(await show())).toContain('Vote V-1');
    await closeVote(w.as('U0ADA'), { id, why: 'Now' });
    await w.settle();
    expect(JSON.stringify(await show())).toContain('Turn into decision');
    expect(JSON.stringify(w.slack.messages.map((each) => each.blocks))).toContain('Turn into decision');
    const stranger = { ...call, ctx: w.as('U0EXT') };
    await expect(w.feature.contributes!.show!.vote!(stranger, { kind: 'vote', number: 1 })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
