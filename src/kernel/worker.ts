// A bounded pool that claims due work and runs it, and the loop that wakes it. The clock and the timer are handed in;
// a timer only ever wakes the pool, what is due is decided by `claim`.

/** Whatever `nextAt` says, the loop does not spin. */
const SHORTEST_SLEEP_MS = 20;

/** Calls `wake` after about `ms` milliseconds; answers how to cancel. */
export type SetTimer = (wake: () => void, ms: number) => () => void;

export interface WorkerParts<Work> {
  readonly concurrency: number;
  /** Before each round of claiming: planning, pruning. */
  prepare?(): Promise<void>;
  /** At most `room` pieces of due work, durably claimed; never one whose key is in `running`. */
  claim(room: number, running: ReadonlySet<string>): Promise<readonly Work[]>;
  keyOf(work: Work): string;
  /** Runs and records one piece; a rejection is a bug and goes to `onBug`. */
  run(work: Work): Promise<void>;
  /** When something may become due next (epoch ms), if known. */
  nextAt(): Promise<number | undefined>;
  now(): number;
  readonly setTimer: SetTimer;
  /** The loop looks again after this long in any case: for work that other processes left. */
  readonly maxSleepMs: number;
  onBug(error: unknown): void;
}

export interface Worker {
  /** Claims and runs until nothing is due and nothing runs. */
  drain(): Promise<void>;
  start(): void;
  /** Look for work now; does nothing before start and after stop. */
  wake(): void;
  /** Claims nothing more and resolves when what runs is done, or after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

export function createWorker<Work>(parts: WorkerParts<Work>): Worker {
  const pool = createPool(parts);
  const loop = createLoop(parts, pool);
  return {
    drain: pool.drain,
    start: loop.start,
    wake: loop.wake,
    stop: async (graceMs) => {
      pool.close();
      await within(loop.stop().then(pool.idle), graceMs, parts.setTimer);
    },
  };
}

interface Pool {
  /** Claims and starts what fits, without waiting for it. */
  fill(): Promise<void>;
  drain(): Promise<void>;
  idle(): Promise<void>;
  isFull(): boolean;
  /** Called when a piece is done. */
  onDone(callback: () => void): void;
  close(): void;
}

function createPool<Work>(parts: WorkerParts<Work>): Pool {
  const running = new Map<string, Promise<void>>();
  const exclusive = createQueue();
  let isClosed = false;
  let done = (): void => {};
  const isFull = (): boolean => running.size >= parts.concurrency;

  function launch(work: Work): void {
    const key = parts.keyOf(work);
    const ended = parts
      .run(work)
      .catch(parts.onBug)
      .then(() => {
        running.delete(key);
        done();
      });
    running.set(key, ended);
  }
  async function claimOnce(): Promise<number> {
    if (isClosed || isFull()) return 0;
    const claims = await parts.claim(parts.concurrency - running.size, new Set(running.keys()));
    for (const work of claims) launch(work);
    return claims.length;
  }
  const untilOneIsDone = (): Promise<void> => Promise.race(running.values());
  const idle = async (): Promise<void> => {
    while (running.size > 0) await untilOneIsDone();
  };
  const claimAll = async (): Promise<number> => {
    let total = 0;
    for (let claimed = await claimOnce(); claimed > 0; claimed = await claimOnce()) total += claimed;
    return total;
  };
  return {
    isFull,
    idle,
    onDone: (callback) => {
      done = callback;
    },
    close: () => {
      isClosed = true;
    },
    fill: () =>
      exclusive(async () => {
        await parts.prepare?.();
        await claimAll();
      }),
    drain: () =>
      exclusive(async () => {
        await parts.prepare?.();
        for (;;) {
          const wasIdle = running.size === 0;
          const claimed = await claimAll();
          // Only what was asked while nothing ran is an answer: work that ends may leave new work.
          if (wasIdle && claimed === 0) return;
          if (running.size > 0) await untilOneIsDone();
        }
      }),
  };
}

interface Loop {
  start(): void;
  wake(): void;
  stop(): Promise<void>;
}

function createLoop<Work>(parts: WorkerParts<Work>, pool: Pool): Loop {
  let isOn = false;
  let isAwake = false;
  let again = false;
  let cancel = (): void => {};
  let turning = Promise.resolve();

  async function turn(): Promise<void> {
    const next = await pool.fill().then(parts.nextAt);
    const wait = next === undefined || pool.isFull() ? parts.maxSleepMs : next - parts.now();
    if (isOn) cancel = parts.setTimer(wake, Math.min(Math.max(wait, SHORTEST_SLEEP_MS), parts.maxSleepMs));
  }
  async function turns(): Promise<void> {
    do {
      again = false;
      cancel();
      await turn().catch((error: unknown) => {
        parts.onBug(error);
        if (isOn) cancel = parts.setTimer(wake, Math.min(5_000, parts.maxSleepMs));
      });
    } while (again && isOn);
    isAwake = false;
  }
  function wake(): void {
    again = true;
    if (!isOn || isAwake) return;
    isAwake = true;
    turning = turns();
  }
  pool.onDone(wake);
  return {
    wake,
    start: () => {
      isOn = true;
      wake();
    },
    stop: async () => {
      isOn = false;
      cancel();
      await turning;
    },
  };
}

/** One at a time, in the order asked. */
function createQueue(): (task: () => Promise<void>) => Promise<void> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task);
    last = mine.catch(() => {});
    return mine;
  };
}

async function within(work: Promise<void>, ms: number, setTimer: SetTimer): Promise<void> {
  let cancel = (): void => {};
  const bound = new Promise<void>((resolve) => {
    cancel = setTimer(resolve, ms);
  });
  await Promise.race([work, bound]);
  cancel();
}
