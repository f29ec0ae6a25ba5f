// Feedback: captured once, linked as evidence, put aside with a reason.
import { describe, expect, it } from 'vitest';
import { dialects, freshDb } from '../../../test/support/db.ts';
import { atlasIn, itemInput } from '../../../test/support/item-world.ts';
import { type Team, team } from '../../../test/support/team.ts';
import { listActivity } from '../../db/activity.ts';
import { asChannelId, asTs } from '../../kernel/ids.ts';
import { DAY } from '../../kernel/time.ts';
import { addItem } from '../roadmap/index.ts';
import { archiveFeedback } from './archive-feedback.ts';
import { captureFeedback } from './capture-feedback.ts';
import { feedbackContributions } from './contribute.ts';
import { getEvidence, getFeedback, getInbox } from './get-feedback.ts';
import { linkFeedback } from './link-feedback.ts';
import { type FeedbackInput, summariseEvidence } from './model.ts';

function said(by: Team, changes: Partial<FeedbackInput> = {}): FeedbackInput {
  return {
    id: by.as('U0BEN').newId('feedback'),
    productId: by.product.id,
    text: 'Search is too slow.',
    source: 'support',
    importance: 'useful',
    customer: undefined,
    segment: undefined,
    revenue: undefined,
    givenBy: undefined,
    items: [],
    message: undefined,
    ...changes,
  };
}

describe('evidence', () => {
  const entry = { source: 'sales' as const, customer: null, revenue: null, createdAt: 0 };

  it('counts a customer once, by the largest figure, whatever the case of the name', () => {
    const entries = [
      { ...entry, customer: 'Lamna', revenue: 100 },
      { ...entry, customer: 'LAMNA ', revenue: 300 },
      { ...entry, customer: 'Contoso', revenue: 50 },
      { ...entry, revenue: 7 },
    ];
    expect(summariseEvidence(entries, 0)).toMatchObject({ count: 4, accounts: 2, revenue: 357 });
  });

  it('warns of evidence that leans on one voice or is old', () => {
    const one = { ...entry, customer: 'Lamna' };
    expect(summariseEvidence([one, one], 91 * DAY)?.warnings).toEqual(['only-sales', 'one-account', 'stale']);
    expect(summariseEvidence([one, { ...entry, source: 'support' }], DAY)?.warnings).toEqual([]);
  });

  it('is undefined without a voice', () => {
    expect(summariseEvidence([], 0)).toBeUndefined();
  });
});

describe.each(dialects)('feedback on %s', (dialect) => {
  it('a form submitted twice, or a message captured by two people, is one entry', async () => {
    const atlas = await team(await freshDb(dialect));
    const message = { channelId: asChannelId('C0ATLAS'), ts: asTs('1.1'), threadTs: undefined, permalink: undefined };
    const input = said(atlas, { message });
    const [one, two] = await Promise.all([
      captureFeedback(atlas.as('U0BEN'), input),
      captureFeedback(atlas.as('U0BEN'), input),
    ]);
    const other = await captureFeedback(atlas.as('U0FINN'), said(atlas, { message }));
    expect(new Set([one, two, other].map((captured) => captured.feedback.id)).size).toBe(1);
    expect([one, two, other].filter((captured) => captured.isNew)).toHaveLength(1);
    expect((await getInbox(atlas.as('U0ADA'), atlas.product.id, { page: 0, size: 10 })).total).toBe(1);
  });

  it('linking takes it out of the inbox and makes it evidence; unlinking puts it back', async () => {
    const atlas = await team(await freshDb(dialect));
    const ben = atlas.as('U0BEN');
    const item = await atlas.item('Faster search');
    const { feedback } = await captureFeedback(ben, said(atlas, { customer: 'Lamna', revenue: 500 }));
    await linkFeedback(ben, { id: feedback.id, itemIds: [item.id] });
    await linkFeedback(ben, { id: feedback.id, itemIds: [item.id] });
    expect((await getEvidence(ben, [item.id])).get(item.id)?.evidence).toMatchObject({
      count: 1,
      accounts: 1,
      revenue: 500,
    });
    expect((await getInbox(ben, atlas.product.id, { page: 0, size: 10 })).total).toBe(0);
    await linkFeedback(ben, { id: feedback.id, itemIds: [] });
    expect((await getInbox(ben, atlas.product.id, { page: 0, size: 10 })).total).toBe(1);
  });

  it('an item that is not there is refused and nothing is captured', async () => {
    const db = await freshDb(dialect);
    const atlas = await team(db);
    const ben = atlas.as('U0BEN');
    await expect(captureFeedback(ben, said(atlas, { items: [ben.newId('item')] }))).rejects.toMatchObject({
      code: 'not_found',
    });
    expect((await getInbox(ben, atlas.product.id, { page: 0, size: 10 })).total).toBe(0);
  });

  it('is evidence for items of its own product only, so that nobody reads it through another', async () => {
    const db = await freshDb(dialect);
    const atlas = await team(db, 'T0PLUMB', true);
    const ben = atlas.as('U0BEN');
    const beacon = await atlasIn(ben, { channel: 'C0BEACON', name: 'Beacon' });
    const open = await addItem(ben, itemInput(ben, beacon.id));
    const { feedback } = await captureFeedback(ben, said(atlas));
    const there = { fields: { items: expect.any(String) } };
    await expect(captureFeedback(ben, said(atlas, { items: [open.id] }))).rejects.toMatchObject(there);
    await expect(linkFeedback(ben, { id: feedback.id, itemIds: [open.id] })).rejects.toMatchObject(there);
    expect((await getEvidence(atlas.as('U0EVA'), [open.id])).size).toBe(0);
  });

  it('an item made from feedback needs the right to sort that feedback', async () => {
    const db = await freshDb(dialect);
    const atlas = await team(db, 'T0PLUMB', true);
    const { feedback } = await captureFeedback(atlas.as('U0BEN'), said(atlas));
    const eva = atlas.as('U0EVA');
    const beacon = await atlasIn(eva, { channel: 'C0BEACON', name: 'Beacon' });
    const added = addItem(eva, {
      ...itemInput(eva, beacon.id),
      onAdded: async (tx, item) =>
        feedbackContributions.onItemAdded?.(tx, eva, { itemId: item.id, fromFeedback: feedback.id }),
    });
    await expect(added).rejects.toMatchObject({ code: 'not_found' });
  });

  it('putting aside keeps the reason and takes it out of the evidence', async () => {
    const db = await freshDb(dialect);
    const atlas = await team(db);
    const ada = atlas.as('U0ADA');
    const item = await atlas.item('Faster search');
    const { feedback } = await captureFeedback(ada, said(atlas, { items: [item.id] }));
    await archiveFeedback(ada, { id: feedback.id, why: 'Their old browser.' });
    expect((await getFeedback(ada, feedback.number)).feedback.archivedWhy).toBe('Their old browser.');
    expect((await getEvidence(ada, [item.id])).size).toBe(0);
    const { rows } = await listActivity(db.read, ada.workspaceId, { kinds: ['feedback.archived'], limit: 5 });
    expect(rows.map((row) => row.why)).toEqual(['Their old browser.']);
  });

  it('nobody outside reads it: another workspace, a guest, a stranger to a private product', async () => {
    const db = await freshDb(dialect);
    const atlas = await team(db, 'T0PLUMB', true);
    await team(db, 'T0OTHER');
    const { feedback } = await captureFeedback(atlas.as('U0BEN'), said(atlas));
    const other = (await team(db, 'T0THIRD')).as('U0BEN');
    for (const ctx of [other, atlas.as('U0GUEST'), atlas.as('U0EVA')]) {
      await expect(getFeedback(ctx, feedback.id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(captureFeedback(ctx, said(atlas))).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});
