import { expect, test } from 'vitest';
import { freshDb } from '../../test/support/db.ts';
import { gate, startEdge } from '../../test/support/edge.ts';
import { listWaitingEvents } from '../db/inbox.ts';
import { refusal } from '../kernel/errors.ts';
import { asWorkspaceId } from '../kernel/ids.ts';
import { DAY, MINUTE } from '../kernel/time.ts';
import { Inbox, type InboxOptions } from './inbox.ts';
import type { Answer, EventRoute } from './routes.ts';

const workspaceId = asWorkspaceId('T0PLUMB');
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

const reaction = {
  type: 'reaction_added',
  user: 'U0ADA',
  reaction: 'roadmap',
  item: { channel: 'C0ATLAS', ts: '1.2' },
};
const onReaction = (run: EventRoute['run']) => ({ events: [{ type: 'reaction_added', run }] });
const nothing: Answer = { kind: 'nothing' };

async function inboxWith(options: Partial<InboxOptions> & Pick<InboxOptions, 'run'>) {
  const db = options.db ?? (await freshDb());
  const outcomes: string[] = [];
  const inbox = new Inbox({
    db,
    workspaceId,
    log: quiet,
    now: Date.now,
    onOutcome: (outcome) => void outcomes.push(outcome),
    ...options,
  });
  const waiting = () => listWaitingEvents(db.read, workspaceId, { receivedBefore: Date.now() + DAY, limit: 10 });
  return { db, inbox, outcomes, waiting };
}

test('an event runs once however often Slack delivers it', async () => {
  const seen: string[] = [];
  const { slack, metrics } = await startEdge(
    onReaction(async ({ ctx }) => {
      seen.push(ctx.actor.kind === 'user' ? ctx.actor.name : '');
      return nothing;
    }),
  );
  await slack.sendEvent(reaction);
  await slack.repeatLast({ retryNum: 1 });
  await slack.repeatLast({ retryNum: 2 });
  await slack.until(() => (seen.length > 0 ? true : undefined));
  await slack.settled();
  expect(seen).toEqual(['Ada Lindqvist']);
  const { values } = await metrics.inboxEvents.get();
  expect(values.find(({ labels }) => labels.outcome === 'repeated')?.value).toBe(2);
});

test('an event is stored before it is acknowledged: what a crash interrupts is done at the next start', async () => {
  const db = await freshDb();
  const never = gate();
  const first = await inboxWith({ db, run: () => never.opened });
  await first.inbox.accept('E1', { event: { type: 'x' } });
  expect((await first.waiting()).map(({ eventId }) => eventId)).toEqual(['E1']);
  const done = gate<string>();
  const second = await inboxWith({ db, run: async (body) => done.open(JSON.stringify(body)) });
  second.inbox.start();
  expect(await done.opened).toBe('{"event":{"type":"x"}}');
  await second.inbox.stop(1_000);
  expect(await second.waiting()).toEqual([]);
});

test('an event that fails is tried again later, five times at most, and then parked', async () => {
  let tries = 0;
  let nowMs = Date.now();
  const { inbox, outcomes, waiting } = await inboxWith({
    now: () => nowMs,
    run: async () => {
      tries += 1;
      throw new Error('still broken');
    },
  });
  await inbox.accept('E1', { event: { type: 'x' } });
  for (let attempt = 1; attempt <= 6; attempt += 1) {
    await expect.poll(() => outcomes.length).toBe(Math.min(attempt, 5) + 1);
    nowMs += 2 * MINUTE;
    await inbox.sweep();
  }
  expect(tries).toBe(5);
  expect(outcomes).toEqual(['stored', 'failed', 'failed', 'failed', 'failed', 'parked']);
  expect(await waiting()).toEqual([]);
});

test('fresh events are left to the instance that took them; finished ones are forgotten after two days', async () => {
  let nowMs = Date.now();
  const ran: string[] = [];
  const { inbox, outcomes } = await inboxWith({
    now: () => nowMs,
    run: async (body) => void ran.push(JSON.stringify(body)),
  });
  await inbox.accept('E1', { event: 1 });
  await expect.poll(() => outcomes).toEqual(['stored', 'done']);
  await inbox.accept('E1', { event: 1 });
  expect(outcomes).toEqual(['stored', 'done', 'repeated']);
  nowMs += 3 * DAY;
  await inbox.sweep();
  await inbox.accept('E1', { event: 1 });
  await expect.poll(() => ran).toEqual(['{"event":1}', '{"event":1}']);
});

test('an event that cannot be stored is not acknowledged, so that Slack sends it again', async () => {
  const { slack, edge, db } = await startEdge(onReaction(async () => nothing));
  await db.close();
  expect((await slack.sendEvent(reaction)).status).toBe(500);
  expect(edge.installation.workspaceId).toBe('T0PLUMB');
});

test('events nobody listens to are acknowledged and not kept', async () => {
  const { slack, db } = await startEdge({});
  expect((await slack.sendEvent({ type: 'emoji_changed' })).status).toBe(200);
  expect(await listWaitingEvents(db.read, workspaceId, { receivedBefore: Date.now() + DAY, limit: 10 })).toEqual([]);
});

test('a refusal ends an event; unavailable does not', async () => {
  let tries = 0;
  const { slack, metrics } = await startEdge(
    onReaction(async () => {
      tries += 1;
      throw tries === 1 ? refusal('not_found', 'gone') : refusal('unavailable', 'later');
    }),
  );
  const outcomes = async () => (await metrics.inboxEvents.get()).values.map(({ labels }) => labels.outcome);
  await slack.sendEvent(reaction);
  await expect.poll(outcomes).toEqual(['stored', 'done']);
  await slack.sendEvent(reaction);
  await expect.poll(outcomes).toEqual(['stored', 'done', 'failed']);
});
