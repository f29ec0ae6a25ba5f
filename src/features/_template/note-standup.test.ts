// Standup notes on a database: said once, seen by the team, kept from others.
import { describe, expect, it } from 'vitest';
import { dialects, freshDb, testCtx } from '../../../test/support/db.ts';
import type { AppCtx, Db } from '../../db/types.ts';
import { asChannelId } from '../../kernel/ids.ts';
import { createProduct } from '../products/index.ts';
import { contributions } from './contribute.ts';
import { template } from './index.ts';
import { listNotes } from './list-notes.ts';
import { teamDay } from './model.ts';
import { CARD, noteStandup } from './note-standup.ts';

const atlas = { id: asChannelId('C0ATLAS'), name: 'atlas', isPrivate: false };

async function team(ctx: AppCtx) {
  const input = { name: 'Atlas', vision: '', leads: [], isPrivate: false, allowsGuests: false, channel: atlas };
  const { id } = await createProduct(ctx, { ...input, id: ctx.newId('product') });
  return id;
}

const activity = ({ read }: Db) => read.q.select().from(read.t.activity);
const outbox = ({ read }: Db) => read.q.select().from(read.t.outbox);
const jobs = ({ read }: Db) => read.q.select().from(read.t.jobs);

describe.each(dialects)('standup notes on %s', (dialect) => {
  it('a second click notes nothing twice; a new note takes the old one’s place', async () => {
    const db = await freshDb(dialect);
    const ctx = testCtx(db);
    const productId = await team(ctx);
    const note = { productId, text: 'Search' };
    await Promise.all([noteStandup(ctx, note), noteStandup(ctx, note)]);
    const noted = async () => (await activity(db)).filter(({ kind }) => kind === 'standup.noted');
    expect(await noted()).toHaveLength(1);
    await noteStandup(ctx, { productId, text: 'Search, still' });
    expect(await noted()).toHaveLength(2);
    const { notes } = await listNotes(db.read, ctx, teamDay(productId, ctx.now()));
    expect(notes.map(({ text }) => text)).toEqual(['Search, still']);
  });

  it('a day has one card and one end, however many speak', async () => {
    const db = await freshDb(dialect);
    const ctx = testCtx(db);
    const productId = await team(ctx);
    await noteStandup(ctx, { productId, text: 'Search' });
    await noteStandup(testCtx(db, { user: 'U0BEN' }), { productId, text: 'Index' });
    expect((await outbox(db)).map(({ livingKind }) => livingKind)).toEqual([CARD]);
    expect(await jobs(db)).toHaveLength(1);
  });

  it('the card is drawn from what was noted, and nothing else is drawn', async () => {
    const db = await freshDb(dialect);
    const ctx = testCtx(db);
    const productId = await team(ctx);
    await noteStandup(ctx, { productId, text: 'Search' });
    const [card] = await outbox(db);
    const draw = template.renderers?.[CARD];
    const job = testCtx(db, { job: 'sender' });
    expect((await draw?.(job, card?.livingSubject ?? ''))?.text).toContain('Search');
    expect(await draw?.(job, 'no such day')).toBeUndefined();
  });

  it('people who may not read the product neither note nor see; another workspace has notes of its own', async () => {
    const db = await freshDb(dialect);
    const ctx = testCtx(db);
    const productId = await team(ctx);
    await noteStandup(ctx, { productId, text: 'Search' });
    const guest = testCtx(db, { user: 'U0GUEST' });
    await expect(noteStandup(guest, { productId, text: 'Hi' })).rejects.toMatchObject({ code: 'not_found' });
    const other = testCtx(db, { workspace: 'T0OTHER' });
    await expect(listNotes(db.read, other, teamDay(productId, ctx.now()))).rejects.toMatchObject({ code: 'not_found' });
    const [section] = contributions.digest ?? [];
    const period = { productId, from: 0, until: ctx.now() + 1 };
    expect((await section?.lines(ctx, period))?.map(String)).toEqual(['1 note by 1 person']);
    expect(await section?.lines(other, period)).toEqual([]);
  });
});
