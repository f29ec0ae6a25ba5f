import { expect, test } from 'vitest';
import { turnstile } from './turnstile.ts';

test('many go together; who wants to be alone waits for them and goes before those who came later', async () => {
  const gate = turnstile();
  const order: string[] = [];
  const enter = async (name: string, kind: 'together' | 'alone'): Promise<() => void> => {
    const leave = await gate.enter(kind);
    order.push(name);
    return leave;
  };
  const leaveA = await enter('a', 'together');
  const leaveB = await enter('b', 'together');
  const alone = enter('alone', 'alone');
  const late = [enter('c', 'together'), enter('d', 'together')];
  leaveA();
  await Promise.resolve();
  expect(order).toEqual(['a', 'b']);
  leaveB();
  const leaveAlone = await alone;
  expect(order).toEqual(['a', 'b', 'alone']);
  leaveAlone();
  await Promise.all(late);
  expect(order).toEqual(['a', 'b', 'alone', 'c', 'd']);
});

test('those who want to be alone go one after another, in their order', async () => {
  const gate = turnstile();
  const inside = { now: 0, most: 0 };
  const order: number[] = [];
  const visit = async (n: number): Promise<void> => {
    const leave = await gate.enter('alone');
    inside.now += 1;
    inside.most = Math.max(inside.most, inside.now);
    order.push(n);
    await Promise.resolve();
    inside.now -= 1;
    leave();
  };
  await Promise.all([1, 2, 3, 4].map(visit));
  expect(inside.most).toBe(1);
  expect(order).toEqual([1, 2, 3, 4]);
});
