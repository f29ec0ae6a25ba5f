// The stores that belong to no slice: ref numbers, activity, people, channels. A second workspace is always present.
import { beforeEach, describe, expect, test } from 'vitest';
import { type ActivityEntry, type ActivityFilter, listActivity, record } from '../../src/db/activity.ts';
import {
  addMember,
  findChannel,
  isMember,
  listChannelsOfUser,
  listMembers,
  removeMember,
  replaceMembers,
  upsertChannel,
} from '../../src/db/channels.ts';
import { nextNumber } from '../../src/db/counters.ts';
import { findPerson, listPeople, setTrade, upsertPerson } from '../../src/db/people.ts';
import type { AppCtx, Db } from '../../src/db/types.ts';
import { asChannelId, asId, asUserId, type UserId } from '../../src/kernel/ids.ts';
import { clockOf, dialects, freshDb, testCtx } from '../support/db.ts';

const atlas = asId<'product'>('prd_atlas');
const beacon = asId<'product'>('prd_beacon');
const ada = asUserId('U0ADA');
const ben = asUserId('U0BEN');
const c1 = asChannelId('C1');
const c2 = asChannelId('C2');

describe.each(dialects)('stores on %s', (dialect) => {
  let db: Db;
  let ctx: AppCtx;
  let other: AppCtx;
  beforeEach(async () => {
    db = await freshDb(dialect);
    ctx = testCtx(db);
    other = testCtx(db, { workspace: 'T0OTHER' });
  });

  describe('ref numbers', () => {
    test('are given once each, also to a hundred at the same time', async () => {
      const given = await Promise.all(Array.from({ length: 100 }, () => db.tx((tx) => nextNumber(tx, ctx, 'item'))));
      expect([...given].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n + 1));
    });

    test('count apart for each workspace and kind', async () => {
      const numbers = await db.tx(async (tx) => [
        await nextNumber(tx, ctx, 'item'),
        await nextNumber(tx, ctx, 'item'),
        await nextNumber(tx, ctx, 'vote'),
        await nextNumber(tx, other, 'item'),
      ]);
      expect(numbers).toEqual([1, 2, 1, 1]);
    });
  });

  describe('activity', () => {
    const entry = (data: number, subject: string, more: Partial<ActivityEntry> = {}): ActivityEntry => ({
      kind: 'item.added',
      subject: { kind: 'item', id: subject },
      data,
      ...more,
    });

    /** Five entries a minute apart, the last by a job, and one of another workspace. */
    async function seed(): Promise<void> {
      const job = testCtx(db, { job: 'digests' });
      const entries = [
        entry(1, 'i1', { productId: atlas }),
        entry(2, 'i1', { productId: atlas, kind: 'item.moved', why: 'because' }),
        entry(3, 'i2', { productId: beacon }),
        entry(4, 'i2', { kind: 'item.moved' }),
        entry(5, 'i2', { productId: atlas }),
      ];
      await db.tx((tx) => record(tx, other, entry(0, 'i1', { productId: atlas })));
      for (const each of entries) {
        clockOf(db).advance(60_000);
        await db.tx((tx) => record(tx, each.data === 5 ? job : ctx, each));
      }
    }

    const listed = async (filter: Omit<ActivityFilter, 'limit'>): Promise<unknown[]> => {
      const { rows } = await listActivity(db.read, ctx.workspaceId, { ...filter, limit: 10 });
      return rows.map((row) => row.data);
    };

    test('tells who did what to what, when and why', async () => {
      await seed();
      const { rows } = await listActivity(db.read, ctx.workspaceId, { limit: 10, kinds: ['item.moved'] });
      expect(rows[1]).toMatchObject({
        actor: 'U0ADA',
        kind: 'item.moved',
        subjectKind: 'item',
        subjectId: 'i1',
        productId: atlas,
        data: 2,
        why: 'because',
        at: Date.parse('2026-11-30T08:02:00Z'),
      });
      expect(rows[0]).toMatchObject({ productId: null, why: null });
    });

    test('comes newest first, narrowed by product, subject, kind and time', async () => {
      await seed();
      const minute = (n: number): number => Date.parse('2026-11-30T08:00:00Z') + n * 60_000;
      expect(await listed({})).toEqual([5, 4, 3, 2, 1]);
      expect(await listed({ productId: atlas })).toEqual([5, 2, 1]);
      expect(await listed({ subject: { kind: 'item', id: 'i2' } })).toEqual([5, 4, 3]);
      expect(await listed({ kinds: ['item.moved'] })).toEqual([4, 2]);
      expect(await listed({ kinds: [] })).toEqual([]);
      expect(await listed({ from: minute(2), until: minute(4) })).toEqual([3, 2]);
    });

    test('a job acts as the system', async () => {
      await seed();
      const { rows } = await listActivity(db.read, ctx.workspaceId, { limit: 1 });
      expect(rows[0]?.actor).toBe('system');
    });

    test('pages show each entry once, also where several happened in one millisecond', async () => {
      await db.tx(async (tx) => {
        for (let n = 0; n < 25; n += 1) {
          if (n % 10 === 0) clockOf(db).advance(1);
          await record(tx, ctx, { kind: 'item.added', subject: { kind: 'item', id: 'i' }, data: n });
        }
      });
      const seen: unknown[] = [];
      let after: ActivityFilter['after'];
      do {
        const page = await listActivity(db.read, ctx.workspaceId, { limit: 7, after });
        expect(page.rows.length).toBeLessThanOrEqual(7);
        seen.push(...page.rows.map((row) => row.data));
        after = page.next;
      } while (after);
      expect(new Set(seen).size).toBe(25);
      expect(seen).toHaveLength(25);
    });

    test('is gone with the change it belongs to', async () => {
      const failing = db.tx(async (tx) => {
        await record(tx, ctx, { kind: 'item.added', subject: { kind: 'item', id: 'i' }, data: {} });
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await listed({})).toEqual([]);
    });
  });

  describe('people', () => {
    const facts = (userId: UserId, name: string) => ({
      userId,
      name,
      timeZone: 'Europe/Berlin',
      locale: 'de-DE',
      standing: 'member' as const,
      isBot: false,
      readAt: 1,
    });

    test('what Slack says anew leaves the chosen trade alone', async () => {
      await db.tx(async (tx) => {
        await upsertPerson(tx, ctx.workspaceId, facts(ada, 'Ada'));
        await upsertPerson(tx, other.workspaceId, facts(ada, 'Somebody else'));
        await setTrade(tx, ctx.workspaceId, { userId: ada, trade: 'design' });
        await upsertPerson(tx, ctx.workspaceId, { ...facts(ada, 'Ada L.'), readAt: 2 });
      });
      expect(await findPerson(db.read, ctx.workspaceId, ada)).toMatchObject({
        name: 'Ada L.',
        trade: 'design',
        readAt: 2,
        isBot: false,
      });
      expect(await findPerson(db.read, other.workspaceId, ada)).toMatchObject({ name: 'Somebody else', trade: null });
      expect(await findPerson(db.read, ctx.workspaceId, ben)).toBeUndefined();
    });

    test('more than fit into one statement are listed, unknown ones left out', async () => {
      const ids = Array.from({ length: 1_100 }, (_, n) => asUserId(`U${String(n).padStart(5, '0')}`));
      await db.tx(async (tx) => {
        for (const id of ids.slice(0, 1_050)) await upsertPerson(tx, ctx.workspaceId, facts(id, id));
      });
      const people = await listPeople(db.read, ctx.workspaceId, ids.toReversed());
      expect(people.map((person) => person.userId)).toEqual(ids.slice(0, 1_050));
      expect(await listPeople(db.read, ctx.workspaceId, [])).toEqual([]);
    });
  });

  describe('channels', () => {
    beforeEach(async () => {
      await db.tx(async (tx) => {
        for (const { workspaceId } of [ctx, other]) {
          await upsertChannel(tx, workspaceId, { id: c1, name: 'atlas', isPrivate: false });
          await upsertChannel(tx, workspaceId, { id: c2, name: 'beacon', isPrivate: true });
        }
        await addMember(tx, other.workspaceId, { channelId: c1, userId: ben });
      });
    });

    test('members are exactly those last read, and when they were read is kept', async () => {
      await db.tx((tx) => addMember(tx, ctx.workspaceId, { channelId: c1, userId: asUserId('U0OLD') }));
      await db.tx((tx) => replaceMembers(tx, ctx.workspaceId, { channelId: c1, userIds: [ben, ada, ada], readAt: 5 }));
      expect(await listMembers(db.read, ctx.workspaceId, c1)).toEqual([ada, ben]);
      expect(await findChannel(db.read, ctx.workspaceId, c1)).toEqual({
        workspaceId: ctx.workspaceId,
        id: c1,
        name: 'atlas',
        isPrivate: false,
        productId: null,
        membersReadAt: 5,
      });
      expect(await listMembers(db.read, other.workspaceId, c1)).toEqual([ben]);
    });

    test('a new name leaves members and their reading alone', async () => {
      await db.tx((tx) => replaceMembers(tx, ctx.workspaceId, { channelId: c1, userIds: [ada], readAt: 5 }));
      await db.tx((tx) => upsertChannel(tx, ctx.workspaceId, { id: c1, name: 'atlas-2', isPrivate: true }));
      expect(await findChannel(db.read, ctx.workspaceId, c1)).toMatchObject({ name: 'atlas-2', membersReadAt: 5 });
      expect(await findChannel(db.read, other.workspaceId, c1)).toMatchObject({ name: 'atlas' });
    });

    test('joining and leaving are idempotent', async () => {
      const ofAda = { channelId: c1, userId: ada };
      await db.tx((tx) => addMember(tx, ctx.workspaceId, ofAda));
      await db.tx((tx) => addMember(tx, ctx.workspaceId, ofAda));
      await db.tx((tx) => addMember(tx, ctx.workspaceId, { channelId: c2, userId: ada }));
      expect(await listChannelsOfUser(db.read, ctx.workspaceId, ada)).toEqual([c1, c2]);
      expect(await isMember(db.read, ctx.workspaceId, ofAda)).toBe(true);
      expect(await isMember(db.read, other.workspaceId, ofAda)).toBe(false);
      await db.tx((tx) => removeMember(tx, ctx.workspaceId, ofAda));
      await db.tx((tx) => removeMember(tx, ctx.workspaceId, ofAda));
      expect(await isMember(db.read, ctx.workspaceId, ofAda)).toBe(false);
      expect(await listChannelsOfUser(db.read, ctx.workspaceId, ada)).toEqual([c2]);
    });
  });
});
