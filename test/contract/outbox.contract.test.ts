// What the outbox promises on every database: one message a key, the last state of a living message, Slack's pace.
import { eq } from 'drizzle-orm';
import { describe, expect, onTestFinished, test } from 'vitest';
import { md, user } from '../../src/blocks/mrkdwn.ts';
import type { AppCtx, Db } from '../../src/db/types.ts';
import { asChannelId, asTs, asUserId, type WorkspaceId } from '../../src/kernel/ids.ts';
import type { LogFields } from '../../src/kernel/log.ts';
import { DAY, MINUTE, SECOND } from '../../src/kernel/time.ts';
import { post, refresh } from '../../src/outbox/enqueue.ts';
import type { SenderLimits } from '../../src/outbox/limits.ts';
import type { Content, Post, Renderer } from '../../src/outbox/outbox.ts';
import { createSender, type Sender } from '../../src/outbox/sender.ts';
import { listStuck, oldestWaiting } from '../../src/outbox/stuck.ts';
import { clockOf, dialects, type FakeClock, freshDb, seededRandom, type TestDialect, testCtx } from '../support/db.ts';
import { type FakePoster, fakePoster, posterFor } from '../support/fake-poster.ts';

const atlas = asChannelId('C0ATLAS');
const words = (text: string): Content => ({
  text,
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] as never,
});

interface World {
  readonly db: Db;
  readonly clock: FakeClock;
  readonly ctx: AppCtx;
  readonly slack: FakePoster;
  readonly logged: LogFields[];
  /** What living messages show, by subject; missing: the subject is gone. */
  readonly subjects: Map<string, string>;
  sender(limits?: Partial<SenderLimits>): Sender;
  post(key: string, message?: Partial<Post>): Promise<void>;
  refresh(subject: string): Promise<void>;
  rows(): Promise<{ key: string; status: string; error: string | null; attempts: number }[]>;
}

async function world(dialect: TestDialect): Promise<World> {
  const db = await freshDb(dialect);
  const clock = clockOf(db);
  const ctx = testCtx(db);
  const slack = fakePoster(clock);
  const subjects = new Map<string, string>();
  const logged: LogFields[] = [];
  const log = {
    info: () => {},
    warn: (f: LogFields) => void logged.push(f),
    error: (f: LogFields, message: string) => {
      logged.push(f);
      if (/stumbled|broke/.test(message)) onTestFinished(() => expect.fail(`${message}: ${f.err}`));
    },
  };
  const card: Renderer = async (_ctx, subject) => {
    const text = subjects.get(subject);
    if (text === 'throws') throw new Error('no such card');
    return text === undefined ? undefined : words(text);
  };
  return {
    db,
    clock,
    ctx,
    slack,
    logged,
    subjects,
    sender: (limits) =>
      createSender({
        db,
        posterOf: posterFor(slack),
        rendererOf: (kind) => (kind === 'test.card' ? card : undefined),
        ctxOf: (workspace: WorkspaceId, job) => testCtx(db, { workspace, job }),
        now: clock.now,
        log,
        setTimer: () => () => {},
        ...(limits ? { limits } : {}),
      }),
    post: (key, message) =>
      db.tx((tx) => post(tx, ctx, { key, to: { channel: atlas }, content: words(key), ...message })),
    refresh: (subject) => db.tx((tx) => refresh(tx, ctx, { kind: 'test.card', subject })),
    rows: async () => {
      const { outbox } = db.read.t;
      return db.read.q
        .select({ key: outbox.key, status: outbox.status, error: outbox.error, attempts: outbox.attempts })
        .from(outbox)
        .orderBy(outbox.key);
    },
  };
}

/** Drains once a second of the test's clock. */
async function run({ clock }: World, sender: Sender, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await sender.drain();
    clock.advance(SECOND);
  }
}

const card = (subject: string) => ({ kind: 'test.card', subject });

describe.each(dialects)('the outbox on %s', (dialect) => {
  describe('posting', () => {
    test('a key is posted once, however often it is enqueued and drained', async () => {
      const w = await world(dialect);
      const sender = w.sender();
      await w.post('k1');
      await w.post('k1', { content: words('something else') });
      await sender.drain();
      await w.post('k1');
      await run(w, sender, 5);
      expect(w.slack.textsIn(atlas)).toEqual(['k1']);
      expect(await w.rows()).toMatchObject([{ key: 'k1', status: 'sent', error: null }]);
    });

    test('nothing of a transaction that failed is posted, and the sender is woken only by one that committed', async () => {
      const w = await world(dialect);
      const woken: string[] = [];
      const ctx: AppCtx = { ...w.ctx, wake: (what) => void woken.push(what) };
      const failing = w.db.tx(async (tx) => {
        await post(tx, ctx, { key: 'k1', to: { channel: atlas }, content: words('never') });
        throw new Error('rolled back');
      });
      await expect(failing).rejects.toThrow('rolled back');
      expect(woken).toEqual([]);
      await w.sender().drain();
      expect(w.slack.messages).toEqual([]);
      await w.db.tx((tx) => post(tx, ctx, { key: 'k1', to: { channel: atlas }, content: words('now') }));
      expect(woken).toEqual(['outbox']);
    });

    test('two workspaces may use the same key', async () => {
      const w = await world(dialect);
      await w.post('k1');
      const other = testCtx(w.db, { workspace: 'T0OTHER' });
      await w.db.tx((tx) =>
        post(tx, other, { key: 'k1', to: { channel: asChannelId('C0OTHER') }, content: words('b') }),
      );
      await w.sender().drain();
      expect(w.slack.messages.map((message) => message.text).sort()).toEqual(['b', 'k1']);
    });

    test('a person gets it in their direct messages, a thread gets it as a reply', async () => {
      const w = await world(dialect);
      await w.post('dm', { to: { user: asUserId('U0ADA') } });
      await w.post('reply', { to: { channel: atlas, threadTs: asTs('1.000001') } });
      await w.sender().drain();
      expect(w.slack.textsIn('D0ADA')).toEqual(['dm']);
      expect(w.slack.messages.find((message) => message.text === 'reply')?.threadTs).toBe('1.000001');
    });

    test('refused for good is failed with the reason, visible and not tried again', async () => {
      const w = await world(dialect);
      w.slack.failAlways('postMessage', { kind: 'refused', error: 'is_archived' });
      await w.post('k1');
      await run(w, w.sender(), 90);
      expect(w.slack.calls).toHaveLength(1);
      expect(await listStuck(w.db.read, w.ctx.workspaceId)).toMatchObject([
        { key: 'k1', status: 'failed', reason: 'is_archived', channel: atlas },
      ]);
    });

    test('what people wrote mentions nobody in the text either; trusted markup goes out as it is', async () => {
      const w = await world(dialect);
      await w.post('k1', { content: { text: 'by <!channel>', blocks: [] } });
      await w.post('k2', { content: { text: md`by ${user(asUserId('U0ADA'))} ${'<!here>'}`, blocks: [] } });
      await run(w, w.sender(), 3);
      expect([...w.slack.textsIn(atlas)].sort()).toEqual(['by &lt;!channel&gt;', 'by <@U0ADA> &lt;!here&gt;']);
    });

    test('blocks that Slack refuses go out plain, then as text, and the log names the pointer and no text', async () => {
      const w = await world(dialect);
      const refusal = { kind: 'refused', error: 'invalid_blocks', pointer: '/blocks/0/text' } as const;
      const plain = words('plain').blocks;
      await w.post('k1', { content: { ...words('secret'), plain } });
      await w.post('k2', { content: { ...words('secret'), plain }, to: { channel: asChannelId('C0BEACON') } });
      w.slack.fail('postMessage', refusal);
      await w.sender({ concurrency: 1 }).drain();
      w.slack.messages.length = 0;
      await w.post('k3', { content: { ...words('secret'), plain }, to: { channel: asChannelId('C0SALES') } });
      w.slack.fail('postMessage', refusal, { kind: 'refused', error: 'msg_blocks_too_long' });
      await w.sender({ concurrency: 1 }).drain();
      expect(w.slack.messages.map((message) => [message.text, message.blocks])).toEqual([['secret', []]]);
      expect(w.logged).toMatchObject([
        { error: 'invalid_blocks', pointer: '/blocks/0/text' },
        { error: 'invalid_blocks', pointer: '/blocks/0/text' },
        { error: 'msg_blocks_too_long' },
      ]);
      expect(JSON.stringify(w.logged)).not.toContain('secret');
    });

    test('a subject that is gone is not posted and not stuck', async () => {
      const w = await world(dialect);
      await w.post('k1', { content: card('nobody') });
      await w.sender().drain();
      expect(w.slack.messages).toEqual([]);
      expect(await listStuck(w.db.read, w.ctx.workspaceId)).toEqual([]);
    });

    test('a message that cannot be rendered hinders no other, and is failed after its attempts', async () => {
      const w = await world(dialect);
      w.subjects.set('vot_bad', 'throws');
      await w.post('bad', { content: card('vot_bad') });
      await w.post('good', { to: { channel: asChannelId('C0BEACON') } });
      const sender = w.sender({ maxAttempts: 3 });
      await run(w, sender, 60);
      expect(w.slack.messages.map((message) => message.text)).toEqual(['good']);
      expect(await w.rows()).toMatchObject([{ key: 'bad', status: 'failed', attempts: 3 }, { status: 'sent' }]);
    });
  });

  describe('lost answers', () => {
    async function losing(reconcile: boolean): Promise<Map<string, number>> {
      const w = await world(dialect);
      w.slack.loseAnswers(0.2, seededRandom(7));
      for (let i = 0; i < 60; i += 1) await w.post(`k${i}`, { to: { channel: asChannelId(`C${i % 20}`) } });
      const sender = w.sender({ reconcile, perSecond: 50, concurrency: 8 });
      await run(w, sender, 90);
      expect(await oldestWaiting(w.db.read)).toBeUndefined();
      const copies = new Map<string, number>();
      for (const { text } of w.slack.messages) copies.set(text, (copies.get(text) ?? 0) + 1);
      return copies;
    }

    test('one in five lost: every message is there exactly once', async () => {
      const copies = await losing(true);
      expect(copies.size).toBe(60);
      expect([...copies.values()].filter((count) => count > 1)).toEqual([]);
    });

    test('the same without reconciling posts duplicates: the test sees them', async () => {
      const copies = await losing(false);
      expect([...copies.values()].filter((count) => count > 1).length).toBeGreaterThan(3);
    });

    test('a message that did not arrive is posted again once its absence is sure', async () => {
      const w = await world(dialect);
      w.slack.fail('postMessage', { kind: 'ambiguous', reason: 'http_503' });
      await w.post('k1');
      await run(w, w.sender(), 10);
      expect(w.slack.textsIn(atlas)).toEqual(['k1']);
      expect(w.slack.calls.map((call) => call.method)).toEqual(['postMessage', 'history', 'postMessage']);
    });

    test('it is found behind pages of other messages, and in a thread', async () => {
      const w = await world(dialect);
      w.slack.chatter(atlas, 1);
      const threadTs = w.slack.messages[0]!.ts;
      w.slack.chatter(atlas, 250, threadTs);
      w.clock.advance(DAY);
      await w.post('top');
      await w.post('reply', { to: { channel: atlas, threadTs } });
      w.slack.fail('postMessage', 'lost', 'lost');
      const sender = w.sender();
      await run(w, sender, 2);
      w.slack.chatter(atlas, 350);
      await run(w, sender, 12);
      expect(
        w.slack
          .textsIn(atlas)
          .filter((text) => text !== 'hm')
          .sort(),
      ).toEqual(['reply', 'top']);
      expect((await w.rows()).map((row) => row.status)).toEqual(['sent', 'sent']);
      const methods = w.slack.calls.map((call) => call.method);
      expect(methods.filter((method) => method === 'history').length).toBeGreaterThan(3);
      expect(methods.filter((method) => method === 'replies').length).toBeGreaterThan(0);
    });

    test('where history cannot be read it is sent at most once: parked as unknown, with the reason', async () => {
      const w = await world(dialect);
      w.slack.failAlways('history', { kind: 'refused', error: 'missing_scope' });
      w.slack.fail('postMessage', 'lost');
      await w.post('k1');
      await run(w, w.sender(), 120);
      expect(w.slack.textsIn(atlas)).toEqual(['k1']);
      expect(await listStuck(w.db.read, w.ctx.workspaceId)).toMatchObject([
        { key: 'k1', status: 'unknown', reason: 'timeout; history: missing_scope' },
      ]);
    });

    test('a lost message gets time to appear before it is looked for', async () => {
      const w = await world(dialect);
      w.slack.fail('postMessage', 'lost');
      await w.post('k1');
      await run(w, w.sender({ backoff: { firstMs: 10, capMs: 10 } }), 10);
      const [posted, looked] = w.slack.calls;
      expect(looked).toMatchObject({ method: 'history', at: (posted?.at ?? 0) + 5 * SECOND });
    });

    test('a request that never left needs no history to be sent again', async () => {
      const w = await world(dialect);
      w.slack.failAlways('history', { kind: 'refused', error: 'missing_scope' });
      w.slack.fail('postMessage', { kind: 'unsent', reason: 'ECONNREFUSED' });
      await w.post('k1');
      await run(w, w.sender(), 10);
      expect(w.slack.textsIn(atlas)).toEqual(['k1']);
    });

    test('history that is busy is asked later, and until then nothing is sent', async () => {
      const w = await world(dialect);
      w.slack.fail('postMessage', 'lost');
      w.slack.fail(
        'history',
        { kind: 'rate_limited', retryAfterMs: 20_000 },
        { kind: 'ambiguous', reason: 'http_500' },
      );
      await w.post('k1');
      await run(w, w.sender(), 60);
      expect(w.slack.textsIn(atlas)).toEqual(['k1']);
      expect(await w.rows()).toMatchObject([{ status: 'sent' }]);
      expect(w.slack.calls.filter((call) => call.method === 'postMessage')).toHaveLength(1);
    });

    test('after ten minutes without Slack everything is there once within a minute', async () => {
      const w = await world(dialect);
      const sender = w.sender({ perSecond: 20 });
      w.slack.failAlways('postMessage', { kind: 'ambiguous', reason: 'http_500' });
      w.slack.failAlways('history', { kind: 'ambiguous', reason: 'http_500' });
      for (let i = 0; i < 10; i += 1) await w.post(`k${i}`, { to: { channel: asChannelId(`C${i}`) } });
      for (let at = 0; at < 10 * MINUTE; at += 6 * SECOND) {
        await sender.drain();
        w.clock.advance(6 * SECOND);
      }
      w.slack.failAlways('postMessage', undefined);
      w.slack.failAlways('history', undefined);
      await run(w, sender, 61);
      expect(w.slack.messages.map((message) => message.text).sort()).toEqual(
        Array.from({ length: 10 }, (_, i) => `k${i}`).sort(),
      );
    });
  });

  describe('several senders, and senders that die', () => {
    test('two senders at once post each message once', async () => {
      const w = await world(dialect);
      for (let i = 0; i < 12; i += 1) await w.post(`k${i}`, { to: { channel: asChannelId(`C${i}`) } });
      const [a, b] = [w.sender({ perSecond: 50 }), w.sender({ perSecond: 50 })];
      await Promise.all([a.drain(), b.drain()]);
      expect(w.slack.messages).toHaveLength(12);
      expect(new Set(w.slack.messages.map((message) => message.text)).size).toBe(12);
    });

    test('killed between post and record: the next sender finds the message and sends nothing', async () => {
      const w = await world(dialect);
      await w.post('k1');
      const held = w.slack.hold('postMessage');
      const dying = w.sender().drain();
      await held.begun;
      // Slack has it; the sender that would record it is gone for longer than its lease.
      const { outbox } = w.db.read.t;
      const [row] = await w.db.read.q.select().from(outbox);
      await w.slack.postMessage({ id: row!.id, channel: atlas, text: 'k1', blocks: [] });
      await w.sender().drain();
      expect((await w.rows())[0]?.status).toBe('sending');
      w.clock.advance(2 * MINUTE);
      await w.sender().drain();
      expect(w.slack.textsIn(atlas)).toEqual(['k1']);
      expect((await w.rows())[0]?.status).toBe('sent');
      w.slack.fail('postMessage', { kind: 'refused', error: 'too_late' });
      held.release();
      await dying;
      expect((await w.rows())[0]).toMatchObject({ status: 'sent', error: null });
    });

    test('killed before it posted: the message is posted when the lease is over', async () => {
      const w = await world(dialect);
      await w.post('k1');
      await w.db.tx(async (tx) => {
        const { outbox } = tx.t;
        await tx.q.update(outbox).set({ status: 'sending', fence: 1, attempts: 1, leaseUntil: w.clock.now() + MINUTE });
      });
      const sender = w.sender();
      await run(w, sender, 59);
      expect(w.slack.messages).toEqual([]);
      await run(w, sender, 3);
      expect(w.slack.textsIn(atlas)).toEqual(['k1']);
    });

    test('a stale sender’s verdict does not touch the row while another works on it', async () => {
      const w = await world(dialect);
      await w.post('k1');
      const first = w.slack.hold('postMessage');
      const stale = w.sender().drain();
      await first.begun;
      w.clock.advance(2 * MINUTE);
      const second = w.slack.hold('postMessage');
      const current = w.sender().drain();
      await second.begun;
      w.slack.fail('postMessage', { kind: 'refused', error: 'too_late' });
      first.release();
      await stale;
      expect(await w.rows()).toMatchObject([{ status: 'sending', error: null, attempts: 2 }]);
      second.release();
      await current;
      expect(await w.rows()).toMatchObject([{ status: 'sent', error: null }]);
      expect(w.slack.textsIn(atlas)).toEqual(['k1']);
    });

    test('a sender that lost its lease while it rendered does not post', async () => {
      const w = await world(dialect);
      w.subjects.set('vot_1', 'card');
      await w.post('k1', { to: { user: asUserId('U0ADA') } });
      const held = w.slack.hold('openDm');
      const slow = w.sender().drain();
      await held.begun;
      w.clock.advance(2 * MINUTE);
      await w.sender().drain();
      held.release();
      await slow;
      expect(w.slack.textsIn('D0ADA')).toEqual(['k1']);
      expect(w.slack.calls.filter((call) => call.method === 'postMessage')).toHaveLength(1);
    });

    test('a clock set back strands neither a waiting row nor a claimed one', async () => {
      const w = await world(dialect);
      w.slack.fail('postMessage', { kind: 'unsent', reason: 'ECONNREFUSED' });
      await w.post('waiting');
      await w.post('claimed', { to: { channel: asChannelId('C0BEACON') } });
      const { outbox } = w.db.read.t;
      const ahead = { status: 'sending', fence: 1, leaseUntil: w.clock.now() + MINUTE } as const;
      await w.db.tx(async (tx) => void (await tx.q.update(outbox).set(ahead).where(eq(outbox.key, 'claimed'))));
      const sender = w.sender();
      await sender.drain();
      w.clock.advance(-DAY);
      await run(w, sender, 3);
      expect(w.slack.messages.map((message) => message.text).sort()).toEqual(['claimed', 'waiting']);
    });
  });

  describe('Slack’s pace', () => {
    test('a channel gets one message a second, in order, and delays no other channel', async () => {
      const w = await world(dialect);
      for (let i = 0; i < 4; i += 1) {
        await w.post(`k${i}`);
        w.clock.advance(1);
      }
      await w.post('other', { to: { channel: asChannelId('C0BEACON') } });
      const sender = w.sender();
      await sender.drain();
      expect(w.slack.messages.map((message) => message.text).sort()).toEqual(['k0', 'other']);
      w.clock.advance(999);
      await sender.drain();
      expect(w.slack.textsIn(atlas)).toEqual(['k0']);
      w.clock.advance(1);
      await run(w, sender, 4);
      expect(w.slack.textsIn(atlas)).toEqual(['k0', 'k1', 'k2', 'k3']);
    });

    test('no second sees more than the cap over all channels', async () => {
      const w = await world(dialect);
      for (let i = 0; i < 10; i += 1) await w.post(`k${i}`, { to: { channel: asChannelId(`C${i}`) } });
      const sender = w.sender({ perSecond: 3 });
      await sender.drain();
      expect(w.slack.messages).toHaveLength(3);
      await run(w, sender, 4);
      expect(w.slack.messages).toHaveLength(10);
      for (const { at } of w.slack.calls) {
        expect(w.slack.calls.filter((call) => call.at >= at && call.at < at + SECOND).length).toBeLessThanOrEqual(3);
      }
    });

    test('a 429 while direct messages are opened holds all that need opening', async () => {
      const w = await world(dialect);
      w.slack.fail('openDm', { kind: 'rate_limited', retryAfterMs: 30_000 });
      for (let i = 0; i < 5; i += 1) await w.post(`k${i}`, { to: { user: asUserId(`U${i}`) } });
      const sender = w.sender({ concurrency: 1 });
      await run(w, sender, 30);
      expect(w.slack.calls).toHaveLength(1);
      await run(w, sender, 10);
      expect(w.slack.messages).toHaveLength(5);
    });

    test('a 429 holds the whole method for as long as Slack says, costs no attempt, and loses nothing', async () => {
      const w = await world(dialect);
      w.subjects.set('vot_1', 'before');
      await w.post('card', { content: card('vot_1') });
      const sender = w.sender();
      await run(w, sender, 2);
      w.slack.calls.length = 0;
      for (let i = 0; i < 5; i += 1) await w.post(`k${i}`, { to: { channel: asChannelId(`C${i}`) } });
      w.subjects.set('vot_1', 'after');
      await w.refresh('vot_1');
      w.slack.fail('postMessage', { kind: 'rate_limited', retryAfterMs: 30_000 });
      const alone = w.sender({ concurrency: 1 });
      const from = w.clock.now();
      await run(w, alone, 29);
      expect(w.slack.calls.map((call) => call.method).sort()).toEqual(['postMessage', 'update']);
      expect(w.slack.textsIn(atlas)).toEqual(['after']);
      await run(w, alone, 10);
      expect(w.slack.messages).toHaveLength(6);
      expect(
        w.slack.calls.filter((call) => call.at > from && call.at < from + 30_000 && call.method === 'postMessage'),
      ).toEqual([]);
      expect((await w.rows()).every((row) => row.status === 'sent')).toBe(true);
    });
  });

  describe('living messages', () => {
    test('a hundred refreshes become few updates, and the last state is shown', async () => {
      const w = await world(dialect);
      w.subjects.set('vot_1', 'state 0');
      await w.post('card', { content: card('vot_1') });
      const sender = w.sender();
      await run(w, sender, 1);
      for (let i = 1; i <= 100; i += 1) {
        w.subjects.set('vot_1', `state ${i}`);
        await w.refresh('vot_1');
        if (i % 10 === 0) await sender.drain();
        w.clock.advance(20);
      }
      await run(w, sender, 3);
      const updates = w.slack.calls.filter((call) => call.method === 'update');
      expect(w.slack.textsIn(atlas)).toEqual(['state 100']);
      expect(updates.length).toBeLessThanOrEqual(4);
      for (const [index, { at }] of updates.entries()) {
        expect(at - (updates[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(SECOND);
      }
    });

    test('a change while the message is being posted is shown afterwards', async () => {
      const w = await world(dialect);
      w.subjects.set('vot_1', 'old');
      await w.post('card', { content: card('vot_1') });
      const held = w.slack.hold('postMessage');
      const sender = w.sender();
      const draining = sender.drain();
      await held.begun;
      w.subjects.set('vot_1', 'new');
      await w.refresh('vot_1');
      held.release();
      await draining;
      expect(w.slack.textsIn(atlas)).toEqual(['old']);
      await run(w, sender, 3);
      expect(w.slack.textsIn(atlas)).toEqual(['new']);
    });

    test('a change while an update is under way is shown afterwards', async () => {
      const w = await world(dialect);
      w.subjects.set('vot_1', 'a');
      await w.post('card', { content: card('vot_1') });
      const sender = w.sender();
      await run(w, sender, 1);
      w.subjects.set('vot_1', 'b');
      await w.refresh('vot_1');
      const held = w.slack.hold('update');
      const draining = sender.drain();
      await held.begun;
      w.subjects.set('vot_1', 'c');
      await w.refresh('vot_1');
      held.release();
      await draining;
      await run(w, sender, 3);
      expect(w.slack.textsIn(atlas)).toEqual(['c']);
    });

    test('a message found after a lost answer is brought up to date', async () => {
      const w = await world(dialect);
      w.subjects.set('vot_1', 'old');
      await w.post('card', { content: card('vot_1') });
      w.slack.fail('postMessage', 'lost');
      const sender = w.sender();
      await sender.drain();
      w.subjects.set('vot_1', 'new');
      await w.refresh('vot_1');
      await run(w, sender, 15);
      expect(w.slack.textsIn(atlas)).toEqual(['new']);
    });

    test('a lost update is sent again without a look at the history', async () => {
      const w = await world(dialect);
      w.subjects.set('vot_1', 'a');
      await w.post('card', { content: card('vot_1') });
      const sender = w.sender();
      await run(w, sender, 1);
      w.subjects.set('vot_1', 'b');
      await w.refresh('vot_1');
      w.slack.fail('update', { kind: 'ambiguous', reason: 'http_502' });
      await run(w, sender, 10);
      expect(w.slack.textsIn(atlas)).toEqual(['b']);
      expect(w.slack.calls.some((call) => call.method === 'history')).toBe(false);
    });

    test('a late update of a sender that lost its lease does not have the last word', async () => {
      const w = await world(dialect);
      w.subjects.set('vot_1', 'a');
      await w.post('card', { content: card('vot_1') });
      const sender = w.sender();
      await run(w, sender, 1);
      w.subjects.set('vot_1', 'stale');
      await w.refresh('vot_1');
      const held = w.slack.hold('update');
      const stale = w.sender().drain();
      await held.begun;
      w.subjects.set('vot_1', 'fresh');
      await w.refresh('vot_1');
      w.clock.advance(2 * MINUTE);
      await run(w, sender, 3);
      expect(w.slack.textsIn(atlas)).toEqual(['fresh']);
      held.release();
      await stale;
      await run(w, sender, 3);
      expect(w.slack.textsIn(atlas)).toEqual(['fresh']);
      expect(w.slack.messages[0]?.updates).toBe(3);
    });

    test('every posted copy is refreshed, and one that was deleted is left alone for ever', async () => {
      const w = await world(dialect);
      w.subjects.set('vot_1', 'a');
      await w.post('one', { content: card('vot_1') });
      await w.post('two', { content: card('vot_1'), to: { channel: asChannelId('C0BEACON') } });
      const sender = w.sender();
      await run(w, sender, 1);
      w.slack.messages.splice(0, 1);
      w.subjects.set('vot_1', 'b');
      await w.refresh('vot_1');
      await run(w, sender, 3);
      await w.refresh('vot_1');
      await run(w, sender, 3);
      expect(w.slack.messages.map((message) => message.text)).toEqual(['b']);
      expect(w.slack.calls.filter((call) => call.method === 'update')).toHaveLength(3);
      expect(await listStuck(w.db.read, w.ctx.workspaceId)).toEqual([]);
    });

    test('an update that failed for good is tried again with the next change', async () => {
      const w = await world(dialect);
      w.subjects.set('vot_1', 'a');
      await w.post('card', { content: card('vot_1') });
      const sender = w.sender();
      await run(w, sender, 1);
      w.slack.fail('update', { kind: 'refused', error: 'is_archived' });
      await w.refresh('vot_1');
      await run(w, sender, 3);
      expect(await listStuck(w.db.read, w.ctx.workspaceId)).toMatchObject([
        { status: 'failed', reason: 'is_archived' },
      ]);
      w.subjects.set('vot_1', 'b');
      await w.refresh('vot_1');
      await run(w, sender, 3);
      expect(w.slack.textsIn(atlas)).toEqual(['b']);
    });
  });

  test('sent rows are forgotten after three months, what waits never', async () => {
    const w = await world(dialect);
    await w.post('k1');
    const sender = w.sender();
    await sender.drain();
    w.clock.advance(91 * DAY);
    await w.post('k2');
    w.slack.failAlways('postMessage', { kind: 'unsent', reason: 'ECONNREFUSED' });
    await sender.drain();
    expect((await w.rows()).map((row) => row.key)).toEqual(['k2']);
  });
});
