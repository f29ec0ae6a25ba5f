// What the jobs promise on every database: a key runs once, late and poisonous work is recorded, clocks may jump.
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { AppCtx, Db } from '../../src/db/types.ts';
import { enqueueJob } from '../../src/jobs/enqueue.ts';
import { type DueJob, defineJob, type JobDefinition, type Planner } from '../../src/jobs/jobs.ts';
import type { RunnerLimits } from '../../src/jobs/limits.ts';
import { createRunner, type Runner } from '../../src/jobs/runner.ts';
import { latestSlot, type SlotSchedule, slotName } from '../../src/jobs/slots.ts';
import { listStuckJobs } from '../../src/jobs/stuck.ts';
import type { WorkspaceId } from '../../src/kernel/ids.ts';
import type { LogFields } from '../../src/kernel/log.ts';
import { DAY, HOUR, MINUTE, SECOND, WEEK } from '../../src/kernel/time.ts';
import { clockOf, dialects, type FakeClock, freshDb, type TestDialect, testCtx } from '../support/db.ts';

interface World {
  readonly db: Db;
  readonly clock: FakeClock;
  readonly ctx: AppCtx;
  /** What `test.note` jobs were given, in order. */
  readonly notes: string[];
  readonly logged: LogFields[];
  readonly planners: Planner[];
  /** Resolves when a started runner has looked for work and goes to sleep. */
  asleep(): Promise<void>;
  runner(more?: readonly JobDefinition[], limits?: Partial<RunnerLimits>): Runner;
  enqueue(key: string, job?: Partial<DueJob>): Promise<void>;
  rows(): Promise<{ key: string; status: string; attempts: number; error: string | null }[]>;
}

async function world(dialect: TestDialect): Promise<World> {
  const db = await freshDb(dialect);
  const clock = clockOf(db);
  const ctx = testCtx(db);
  const notes: string[] = [];
  const logged: LogFields[] = [];
  const planners: Planner[] = [];
  const log = {
    info: () => {},
    warn: (fields: LogFields) => void logged.push(fields),
    error: (fields: LogFields, message: string) => {
      logged.push(fields);
      if (message.includes('stumbled')) onTestFinished(() => expect.fail(`${message}: ${fields.err}`));
    },
  };
  let sleep = (): void => {};
  const note = defineJob({
    kind: 'test.note',
    schema: z.object({ note: z.string() }),
    catchUpMs: 12 * HOUR,
    maxAttempts: 3,
    run: async (_ctx, payload) => void notes.push(payload.note),
  });
  return {
    db,
    clock,
    ctx,
    notes,
    logged,
    planners,
    asleep: () =>
      new Promise((resolve) => {
        sleep = resolve;
      }),
    runner: (more = [], limits = {}) =>
      createRunner({
        db,
        definitions: [note, ...more],
        planners: () => planners,
        ctxOf: (workspace: WorkspaceId, job) => testCtx(db, { workspace, job }),
        now: clock.now,
        log,
        setTimer: () => {
          sleep();
          return () => {};
        },
        heartbeat: () => () => {},
        limits,
      }),
    enqueue: (key, job) =>
      db.tx((tx) =>
        enqueueJob(tx, ctx, { kind: 'test.note', key, runAt: clock.now(), payload: { note: key }, ...job }),
      ),
    rows: async () => {
      const { jobs } = db.read.t;
      return db.read.q
        .select({ key: jobs.key, status: jobs.status, attempts: jobs.attempts, error: jobs.error })
        .from(jobs)
        .orderBy(jobs.key);
    },
  };
}

/** A job that does what it is told for each attempt, and tells how often and when it began. */
function scripted(kind: string, run: (attempt: number, ctx: AppCtx) => Promise<void>) {
  let attempts = 0;
  let begin = (): void => {};
  const definition = defineJob({
    kind,
    schema: z.unknown(),
    catchUpMs: Number.POSITIVE_INFINITY,
    maxAttempts: 3,
    run: (ctx) => {
      attempts += 1;
      begin();
      return run(attempts, ctx);
    },
  });
  return {
    definition,
    attempts: () => attempts,
    /** Resolves when an attempt begins. */
    begins: () =>
      new Promise<void>((resolve) => {
        begin = resolve;
      }),
  };
}

const never = (): Promise<void> => new Promise(() => {});

async function pass({ clock }: World, runner: Runner, time: { minutes: number }): Promise<void> {
  for (let minute = 0; minute < time.minutes; minute += 1) {
    clock.advance(MINUTE);
    await runner.tick();
  }
}

/** As the digests' planner does: the last slot that passed, under a key that names it. */
function planWeekly(w: World, schedule: SlotSchedule, from: number): Planner {
  return async (_db, now) => {
    const slot = latestSlot(schedule, from, now);
    if (slot === undefined) return [];
    const key = `test.weekly@${slotName(slot, schedule.timeZone)}`;
    return [{ workspaceId: w.ctx.workspaceId, kind: 'test.note', key, runAt: slot, payload: { note: key } }];
  };
}

const mondays: SlotSchedule = { weekdays: [1], at: '09:00', timeZone: 'Europe/Berlin', cadence: 'weekly' };

describe.each(dialects)('jobs on %s', (dialect) => {
  test('a job runs once, when it is due and not before', async () => {
    const w = await world(dialect);
    const runner = w.runner();
    await w.enqueue('later', { runAt: w.clock.now() + 3 * MINUTE });
    await pass(w, runner, { minutes: 2 });
    expect(w.notes).toEqual([]);
    await pass(w, runner, { minutes: 5 });
    expect(w.notes).toEqual(['later']);
    expect(await w.rows()).toMatchObject([{ key: 'later', status: 'done', attempts: 1 }]);
  });

  test('the same key is one job, also after it is done; another workspace has its own', async () => {
    const w = await world(dialect);
    const runner = w.runner();
    await w.enqueue('k1');
    await w.enqueue('k1', { payload: { note: 'other' } });
    await runner.tick();
    await w.enqueue('k1');
    const other = testCtx(w.db, { workspace: 'T0OTHER' });
    const job = { kind: 'test.note', key: 'k1', runAt: w.clock.now(), payload: { note: 'theirs' } };
    await w.db.tx((tx) => enqueueJob(tx, other, job));
    await runner.tick();
    expect(w.notes).toEqual(['k1', 'theirs']);
  });

  test('nothing of a transaction that failed runs, and the runner is woken only by one that committed', async () => {
    const w = await world(dialect);
    const woken: string[] = [];
    const ctx: AppCtx = { ...w.ctx, wake: (what) => void woken.push(what) };
    const job = { kind: 'test.note', key: 'k1', runAt: w.clock.now(), payload: { note: 'k1' } };
    const failing = w.db.tx(async (tx) => {
      await enqueueJob(tx, ctx, job);
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    await w.runner().tick();
    expect([w.notes, woken]).toEqual([[], []]);
    await w.db.tx((tx) => enqueueJob(tx, ctx, job));
    expect(woken).toEqual(['jobs']);
  });

  test('two runners racing run each job once', async () => {
    const w = await world(dialect);
    for (let i = 0; i < 20; i += 1) await w.enqueue(`k${i}`);
    await Promise.all([w.runner().tick(), w.runner().tick()]);
    expect(w.notes).toHaveLength(20);
    expect(new Set(w.notes).size).toBe(20);
  });

  test('a job acts as the system, in its own workspace', async () => {
    const w = await world(dialect);
    const seen: unknown[] = [];
    const { definition } = scripted('test.who', async (_attempt, ctx) => void seen.push([ctx.workspaceId, ctx.actor]));
    await w.enqueue('k1', { kind: 'test.who', payload: {} });
    await w.runner([definition]).tick();
    expect(seen).toEqual([['T0PLUMB', { kind: 'system', job: 'test.who' }]]);
  });

  test('a kind this version does not know waits for one that does', async () => {
    const w = await world(dialect);
    await w.enqueue('k1', { kind: 'test.new', payload: {} });
    await pass(w, w.runner(), { minutes: 2 });
    expect(await w.rows()).toMatchObject([{ status: 'waiting', attempts: 0 }]);
    const { definition, attempts } = scripted('test.new', async () => {});
    await w.runner([definition]).tick();
    expect(attempts()).toBe(1);
  });

  describe('failures', () => {
    test('what fails is tried again later, longer each time, and then done', async () => {
      const w = await world(dialect);
      const { definition, attempts } = scripted('test.flaky', async (attempt) => {
        if (attempt < 3) throw new Error('not yet');
      });
      const runner = w.runner([definition]);
      await w.enqueue('k1', { kind: 'test.flaky', payload: {} });
      await runner.tick();
      await runner.tick();
      expect(attempts()).toBe(1);
      await pass(w, runner, { minutes: 3 });
      expect(await w.rows()).toMatchObject([{ status: 'done', attempts: 3, error: null }]);
    });

    test('a poison job is parked after its attempts, visible with its reason, and hinders no other', async () => {
      const w = await world(dialect);
      const { definition, attempts } = scripted('test.poison', async () => {
        throw new TypeError('x is not a function');
      });
      const runner = w.runner([definition]);
      await w.enqueue('bad', { kind: 'test.poison', payload: {} });
      await w.enqueue('good');
      await pass(w, runner, { minutes: 30 });
      expect(attempts()).toBe(3);
      expect(w.notes).toEqual(['good']);
      expect(await listStuckJobs(w.db.read, w.ctx.workspaceId)).toMatchObject([
        { key: 'bad', status: 'parked', reason: 'TypeError x is not a function' },
      ]);
    });

    test('a payload that its schema refuses is parked like any other poison', async () => {
      const w = await world(dialect);
      await w.enqueue('k1', { payload: { note: 7 } });
      await pass(w, w.runner(), { minutes: 10 });
      expect(await w.rows()).toMatchObject([{ status: 'parked', attempts: 3 }]);
    });

    test('a job that kills its process each time is parked: attempts count when it is claimed', async () => {
      const w = await world(dialect);
      const { definition, attempts, begins } = scripted('test.killer', never);
      await w.enqueue('k1', { kind: 'test.killer', payload: {} });
      for (let life = 0; life < 3; life += 1) {
        const begun = begins();
        void w.runner([definition]).tick();
        await begun;
        w.clock.advance(10 * MINUTE);
      }
      await w.runner([definition]).tick();
      expect(attempts()).toBe(3);
      expect(await w.rows()).toMatchObject([{ status: 'parked', attempts: 3 }]);
    });

    test('a planner that throws hinders no other and is asked again', async () => {
      const w = await world(dialect);
      let asked = 0;
      w.planners.push(
        async () => {
          asked += 1;
          throw new Error('no table');
        },
        planWeekly(w, mondays, w.clock.now() - MINUTE),
      );
      const runner = w.runner();
      await pass(w, runner, { minutes: 2 });
      expect(asked).toBe(2);
      expect(w.notes).toEqual(['test.weekly@2026-11-30T09:00']);
    });
  });

  describe('leases', () => {
    test('a job whose runner died is run by another when the lease is over', async () => {
      const w = await world(dialect);
      const { definition, attempts, begins } = scripted('test.once', async (attempt) => {
        if (attempt === 1) await never();
      });
      const begun = begins();
      await w.enqueue('k1', { kind: 'test.once', payload: {} });
      void w.runner([definition]).tick();
      await begun;
      const second = w.runner([definition]);
      w.clock.advance(4 * MINUTE);
      await second.tick();
      expect(attempts()).toBe(1);
      w.clock.advance(2 * MINUTE);
      await second.tick();
      expect(await w.rows()).toMatchObject([{ status: 'done', attempts: 2 }]);
    });

    test('a job that runs longer than its lease stays with its runner as long as that lives', async () => {
      const w = await world(dialect);
      const { definition, attempts } = scripted('test.long', never);
      await w.enqueue('k1', { kind: 'test.long', payload: {} });
      const owner = w.runner([definition]);
      const other = w.runner([definition]);
      const started = w.asleep();
      owner.start();
      await started;
      for (let round = 0; round < 4; round += 1) {
        w.clock.advance(4 * MINUTE);
        const renewed = w.asleep();
        owner.wake();
        await renewed;
        await other.tick();
      }
      expect(attempts()).toBe(1);
      expect(await w.rows()).toMatchObject([{ status: 'running', attempts: 1 }]);
    });

    test('a runner that lost its lease records nothing', async () => {
      const w = await world(dialect);
      let fail = (): void => {};
      const late = new Promise<void>((_resolve, reject) => {
        fail = () => reject(new Error('too late'));
      });
      const { definition, begins } = scripted('test.slow', async (attempt) => {
        if (attempt === 1) await late;
      });
      const begun = begins();
      await w.enqueue('k1', { kind: 'test.slow', payload: {} });
      const slow = w.runner([definition]).tick();
      await begun;
      w.clock.advance(6 * MINUTE);
      await w.runner([definition]).tick();
      fail();
      await slow;
      expect(await w.rows()).toMatchObject([{ status: 'done', attempts: 2, error: null }]);
    });
  });

  describe('slots', () => {
    test('each slot runs once over a season, through the end of summer time', async () => {
      const w = await world(dialect);
      w.clock.set('2026-10-12T12:00Z');
      w.planners.push(planWeekly(w, mondays, w.clock.now()));
      const runner = w.runner();
      for (let passed = 0; passed < 3 * WEEK; passed += 3 * HOUR) {
        await runner.tick();
        w.clock.advance(3 * HOUR);
      }
      expect(w.notes).toEqual([
        'test.weekly@2026-10-19T09:00',
        'test.weekly@2026-10-26T09:00',
        'test.weekly@2026-11-02T09:00',
      ]);
    });

    test('a slot that passed while the program was down is made up once', async () => {
      const w = await world(dialect);
      w.clock.set('2026-11-30T07:30Z');
      w.planners.push(planWeekly(w, mondays, w.clock.now()));
      await w.runner().tick();
      w.clock.set('2026-11-30T11:00Z');
      const restarted = w.runner();
      await restarted.tick();
      await pass(w, restarted, { minutes: 5 });
      await w.runner().tick();
      expect(w.notes).toEqual(['test.weekly@2026-11-30T09:00']);
    });

    test('beyond the window it is recorded as skipped, and the next slot runs', async () => {
      const w = await world(dialect);
      w.clock.set('2026-11-23T12:00Z');
      w.planners.push(planWeekly(w, mondays, w.clock.now()));
      w.clock.set('2026-12-01T12:00Z');
      const runner = w.runner();
      await runner.tick();
      expect(w.notes).toEqual([]);
      expect(await listStuckJobs(w.db.read, w.ctx.workspaceId)).toMatchObject([
        { key: 'test.weekly@2026-11-30T09:00', status: 'skipped', reason: '1 d late' },
      ]);
      w.clock.set('2026-12-07T08:00:10Z');
      await runner.tick();
      expect(w.notes).toEqual(['test.weekly@2026-12-07T09:00']);
    });

    describe.each([-DAY, -5 * MINUTE, -2 * SECOND, 2 * SECOND, 5 * MINUTE, 3 * HOUR])(
      'a clock step of %i ms',
      (step) => {
        test.each([-MINUTE, 0, MINUTE])('%i ms from a slot lets it run once', async (stepAt) => {
          const w = await world(dialect);
          const slot = Date.parse('2026-11-30T08:00Z');
          w.clock.set(slot - 10 * MINUTE);
          w.planners.push(planWeekly(w, mondays, w.clock.now() - 2 * DAY));
          const runner = w.runner();
          await pass(w, runner, { minutes: 10 + stepAt / MINUTE });
          w.clock.advance(step);
          await pass(w, runner, { minutes: 20 });
          // A day back: the slot comes again, or for the first time.
          w.clock.set(slot + 4 * HOUR);
          await pass(w, runner, { minutes: 2 });
          expect(w.notes).toEqual(['test.weekly@2026-11-30T09:00']);
        });
      },
    );

    test('a clock set back strands neither a retry nor a claimed job', async () => {
      const w = await world(dialect);
      const { definition, attempts } = scripted('test.flaky', async (attempt) => {
        if (attempt === 1) throw new Error('not yet');
      });
      const hanging = scripted('test.hang', async (attempt) => {
        if (attempt === 1) await never();
      });
      await w.enqueue('a', { kind: 'test.flaky', payload: {} });
      await w.runner([definition]).tick();
      await w.enqueue('b', { kind: 'test.hang', payload: {} });
      const begun = hanging.begins();
      void w.runner([hanging.definition]).tick();
      await begun;
      w.clock.advance(-DAY);
      await w.runner([definition, hanging.definition]).tick();
      expect(attempts()).toBe(2);
      expect((await w.rows()).map((row) => row.status)).toEqual(['done', 'done']);
    });
  });

  test('finished jobs are forgotten after three months, what waits never', async () => {
    const w = await world(dialect);
    await w.enqueue('done');
    await w.enqueue('far', { runAt: w.clock.now() + 200 * DAY });
    const runner = w.runner();
    await runner.tick();
    w.clock.advance(91 * DAY);
    await runner.tick();
    expect((await w.rows()).map((row) => row.key)).toEqual(['far']);
  });
});
