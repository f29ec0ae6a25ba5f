// People's functions: the list of a workspace and who has which.
import { describe, expect, it } from 'vitest';
import { dialects, freshDb, testCtx } from '../../../test/support/db.ts';
import { upsertPerson } from '../../db/people.ts';
import type { Db } from '../../db/types.ts';
import { asUserId } from '../../kernel/ids.ts';
import { chooseTrade, editFunctions, tradeChoices, tradesOf } from './functions.ts';
import { parseFunctions } from './model.ts';

const ada = asUserId('U0ADA');

async function know(db: Db, workspace = 'T0PLUMB'): Promise<void> {
  const ctx = testCtx(db, { workspace });
  const person = {
    userId: ada,
    name: 'Ada',
    timeZone: 'UTC',
    locale: 'en-US',
    standing: 'member',
    isBot: false,
  } as const;
  await db.tx((tx) => upsertPerson(tx, ctx.workspaceId, { ...person, readAt: 0 }));
}

describe('the list of functions', () => {
  it('drops repeats and keeps the order of the lines', () => {
    expect(parseFunctions(' Design \nData\n\ndesign')).toEqual(['Design', 'Data']);
  });

  it('passes over names nobody can see', () => {
    expect(parseFunctions('Data\n\u200b\n\u0301\nOps')).toEqual(['Data', 'Ops']);
  });

  it('refuses an empty list beside its field', () => {
    expect(() => parseFunctions(' \n ')).toThrow(
      expect.objectContaining({ fields: { functions: expect.any(String) } }),
    );
  });
});

describe.each(dialects)('functions on %s', (dialect) => {
  it('only an admin edits the list, and everybody sees it at once', async () => {
    const db = await freshDb(dialect);
    await expect(editFunctions(testCtx(db), 'Ops')).rejects.toMatchObject({ code: 'forbidden' });
    await editFunctions(testCtx(db, { user: 'U0HUGO' }), 'Ops\nField');
    expect((await tradeChoices(db.read, testCtx(db))).map((choice) => choice.text)).toEqual(['Ops', 'Field']);
  });

  it('a person chooses from the list and nothing else', async () => {
    const db = await freshDb(dialect);
    await know(db);
    const ctx = testCtx(db);
    await db.tx((tx) => chooseTrade(tx, ctx, { userId: ada, trade: 'engineering' }));
    expect((await tradesOf(db.read, ctx, [ada])).get(ada)).toBe('Engineering');
    await expect(db.tx((tx) => chooseTrade(tx, ctx, { userId: ada, trade: 'king' }))).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  it('another workspace keeps its own list and people', async () => {
    const db = await freshDb(dialect);
    await know(db);
    await know(db, 'T0OTHER');
    await editFunctions(testCtx(db, { user: 'U0HUGO', workspace: 'T0OTHER' }), 'Ops');
    const ctx = testCtx(db);
    await db.tx((tx) => chooseTrade(tx, ctx, { userId: ada, trade: 'design' }));
    expect((await tradeChoices(db.read, ctx)).length).toBe(9);
    expect((await tradesOf(db.read, testCtx(db, { workspace: 'T0OTHER' }), [ada])).size).toBe(0);
  });
});
