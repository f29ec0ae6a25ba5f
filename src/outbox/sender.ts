// The sender: claims due rows at Slack's pace, attempts them a few at a time, records what came of it. Any number of
// senders may run on one database. Everything it needs is handed in; it reads no clock and arms no timer of its own.
import type { AppCtx, Db } from '../db/types.ts';
import { describeError } from '../kernel/describe-error.ts';
import type { WorkspaceId } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { HOUR } from '../kernel/time.ts';
import { createWorker, type SetTimer, type Worker } from '../kernel/worker.ts';
import { attempt } from './attempt.ts';
import { type Claim, claimDue, forgiveSetClock, hasDue, nextDueAt } from './claim.ts';
import { defaultLimits, type SenderLimits } from './limits.ts';
import type { Renderer } from './outbox.ts';
import type { Outcome } from './outcome.ts';
import { createPace, type Pace } from './pace.ts';
import { pausingPoster } from './pausing-poster.ts';
import { pruneOutbox } from './prune.ts';
import { placeOf } from './rows.ts';
import { settle } from './settle.ts';
import type { SlackPoster } from './slack-poster.ts';

export interface SenderParts {
  readonly db: Db;
  /** The poster with the workspace's token. */
  readonly posterOf: (workspaceId: WorkspaceId) => SlackPoster;
  /** The renderer that a slice registered for a kind of living message. */
  readonly rendererOf: (kind: string) => Renderer | undefined;
  /** A context whose actor is the system. */
  readonly ctxOf: (workspaceId: WorkspaceId, job: string) => AppCtx;
  readonly now: () => number;
  readonly log: Log;
  readonly setTimer: SetTimer;
  readonly limits?: Partial<SenderLimits>;
  /** For metrics: how each attempt ended. */
  readonly onAttempt?: (op: 'post' | 'update', outcome: Outcome['kind']) => void;
}

/** `drain` sends all that is due and that the pace allows now; the rest waits for the clock. */
export type Sender = Worker;

export function createSender(parts: SenderParts): Sender {
  const limits: SenderLimits = { ...defaultLimits, ...parts.limits };
  const pace = createPace(limits);
  const { db, now } = parts;
  return createWorker<Claim>({
    concurrency: limits.concurrency,
    maxSleepMs: limits.maxSleepMs,
    setTimer: parts.setTimer,
    now,
    keyOf: (claim) => claim.row.id,
    prepare: createUpkeep(db, now, limits),
    claim: (room, running) => claimAtPace(db, pace, { room, running, now: now(), limits }),
    run: (claim) => work({ ...parts, limits, pace }, claim),
    nextAt: () => nextAt(db, pace, now()),
    onBug: (error) => parts.log.error({ err: describeError(error) }, 'the sender stumbled'),
  });
}

interface Bid {
  readonly room: number;
  readonly running: ReadonlySet<string>;
  readonly now: number;
  readonly limits: SenderLimits;
}

async function claimAtPace(db: Db, pace: Pace, bid: Bid): Promise<Claim[]> {
  const room = Math.min(bid.room, pace.room(bid.now));
  if (room === 0) return [];
  const limitsNow = { busyPlaces: pace.busyPlaces(bid.now), pauses: pace.pauses(bid.now) };
  const claims = await claimDue(db, { ...bid, ...limitsNow, room });
  for (const { row } of claims) pace.take(placeOf(row), bid.now);
  return claims;
}

type WorkParts = SenderParts & { readonly limits: SenderLimits; readonly pace: Pace };

async function work(parts: WorkParts, claim: Claim): Promise<void> {
  const { workspaceId, op } = claim.row;
  const startedAt = parts.now();
  const ctx = parts.ctxOf(workspaceId, 'outbox');
  const outcome = await guardedAttempt(parts, ctx, claim);
  const settled = await settle({ ...parts, ctx }, claim.row, { outcome, startedAt });
  parts.onAttempt?.(op, settled);
}

/** A bug on the way leaves open whether the message left: it is looked for before it is sent again. */
async function guardedAttempt(parts: WorkParts, ctx: AppCtx, claim: Claim): Promise<Outcome> {
  const { workspaceId, id } = claim.row;
  try {
    const poster = pausingPoster(parts.posterOf(workspaceId), { pace: parts.pace, workspaceId, now: parts.now });
    return await attempt({ ...parts, ctx, poster }, claim);
  } catch (error) {
    parts.log.error({ outbox: id, err: describeError(error) }, 'an attempt at a message broke');
    return { kind: 'retry', reason: 'the attempt broke', cause: 'bug', mayHaveArrived: claim.row.op === 'post' };
  }
}

async function nextAt(db: Db, pace: Pace, now: number): Promise<number | undefined> {
  const times = [await nextDueAt(db.read, now)];
  if (await hasDue(db.read, now)) times.push(pace.nextFree(now) ?? now + 1_000);
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
}

/** Once an hour, or after the clock went back: forget what is old. Before every round: undo what a set clock did. */
function createUpkeep(db: Db, now: () => number, limits: SenderLimits): () => Promise<void> {
  let last: number | undefined;
  return async () => {
    const at = now();
    await forgiveSetClock(db, at);
    if (last !== undefined && at >= last && at < last + HOUR) return;
    last = at;
    while (await pruneOutbox(db, at - limits.keepMs));
  };
}
