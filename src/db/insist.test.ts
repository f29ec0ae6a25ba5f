import { expect, test } from 'vitest';
import { refusal } from '../kernel/errors.ts';
import { insist } from './insist.ts';
import type { Db } from './types.ts';

/** A database whose transactions end as told, one after another. */
function dbEnding(...ends: (Error | 'done')[]) {
  let begun = 0;
  const tx = async () => {
    const end = ends[Math.min(begun, ends.length - 1)];
    begun += 1;
    if (end instanceof Error) throw end;
    return end;
  };
  return { db: { tx } as unknown as Db, begun: () => begun };
}

const lostRace = refusal('conflict', 'Several people changed this at the same moment.');

test('a transaction that lost its races is begun again until it wins', async () => {
  const { db, begun } = dbEnding(lostRace, lostRace, 'done');
  expect(await insist(db, async () => undefined)).toBe('done');
  expect(begun()).toBe(3);
});

test('one that never wins gives up in the end', async () => {
  const { db, begun } = dbEnding(lostRace);
  await expect(insist(db, async () => undefined)).rejects.toBe(lostRace);
  expect(begun()).toBe(10);
});

test('any other failure is told at once', async () => {
  const away = refusal('unavailable', 'The database is away.');
  const { db, begun } = dbEnding(away, 'done');
  await expect(insist(db, async () => undefined)).rejects.toBe(away);
  expect(begun()).toBe(1);
});
