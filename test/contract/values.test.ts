// The dialects hold the same values and answer the same rows in the same order.
import { and, asc, count, desc, eq, like, max, sql, sum } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { ascNullsFirst, ascNullsLast, descNullsLast } from '../../src/db/order.ts';
import { statement } from '../../src/db/statement.ts';
import type { Json } from '../../src/db/tables/core.ts';
import type { Db, Reader, Tx } from '../../src/db/types.ts';
import { asChannelId, asId, asUserId, asWorkspaceId, type ChannelId, type WorkspaceId } from '../../src/kernel/ids.ts';
import { dialects, freshDb } from '../support/db.ts';

const workspaceId = asWorkspaceId('T1');
const LATE = 253_402_300_799_999;

const built = { count: 0 };
const findSetting = statement('test.findSetting', ({ q, t }: Reader, at: { workspaceId: WorkspaceId; key: string }) => {
  built.count += 1;
  return q
    .select({ value: t.settings.value })
    .from(t.settings)
    .where(and(eq(t.settings.workspaceId, at.workspaceId), eq(t.settings.key, at.key)));
});
const insertOutbox = statement('test.insertOutbox', ({ q, t }: Tx, at: { id: string; content: Json; again: boolean }) =>
  q.insert(t.outbox).values({
    workspaceId,
    id: asId<'outbox'>('out_1'),
    key: at.id,
    op: 'post',
    content: at.content,
    status: 'pending',
    nextAt: 0,
    again: at.again,
    createdAt: 0,
    updatedAt: 0,
  }),
);
const findByAgain = statement('test.findByAgain', ({ q, t }: Reader, at: { again: boolean }) =>
  q.select({ key: t.outbox.key, content: t.outbox.content }).from(t.outbox).where(eq(t.outbox.again, at.again)),
);
const renameChannel = statement('test.renameChannel', ({ q, t }: Tx, at: { id: ChannelId; name: string }) =>
  q
    .update(t.channels)
    .set({ name: at.name })
    .where(and(eq(t.channels.workspaceId, workspaceId), eq(t.channels.id, at.id)))
    .returning({ name: t.channels.name }),
);

describe.each(dialects)('values on %s', (dialect) => {
  let db: Db;
  beforeEach(async () => {
    db = await freshDb(dialect);
  });

  const putSetting = (key: string, value: Json): Promise<unknown> =>
    db.tx(async (tx) => tx.q.insert(tx.t.settings).values({ workspaceId, key, value }));

  async function putChannels(
    rows: readonly { id: string; name: string; membersReadAt?: number | null }[],
  ): Promise<void> {
    await db.tx(async (tx) => {
      for (const { id, name, membersReadAt = null } of rows) {
        await tx.q
          .insert(tx.t.channels)
          .values({ workspaceId, id: asChannelId(id), name, isPrivate: id === 'C2', membersReadAt });
      }
    });
  }

  test.each([
    ['text', 'Zürich 🚀 "quoted" \\ \n line'],
    ['a number', -1.5],
    ['a boolean', false],
    ['an empty list', []],
    ['keys in their order', { z: 1, a: [null, true, { deep: 'x' }], '': '' }],
    ['a control character', 'a\u0000b'],
    ['half a surrogate pair', 'a\ud83d'],
  ])('JSON comes back as it was: %s', async (_, value: Json) => {
    await putSetting('k', value);
    const [row] = await findSetting(db.read, { workspaceId, key: 'k' });
    expect(JSON.stringify(row?.value)).toBe(JSON.stringify(value));
  });

  test('booleans, whole numbers, doubles and times come back as they were', async () => {
    await db.tx(async (tx) => {
      await tx.q.insert(tx.t.people).values({
        workspaceId,
        userId: asUserId('U1'),
        name: "O'Neil; drop table people",
        timeZone: 'UTC',
        locale: 'en',
        standing: 'member',
        isBot: true,
        readAt: LATE,
      });
      await tx.q.insert(tx.t.counters).values({ workspaceId, kind: 'item', last: 2 ** 53 - 1 });
    });
    const { people, counters } = db.read.t;
    const [person] = await db.read.q.select().from(people).where(eq(people.isBot, true));
    expect(person).toMatchObject({ isBot: true, readAt: LATE, name: "O'Neil; drop table people", trade: null });
    expect(await db.read.q.select({ last: counters.last }).from(counters)).toEqual([{ last: 2 ** 53 - 1 }]);
  });

  test('counts, sums and raw expressions are numbers', async () => {
    await putChannels([
      { id: 'C1', name: 'a', membersReadAt: 3 },
      { id: 'C2', name: 'b', membersReadAt: LATE },
    ]);
    const { channels } = db.read.t;
    const [row] = await db.read.q
      .select({
        n: count(),
        latest: max(channels.membersReadAt),
        raw: sql<number>`coalesce(max(${channels.membersReadAt}), 0) + 1`,
        sum: sum(channels.membersReadAt).mapWith(Number),
        rawSum: sql<number>`sum(${channels.membersReadAt})`,
      })
      .from(channels);
    expect(row).toEqual({ n: 2, latest: LATE, raw: LATE + 1, sum: LATE + 3, rawSum: LATE + 3 });
  });

  test('nulls stand where the order says', async () => {
    await putChannels([
      { id: 'C1', name: 'a', membersReadAt: 2 },
      { id: 'C2', name: 'b' },
      { id: 'C3', name: 'c', membersReadAt: 1 },
    ]);
    const { channels } = db.read.t;
    const ordered = async (order: ReturnType<typeof ascNullsLast>): Promise<string[]> =>
      (await db.read.q.select({ id: channels.id }).from(channels).orderBy(order)).map((row) => row.id);
    expect(await ordered(ascNullsLast(channels.membersReadAt))).toEqual(['C3', 'C1', 'C2']);
    expect(await ordered(ascNullsFirst(channels.membersReadAt))).toEqual(['C2', 'C3', 'C1']);
    expect(await ordered(descNullsLast(channels.membersReadAt))).toEqual(['C1', 'C3', 'C2']);
  });

  test('text is compared bytewise: order, equality and like', async () => {
    const names = ['b', 'A', 'a', 'B', 'é', '_', 'a-b', 'aab'];
    await putChannels(names.map((name, n) => ({ id: `C${n}`, name })));
    const { channels } = db.read.t;
    const all = await db.read.q.select({ name: channels.name }).from(channels).orderBy(asc(channels.name));
    expect(all.map((row) => row.name)).toEqual(['A', 'B', '_', 'a', 'a-b', 'aab', 'b', 'é']);
    const matching = await db.read.q
      .select({ name: channels.name })
      .from(channels)
      .where(like(channels.name, 'a%'))
      .orderBy(desc(channels.name));
    expect(matching.map((row) => row.name)).toEqual(['aab', 'a-b', 'a']);
  });

  test('a statement is built once for each connection and sees what is new', async () => {
    await putSetting('k', 1);
    built.count = 0;
    for (let n = 0; n < 5; n += 1)
      expect(await findSetting(db.read, { workspaceId, key: 'k' })).toEqual([{ value: 1 }]);
    await db.tx(async (tx) => {
      for (let n = 0; n < 5; n += 1) await findSetting(tx, { workspaceId, key: 'k' });
    });
    expect(built.count).toBe(2);
    await putSetting('new', 2);
    expect(await findSetting(db.read, { workspaceId, key: 'new' })).toEqual([{ value: 2 }]);
    expect(await findSetting(db.read, { workspaceId, key: 'none' })).toEqual([]);
  });

  test('statements encode what they are given as columns do', async () => {
    await db.tx((tx) => insertOutbox(tx, { id: 'k', content: null, again: true }));
    expect(await findByAgain(db.read, { again: true })).toEqual([{ key: 'k', content: null }]);
    expect(await findByAgain(db.read, { again: false })).toEqual([]);
    const { outbox } = db.read.t;
    const nulls = await db.read.q.select({ key: outbox.key }).from(outbox).where(sql`${outbox.content} is null`);
    expect(nulls).toEqual([{ key: 'k' }]);
  });

  test('a statement that writes returns its rows and is refused outside its transaction', async () => {
    await putChannels([{ id: 'C1', name: 'a' }]);
    const id = asChannelId('C1');
    let kept: Tx | undefined;
    const renamed = await db.tx((tx) => {
      kept = tx;
      return renameChannel(tx, { id, name: 'b' });
    });
    expect(renamed).toEqual([{ name: 'b' }]);
    await expect(renameChannel(kept!, { id, name: 'late' })).rejects.toThrow();
  });
});

test('two statements of one name are refused', () => {
  expect(() => statement('test.findSetting', ({ q, t }: Reader) => q.select().from(t.people))).toThrow(
    'test.findSetting',
  );
});
