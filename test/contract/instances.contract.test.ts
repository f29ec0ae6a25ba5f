// Four instances of the program on one PostgreSQL: every job and every message once. Needs TEST_DATABASE_URL.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { insist } from '../../src/db/insist.ts';
import { openPostgres } from '../../src/db/open-postgres.ts';
import type { Db } from '../../src/db/types.ts';
import { enqueueJob } from '../../src/jobs/enqueue.ts';
import { defineJob } from '../../src/jobs/jobs.ts';
import { createRunner } from '../../src/jobs/runner.ts';
import { asChannelId, type WorkspaceId } from '../../src/kernel/ids.ts';
import { SECOND } from '../../src/kernel/time.ts';
import { post, refresh } from '../../src/outbox/enqueue.ts';
import { createSender } from '../../src/outbox/sender.ts';
import { clockOf, freshDb, testCtx } from '../support/db.ts';
import { fakePoster, posterFor } from '../support/fake-poster.ts';
import { ownDatabase, testServer } from '../support/postgres.ts';

const JOBS = 60;

describe.runIf(testServer())('four instances on PostgreSQL', () => {
  test('run every job once, post every message once and show the last state of each', async () => {
    const db = await freshDb('postgres');
    const clock = clockOf(db);
    const others = await Promise.all([1, 2, 3].map(async () => openPostgres(await ownDatabase())));
    const instances: Db[] = [db, ...others];
    const problems: string[] = [];
    const runs: string[] = [];
    const slack = fakePoster(clock);
    let state = 'before';
    const announce = defineJob({
      kind: 'test.announce',
      schema: z.object({ channel: z.string() }),
      catchUpMs: Number.POSITIVE_INFINITY,
      run: async (ctx, { channel }) => {
        runs.push(channel);
        const message = {
          key: channel,
          to: { channel: asChannelId(channel) },
          content: { kind: 'card', subject: 's' },
        };
        await insist(ctx.db, (tx) => post(tx, ctx, message));
      },
    });
    const shared = (own: Db) => ({
      db: own,
      now: clock.now,
      ctxOf: (workspace: WorkspaceId, job: string) => ({ ...testCtx(db, { workspace, job }), db: own }),
      setTimer: () => () => {},
      log: {
        info: () => {},
        warn: (_: object, it: string) => problems.push(it),
        error: (_: object, it: string) => problems.push(it),
      },
    });
    const runners = instances.map((own) =>
      createRunner({ ...shared(own), definitions: [announce], planners: () => [], heartbeat: () => () => {} }),
    );
    const senders = instances.map((own) =>
      createSender({
        ...shared(own),
        posterOf: posterFor(slack),
        rendererOf: () => async () => ({ text: state, blocks: [] }),
        limits: { perSecond: 100 },
      }),
    );
    const ctx = testCtx(db);
    for (let i = 0; i < JOBS; i += 1) {
      const job = { kind: announce.kind, key: `${i}`, runAt: clock.now(), payload: { channel: `C${i}` } };
      await db.tx((tx) => enqueueJob(tx, ctx, job));
    }
    await Promise.all(runners.map((runner) => runner.tick()));
    const change = async (): Promise<void> => {
      state = 'after';
      await insist(db, (tx) => refresh(tx, ctx, { kind: 'card', subject: 's' }));
    };
    await Promise.all([change(), ...senders.map((sender) => sender.drain())]);
    for (let second = 0; second < 5; second += 1) {
      clock.advance(SECOND);
      await Promise.all(senders.map((sender) => sender.drain()));
    }
    await Promise.all(others.map((other) => other.close()));
    expect(problems).toEqual([]);
    expect(new Set(runs).size).toBe(JOBS);
    expect(runs).toHaveLength(JOBS);
    expect(slack.messages).toHaveLength(JOBS);
    expect(new Set(slack.messages.map((message) => message.channel)).size).toBe(JOBS);
    expect(new Set(slack.messages.map((message) => message.text))).toEqual(new Set(['after']));
  }, 60_000);
});
