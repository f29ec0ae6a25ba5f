import { describe, expect, test } from 'vitest';
import { createWorker, type WorkerParts } from './worker.ts';

/** Timers that fire when told, and the waits they were set for. */
function fakeTimers() {
  const armed = new Map<number, { wake: () => void; ms: number }>();
  let last = 0;
  return {
    waits: () => [...armed.values()].map((timer) => timer.ms),
    setTimer: (wake: () => void, ms: number) => {
      last += 1;
      const id = last;
      armed.set(id, { wake, ms });
      return () => void armed.delete(id);
    },
    fire: () => {
      const timers = [...armed.values()];
      armed.clear();
      for (const timer of timers) timer.wake();
    },
  };
}

/** All promises that can settle have settled. */
const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function setUp(more: Partial<WorkerParts<string>> = {}) {
  const due: string[] = [];
  const done: string[] = [];
  const bugs: unknown[] = [];
  const timers = fakeTimers();
  const worker = createWorker<string>({
    concurrency: 2,
    claim: async (room) => due.splice(0, room),
    keyOf: (work) => work,
    run: async (work) => void done.push(work),
    nextAt: async () => undefined,
    now: () => 1_000,
    setTimer: timers.setTimer,
    maxSleepMs: 60_000,
    onBug: (error) => void bugs.push(error),
    ...more,
  });
  return { due, done, bugs, timers, worker };
}

/** Work that ends when told. */
function gate() {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

test('drain runs everything that is due, a few at a time', async () => {
  let atOnce = 0;
  let most = 0;
  const { due, done, worker } = setUp({
    run: async (work) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await quiet();
      atOnce -= 1;
      done.push(work);
    },
  });
  due.push('a', 'b', 'c', 'd', 'e');
  await worker.drain();
  expect(done).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(most).toBe(2);
});

test('a piece that throws is told, and hinders no other', async () => {
  const { due, bugs, worker } = setUp({
    run: async (work) => {
      if (work === 'bad') throw new Error('bug');
    },
  });
  due.push('bad', 'good', 'good2');
  await worker.drain();
  expect(due).toEqual([]);
  expect(bugs).toHaveLength(1);
});

test('what is claimed already is named to the next claim', async () => {
  const seen: string[][] = [];
  const first = gate();
  const { due, worker } = setUp({
    claim: async (room, running) => {
      seen.push([...running]);
      return due.splice(0, Math.min(room, 1));
    },
    run: (work) => (work === 'slow' ? first.passed : Promise.resolve()),
  });
  due.push('slow', 'quick');
  const draining = worker.drain();
  await quiet();
  expect(seen).toContainEqual(['slow']);
  first.open();
  await draining;
});

describe('the loop', () => {
  test('sleeps until something is due, at most its longest sleep, and never spins', async () => {
    let next: number | undefined = 1_000 + 5_000;
    const { timers, worker } = setUp({ nextAt: async () => next });
    worker.start();
    await quiet();
    expect(timers.waits()).toEqual([5_000]);
    next = 1_000 + 9_999_999;
    timers.fire();
    await quiet();
    expect(timers.waits()).toEqual([60_000]);
    next = undefined;
    timers.fire();
    await quiet();
    expect(timers.waits()).toEqual([60_000]);
    next = 0;
    timers.fire();
    await quiet();
    expect(timers.waits()).toEqual([20]);
  });

  test('a wake finds new work at once, and one during a round is not lost', async () => {
    const slow = gate();
    const { due, done, worker } = setUp({
      prepare: () => slow.passed,
    });
    worker.start();
    due.push('a');
    worker.wake();
    slow.open();
    await quiet();
    due.push('b');
    worker.wake();
    await quiet();
    expect(done).toEqual(['a', 'b']);
  });

  test('a slow piece does not keep others waiting, and its end makes room', async () => {
    const slow = gate();
    const { due, done, worker } = setUp({
      concurrency: 1,
      run: async (work) => {
        if (work === 'slow') await slow.passed;
        done.push(work);
      },
    });
    due.push('slow', 'next');
    worker.start();
    await quiet();
    expect(done).toEqual([]);
    slow.open();
    await quiet();
    expect(done).toEqual(['slow', 'next']);
  });

  test('a round that fails is told and tried again soon', async () => {
    let fails = true;
    const { due, done, bugs, timers, worker } = setUp({
      prepare: async () => {
        if (fails) throw new Error('the database is away');
      },
    });
    due.push('a');
    worker.start();
    await quiet();
    expect(bugs).toHaveLength(1);
    expect(timers.waits()).toEqual([5_000]);
    fails = false;
    timers.fire();
    await quiet();
    expect(done).toEqual(['a']);
  });
});

describe('stopping', () => {
  test('waits for what runs and claims nothing more', async () => {
    const slow = gate();
    const { due, done, timers, worker } = setUp({
      concurrency: 1,
      run: async (work) => {
        await slow.passed;
        done.push(work);
      },
    });
    due.push('running', 'waiting');
    worker.start();
    await quiet();
    const stopped = worker.stop(8_000);
    worker.wake();
    slow.open();
    await stopped;
    await quiet();
    expect(done).toEqual(['running']);
    expect(due).toEqual(['waiting']);
    expect(timers.waits()).toEqual([]);
  });

  test('gives up waiting after its bound', async () => {
    const { due, timers, worker } = setUp({ run: () => new Promise(() => {}) });
    due.push('hangs');
    worker.start();
    await quiet();
    const stopped = worker.stop(8_000);
    await quiet();
    expect(timers.waits()).toEqual([8_000]);
    timers.fire();
    await stopped;
  });
});
