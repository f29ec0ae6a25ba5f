// The durable inbox of events: stored once before the acknowledgement, worked off afterwards, worked off again after a
// crash. Events may run more than once, never not at all.
import {
  countAttempt,
  deleteOldEvents,
  finishEvent,
  type InboxEvent,
  insertEvent,
  listWaitingEvents,
} from '../db/inbox.ts';
import type { Json } from '../db/tables/core.ts';
import type { Db } from '../db/types.ts';
import { describeError } from '../kernel/describe-error.ts';
import type { WorkspaceId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { DAY, MINUTE } from '../kernel/time.ts';
import type { Body } from './body.ts';
import { createLimiter, type Limiter } from './limiter.ts';

export type InboxOutcome = 'stored' | 'repeated' | 'done' | 'failed' | 'parked';

export interface InboxOptions {
  readonly db: Db;
  readonly workspaceId: WorkspaceId;
  readonly log: Log;
  /** Wall time: events are as old as they really are. */
  readonly now: () => number;
  /** Handles one event; may throw to be tried again. */
  readonly run: (body: Body) => Promise<void>;
  readonly onOutcome?: (outcome: InboxOutcome) => void;
}

const AT_ONCE = 20;
const ATTEMPTS = 5;
const SWEEP_MS = 30_000;
const STALE_MS = MINUTE;
const KEEP_MS = 2 * DAY;

export class Inbox {
  readonly #options: InboxOptions;
  readonly #limiter: Limiter = createLimiter(AT_ONCE);
  readonly #queue: InboxEvent[] = [];
  /** Ids that are queued or running here, so that a sweep does not take them twice. */
  readonly #held = new Set<string>();
  #isStopped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: InboxOptions) {
    this.#options = options;
  }

  /** Stores the event and starts on it. Resolves once it is durable; throws when it is not. */
  async accept(eventId: string, body: Body): Promise<void> {
    const { db, workspaceId, now, onOutcome } = this.#options;
    const payload = jsonOf(body);
    const isNew = await db.tx((tx) => insertEvent(tx, workspaceId, { eventId, payload, receivedAt: now() }));
    onOutcome?.(isNew ? 'stored' : 'repeated');
    if (isNew) this.#add({ eventId, payload, attempts: 0 });
  }

  /** Takes up what waits, `stale` for what another instance cannot be at work on, and forgets what is old. */
  async sweep(age: 'any' | 'stale' = 'stale'): Promise<void> {
    const { db, workspaceId, now } = this.#options;
    const receivedBefore = now() - (age === 'any' ? 0 : STALE_MS);
    for (const event of await listWaitingEvents(db.read, workspaceId, { receivedBefore, limit: 500 })) this.#add(event);
    await db.tx((tx) => deleteOldEvents(tx, workspaceId, now() - KEEP_MS));
  }

  /** Takes up what a crash left behind; a database file belongs to one process, so there everything is ours. */
  start(): void {
    this.#sweepQuietly(this.#options.db.dialect === 'sqlite' ? 'any' : 'stale');
    this.#timer = setInterval(() => this.#sweepQuietly('stale'), SWEEP_MS).unref();
  }

  /** Resolves once nothing runs, or after `ms`; what is left is taken up at the next start. */
  async stop(ms: number): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#limiter.idle(ms);
  }

  #sweepQuietly(age: 'any' | 'stale'): void {
    const tellOf = (error: unknown) =>
      this.#options.log.error({ err: describeError(error) }, 'the inbox was not swept');
    this.sweep(age).catch(tellOf);
  }

  #add(event: InboxEvent): void {
    if (this.#held.has(event.eventId)) return;
    this.#held.add(event.eventId);
    this.#queue.push(event);
    this.#pump();
  }

  #pump(): void {
    while (!this.#isStopped && this.#queue.length > 0) {
      const leave = this.#limiter.enter();
      if (!leave) return;
      void this.#workOffNext().finally(() => {
        leave();
        this.#pump();
      });
    }
  }

  async #workOffNext(): Promise<void> {
    const event = this.#queue.shift();
    if (!event) return;
    await this.#workOff(event);
    this.#held.delete(event.eventId);
  }

  async #workOff(event: InboxEvent): Promise<void> {
    const { db, workspaceId, log, run, onOutcome } = this.#options;
    const tellOf = (error: unknown) => log.error({ err: describeError(error) }, 'an event was not put back');
    try {
      await run(bodyOf(event.payload));
      await db.tx((tx) => finishEvent(tx, workspaceId, { eventId: event.eventId, status: 'done' }));
      onOutcome?.('done');
    } catch (error) {
      await this.#putBack(event, error).catch(tellOf);
    }
  }

  async #putBack({ eventId, attempts }: InboxEvent, error: unknown): Promise<void> {
    const { db, workspaceId, log, onOutcome } = this.#options;
    const attempt = attempts + 1;
    const isLast = attempt >= ATTEMPTS;
    log.error(
      { event: eventId, attempt, err: describeError(error) },
      isLast ? 'an event is parked' : 'an event failed',
    );
    await db.tx(async (tx) => {
      await countAttempt(tx, workspaceId, { eventId, attempts: attempt });
      if (isLast) await finishEvent(tx, workspaceId, { eventId, status: 'parked' });
    });
    onOutcome?.(isLast ? 'parked' : 'failed');
  }
}

/** The body came out of JSON.parse. */
const jsonOf = (body: Body): Json => body as Json;
/** Only objects are ever stored. */
const bodyOf = (payload: Json): Body => payload as Body;
