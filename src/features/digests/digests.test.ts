// Digests: exactly one message a slot, made up once when missed, and a difference with reasons.
import { describe, expect, it } from 'vitest';
import { clockOf, dialects, freshDb } from '../../../test/support/db.ts';
import { atlasIn } from '../../../test/support/item-world.ts';
import { type Team, team } from '../../../test/support/team.ts';
import type { Db } from '../../db/types.ts';
import { asChannelId } from '../../kernel/ids.ts';
import { DAY, HOUR, WEEK } from '../../kernel/time.ts';
import type { Registry } from '../feature.ts';
import { findZones } from './form.ts';
import { planDigests } from './jobs.ts';
import type { Schedule } from './model.ts';
import { manageSchedule, scheduleDigest } from './schedule-digest.ts';
import { type Draw, postDigestNow, sendScheduledDigest } from './send-digest.ts';

const registry: Registry = { features: [] };
const draw: Draw = (digest) => ({ text: digest.productName, blocks: [] });

function monday(by: Team): Promise<Schedule> {
  const ada = by.as('U0ADA');
  return scheduleDigest(ada, {
    id: ada.newId('schedule'),
    productId: by.product.id,
    channelId: by.channelId,
    weekdays: [1],
    at: '09:00',
    timeZone: 'Europe/Berlin',
    cadence: 'weekly',
    without: [],
  });
}

async function posted(db: Db): Promise<readonly string[]> {
  const rows = await db.read.q.select({ key: db.read.t.outbox.key }).from(db.read.t.outbox);
  return rows.map((row) => row.key).filter((key) => key.startsWith('digests.send'));
}

describe('time zones', () => {
  it('are found by city, spaces and case forgiven', () => {
    expect(findZones('new york')).toContain('America/New_York');
    expect(findZones('').length).toBe(50);
  });
});

describe.each(dialects)('digests on %s', (dialect) => {
  it('the first slot is strictly later than the moment it was scheduled', async () => {
    const db = await freshDb(dialect);
    const { nextAt } = await monday(await team(db));
    expect(nextAt - clockOf(db).now()).toBe(WEEK);
  });

  it('a slot run twice, even at once, is one message, and the next slot stands', async () => {
    const db = await freshDb(dialect);
    const atlas = await team(db);
    const { id, nextAt: slot } = await monday(atlas);
    clockOf(db).set(slot);
    const ctx = atlas.as('U0ADA');
    await Promise.all([1, 2].map(() => sendScheduledDigest(ctx, { id, slot, registry, draw })));
    await sendScheduledDigest(ctx, { id, slot, registry, draw });
    expect(await posted(db)).toEqual([`digests.send:${id}@2026-12-07T09:00`]);
    expect(await planDigests(db, slot + HOUR)).toEqual([]);
  });

  it('several slots missed while down are planned once, as the latest, under one key', async () => {
    const db = await freshDb(dialect);
    const { id, nextAt } = await monday(await team(db));
    const plan = () => planDigests(db, nextAt + 2 * WEEK + DAY);
    const [first, second] = [await plan(), await plan()];
    expect(first).toHaveLength(1);
    expect(first[0]).toMatchObject({ key: `digests.send:${id}@2026-12-21T09:00`, runAt: nextAt + 2 * WEEK });
    expect(second).toEqual(first);
  });

  it('skipping twice skips one slot; a paused schedule plans nothing until it is resumed', async () => {
    const db = await freshDb(dialect);
    const atlas = await team(db);
    const ada = atlas.as('U0ADA');
    const { id, nextAt: expected } = await monday(atlas);
    await manageSchedule(ada, { id, deed: 'skip', expected });
    expect((await manageSchedule(ada, { id, deed: 'skip', expected })).nextAt).toBe(expected + WEEK);
    await manageSchedule(ada, { id, deed: 'pause', expected });
    expect(await planDigests(db, expected + 3 * WEEK)).toEqual([]);
    clockOf(db).set(expected + 3 * WEEK + HOUR);
    expect((await manageSchedule(ada, { id, deed: 'resume', expected })).nextAt).toBe(expected + 4 * WEEK);
  });

  it('of a private product go to its own channels only, scheduled or by hand, and outsiders read none', async () => {
    const db = await freshDb(dialect);
    const atlas = await team(db, 'T0PLUMB', true);
    const ada = atlas.as('U0ADA');
    const { id: _id, ...rest } = await monday(atlas);
    const general = asChannelId('C0GENERAL');
    const again = { ...rest, id: ada.newId('schedule'), channelId: general };
    await expect(scheduleDigest(ada, again)).rejects.toMatchObject({ fields: { channelId: expect.any(String) } });
    const now = { productId: atlas.product.id, isExternallyShared: false, registry, draw };
    await expect(postDigestNow(ada, { ...now, channelId: general })).rejects.toMatchObject({ code: 'forbidden' });
    await postDigestNow(ada, { ...now, channelId: atlas.channelId });
    const open = await atlasIn(ada, { channel: 'C0BEACON', name: 'Beacon' });
    const outside = { ...now, productId: open.id, channelId: general };
    await postDigestNow(ada, outside);
    await expect(postDigestNow(ada, { ...outside, isExternallyShared: true })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  it('changing a schedule needs the right to the product it belongs to, whatever the form says', async () => {
    const db = await freshDb(dialect);
    const atlas = await team(db);
    const { id, ...rest } = await monday(atlas);
    const ben = atlas.as('U0BEN');
    const own = await atlasIn(ben, { channel: 'C0BEACON', name: 'Beacon' });
    const taken = { ...rest, id, channelId: atlas.channelId, productId: own.id };
    await expect(scheduleDigest(ben, taken)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('only a lead schedules, and a product of another workspace is not found', async () => {
    const db = await freshDb(dialect);
    const atlas = await team(db);
    const { id, nextAt: expected } = await monday(atlas);
    const end = { id, deed: 'end', expected } as const;
    await expect(manageSchedule(atlas.as('U0BEN'), end)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(manageSchedule((await team(db, 'T0OTHER')).as('U0ADA'), end)).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
