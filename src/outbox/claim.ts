// Which rows this sender may work on now: due, or abandoned by a sender that died; at the pace Slack allows. A claim is
// a conditional update with a lease and a fencing token, so of several senders one gets a row.
import { and, asc, eq, gt, isNull, lt, lte, notInArray, or, type SQL } from 'drizzle-orm';
import { insist } from '../db/insist.ts';
import type { Db, Reader, Tx } from '../db/types.ts';
import { LONGEST_WAIT_MS, type SenderLimits } from './limits.ts';
import type { Pause } from './pace.ts';
import { type OutboxRow, placeOf } from './rows.ts';

export interface Claim {
  /** As claimed: its fence is this claim's. */
  readonly row: OutboxRow;
  /** An earlier attempt may have reached Slack. */
  readonly mayHaveArrived: boolean;
}

export interface ClaimRequest {
  readonly now: number;
  readonly room: number;
  readonly limits: SenderLimits;
  readonly busyPlaces: readonly string[];
  readonly pauses: readonly Pause[];
  /** Rows this process works on: never taken over from itself. */
  readonly running: ReadonlySet<string>;
}

/** Claims at most `room` rows, at most one a place. */
export async function claimDue(db: Db, request: ClaimRequest): Promise<Claim[]> {
  for (;;) {
    const rows = await chooseRows(db.read, request);
    if (rows.length === 0) return [];
    const claims = await insist(db, (tx) => claimRows(tx, rows, request));
    // None of them: other senders were faster, and there may be more.
    if (claims.length > 0) return claims;
  }
}

/** When a row becomes due or a lease ends next; rows that are due already do not count. */
export async function nextDueAt(reader: Reader, now: number): Promise<number | undefined> {
  const { outbox } = reader.t;
  const [waiting] = await reader.q
    .select({ at: outbox.nextAt })
    .from(outbox)
    .where(and(eq(outbox.status, 'pending'), gt(outbox.nextAt, now)))
    .orderBy(asc(outbox.nextAt))
    .limit(1);
  const leases = await reader.q
    .select({ at: outbox.leaseUntil })
    .from(outbox)
    .where(and(eq(outbox.status, 'sending'), gt(outbox.leaseUntil, now)));
  const times = [waiting?.at, ...leases.map((lease) => lease.at)].filter((at) => typeof at === 'number');
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** True when a row is due at once: it waits only for its channel's or Slack's pace. */
export async function hasDue(reader: Reader, now: number): Promise<boolean> {
  const { outbox } = reader.t;
  const due = and(eq(outbox.status, 'pending'), lte(outbox.nextAt, now));
  return (await reader.q.select({ id: outbox.id }).from(outbox).where(due).limit(1)).length > 0;
}

/** Rows that wait for a time only a clock set back explains are due now. */
export async function forgiveSetClock(db: Db, now: number): Promise<void> {
  const { outbox } = db.read.t;
  const beyond = and(eq(outbox.status, 'pending'), gt(outbox.nextAt, now + LONGEST_WAIT_MS));
  if ((await db.read.q.select({ id: outbox.id }).from(outbox).where(beyond).limit(1)).length === 0) return;
  await insist(db, async (tx) => {
    await tx.q.update(outbox).set({ nextAt: now }).where(beyond);
  });
}

/** Chosen outside of the transaction, which then touches nothing but the rows it claims: senders rarely collide. */
async function chooseRows(reader: Reader, request: ClaimRequest): Promise<OutboxRow[]> {
  const choice: Choice = { busy: new Set(request.busyPlaces), chosen: [], room: request.room };
  takeOnePerPlace(await abandonedRows(reader, request), choice);
  await takeDue(reader, request, choice);
  return choice.chosen;
}

async function claimRows(tx: Tx, rows: readonly OutboxRow[], request: ClaimRequest): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const row of rows) {
    const claimed = await claimRow(tx, row, request);
    if (claimed) claims.push({ row: claimed, mayHaveArrived: row.firstTriedAt !== null });
  }
  return claims;
}

/** A lease that ends further ahead than any lease lasts was given before the clock was set back. */
async function abandonedRows(reader: Reader, { now, limits, running }: ClaimRequest): Promise<OutboxRow[]> {
  const { outbox } = reader.t;
  const expired = or(lt(outbox.leaseUntil, now), gt(outbox.leaseUntil, now + 2 * limits.leaseMs));
  return reader.q
    .select()
    .from(outbox)
    .where(and(eq(outbox.status, 'sending'), expired, notAmong(outbox.id, [...running])))
    .orderBy(asc(outbox.leaseUntil))
    .limit(50);
}

interface Choice {
  readonly busy: Set<string>;
  readonly chosen: OutboxRow[];
  readonly room: number;
}

/** Oldest first; one that waits for its place lets the ones behind it pass. */
async function takeDue(reader: Reader, request: ClaimRequest, choice: Choice): Promise<void> {
  while (choice.chosen.length < choice.room) {
    const candidates = await candidateRows(reader, request, choice);
    if (candidates.length === 0) return;
    takeOnePerPlace(candidates, choice);
  }
}

function takeOnePerPlace(candidates: readonly OutboxRow[], { busy, chosen, room }: Choice): void {
  for (const row of candidates) {
    const place = placeOf(row);
    if (chosen.length >= room || (place !== undefined && busy.has(place))) continue;
    chosen.push(row);
    if (place !== undefined) busy.add(place);
  }
}

async function candidateRows(
  reader: Reader,
  { now, pauses }: ClaimRequest,
  { busy, chosen }: Choice,
): Promise<OutboxRow[]> {
  const { outbox } = reader.t;
  const ids = chosen.map((row) => row.id);
  return reader.q
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.status, 'pending'),
        lte(outbox.nextAt, now),
        isFree(reader, [...busy]),
        notAmong(outbox.id, ids),
        ...pauses.map((pause) => notPaused(reader, pause)),
      ),
    )
    .orderBy(asc(outbox.nextAt), asc(outbox.id))
    .limit(50);
}

/** An update has its own pace, in `next_at`. */
function isFree(reader: Reader, busy: readonly string[]): SQL | undefined {
  if (busy.length === 0) return undefined;
  const { outbox } = reader.t;
  return or(
    eq(outbox.op, 'update'),
    and(
      or(isNull(outbox.channel), notAmong(outbox.channel, busy)),
      or(isNull(outbox.userId), notAmong(outbox.userId, busy)),
    ),
  );
}

function notPaused(reader: Reader, { workspaceId, method }: Pause): SQL | undefined {
  const { outbox } = reader.t;
  if (method !== 'postMessage' && method !== 'update') return undefined;
  const other = method === 'postMessage' ? 'update' : 'post';
  return or(notAmong(outbox.workspaceId, [workspaceId]), eq(outbox.op, other));
}

async function claimRow(tx: Tx, row: OutboxRow, { now, limits }: ClaimRequest): Promise<OutboxRow | undefined> {
  const { outbox } = tx.t;
  const [claimed] = await tx.q
    .update(outbox)
    .set({
      status: 'sending',
      fence: row.fence + 1,
      attempts: row.attempts + 1,
      leaseUntil: now + limits.leaseMs,
      again: false,
      updatedAt: now,
    })
    .where(
      and(
        eq(outbox.workspaceId, row.workspaceId),
        eq(outbox.id, row.id),
        eq(outbox.status, row.status),
        eq(outbox.fence, row.fence),
      ),
    )
    .returning();
  return claimed;
}

type TextColumn = Parameters<typeof notInArray>[0];

/** `not in ()` is an error in some dialects: no condition for an empty list. */
function notAmong(column: TextColumn, values: readonly string[]): SQL | undefined {
  return values.length > 0 ? notInArray(column, [...values]) : undefined;
}
