import { expect, test } from 'vitest';
import { createAck } from './ack.ts';

test('whoever asks first sends it, nobody sends it twice', async () => {
  const sent: unknown[] = [];
  const ack = createAck(
    async (response) => void sent.push(response),
    () => undefined,
    () => undefined,
  );
  expect(await Promise.all([ack.send('first'), ack.send('second')])).toEqual([true, false]);
  expect(await ack.send()).toBe(false);
  expect(sent).toEqual(['first']);
});

test('one that cannot be sent is told once and never thrown', async () => {
  const failures: unknown[] = [];
  const broken = new Error('the connection is gone');
  const ack = createAck(
    () => Promise.reject(broken),
    () => undefined,
    (error) => failures.push(error),
  );
  expect(await ack.send()).toBe(true);
  expect(await ack.send()).toBe(false);
  expect(failures).toEqual([broken]);
});
