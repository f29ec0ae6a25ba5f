// All SQL of electors and ballots. Nothing here joins the two: who voted and what was voted never meet in a query.
import { and, asc, count, eq } from 'drizzle-orm';
import type { Reader, Tx } from '../../db/types.ts';
import type { UserId, VoteId, WorkspaceId } from '../../kernel/ids.ts';
import type { Ballot, Choices } from './model.ts';

const CHUNK = 100;

export interface Elector {
  readonly userId: UserId;
  readonly trade: string | null;
  readonly hasVoted: boolean;
}

interface ElectorOf {
  readonly voteId: VoteId;
  readonly userId: UserId;
}

export async function findElector(
  reader: Reader,
  workspaceId: WorkspaceId,
  { voteId, userId }: ElectorOf,
): Promise<Elector | undefined> {
  const { electors } = reader.t;
  const [row] = await reader.q
    .select({ userId: electors.userId, trade: electors.trade, hasVoted: electors.hasVoted })
    .from(electors)
    .where(and(eq(electors.workspaceId, workspaceId), eq(electors.voteId, voteId), eq(electors.userId, userId)));
  return row;
}

/** In the order of their ids, which says nothing of when they voted. */
export async function selectElectors(
  reader: Reader,
  workspaceId: WorkspaceId,
  voteId: VoteId,
): Promise<readonly Elector[]> {
  const { electors } = reader.t;
  return reader.q
    .select({ userId: electors.userId, trade: electors.trade, hasVoted: electors.hasVoted })
    .from(electors)
    .where(and(eq(electors.workspaceId, workspaceId), eq(electors.voteId, voteId)))
    .orderBy(asc(electors.userId));
}

/** With their time zones, null for people we know nothing about. */
export async function selectMissing(
  reader: Reader,
  workspaceId: WorkspaceId,
  voteId: VoteId,
): Promise<readonly { readonly userId: UserId; readonly timeZone: string | null }[]> {
  const { electors, people } = reader.t;
  return reader.q
    .select({ userId: electors.userId, timeZone: people.timeZone })
    .from(electors)
    .leftJoin(people, and(eq(people.workspaceId, electors.workspaceId), eq(people.userId, electors.userId)))
    .where(and(eq(electors.workspaceId, workspaceId), eq(electors.voteId, voteId), eq(electors.hasVoted, false)))
    .orderBy(asc(electors.userId));
}

/** False when it had that value already. */
export async function updateHasVotedIf(
  tx: Tx,
  workspaceId: WorkspaceId,
  { voteId, userId, hasVoted }: ElectorOf & { readonly hasVoted: boolean },
): Promise<boolean> {
  const { electors } = tx.t;
  const changed = await tx.q
    .update(electors)
    .set({ hasVoted })
    .where(
      and(
        eq(electors.workspaceId, workspaceId),
        eq(electors.voteId, voteId),
        eq(electors.userId, userId),
        eq(electors.hasVoted, !hasVoted),
      ),
    )
    .returning({ userId: electors.userId });
  return changed.length > 0;
}

export async function updateElectorTrade(
  tx: Tx,
  workspaceId: WorkspaceId,
  { voteId, userId, trade }: ElectorOf & { readonly trade: string },
): Promise<void> {
  const { electors } = tx.t;
  await tx.q
    .update(electors)
    .set({ trade })
    .where(and(eq(electors.workspaceId, workspaceId), eq(electors.voteId, voteId), eq(electors.userId, userId)));
}

export async function countElectorsOfTrade(
  reader: Reader,
  workspaceId: WorkspaceId,
  { voteId, trade }: { readonly voteId: VoteId; readonly trade: string },
): Promise<number> {
  const { electors } = reader.t;
  const [row] = await reader.q
    .select({ n: count() })
    .from(electors)
    .where(and(eq(electors.workspaceId, workspaceId), eq(electors.voteId, voteId), eq(electors.trade, trade)));
  return Number(row?.n ?? 0);
}

export interface StoredBallot extends Ballot {
  readonly key: string;
  readonly voter: UserId | null;
}

const ballotColumns = (reader: Reader) => {
  const { ballots } = reader.t;
  return {
    key: ballots.key,
    voter: ballots.voter,
    trade: ballots.trade,
    choices: ballots.choices,
    reason: ballots.reason,
  };
};

interface BallotOf {
  readonly voteId: VoteId;
  readonly key: string;
}

export async function findBallot(
  reader: Reader,
  workspaceId: WorkspaceId,
  { voteId, key }: BallotOf,
): Promise<StoredBallot | undefined> {
  const { ballots } = reader.t;
  const [row] = await reader.q
    .select(ballotColumns(reader))
    .from(ballots)
    .where(and(eq(ballots.workspaceId, workspaceId), eq(ballots.voteId, voteId), eq(ballots.key, key)));
  return row;
}

/** In key order, which is neither the order of casting nor of people. */
export async function selectBallots(
  reader: Reader,
  workspaceId: WorkspaceId,
  voteId: VoteId,
): Promise<readonly StoredBallot[]> {
  const { ballots } = reader.t;
  return reader.q
    .select(ballotColumns(reader))
    .from(ballots)
    .where(and(eq(ballots.workspaceId, workspaceId), eq(ballots.voteId, voteId)))
    .orderBy(asc(ballots.key));
}

export async function insertBallot(
  tx: Tx,
  workspaceId: WorkspaceId,
  ballot: StoredBallot & { readonly voteId: VoteId },
): Promise<void> {
  await tx.q.insert(tx.t.ballots).values({ workspaceId, ...ballot });
}

export async function updateBallot(
  tx: Tx,
  workspaceId: WorkspaceId,
  ballot: BallotOf & { readonly choices: Choices; readonly reason: string | null },
): Promise<void> {
  const { ballots } = tx.t;
  await tx.q
    .update(ballots)
    .set({ choices: ballot.choices, reason: ballot.reason })
    .where(and(eq(ballots.workspaceId, workspaceId), eq(ballots.voteId, ballot.voteId), eq(ballots.key, ballot.key)));
}

/** False when there was none. */
export async function deleteBallot(tx: Tx, workspaceId: WorkspaceId, { voteId, key }: BallotOf): Promise<boolean> {
  const { ballots } = tx.t;
  const gone = await tx.q
    .delete(ballots)
    .where(and(eq(ballots.workspaceId, workspaceId), eq(ballots.voteId, voteId), eq(ballots.key, key)))
    .returning({ key: ballots.key });
  return gone.length > 0;
}

export async function deleteBallots(tx: Tx, workspaceId: WorkspaceId, voteId: VoteId): Promise<void> {
  const { ballots } = tx.t;
  await tx.q.delete(ballots).where(and(eq(ballots.workspaceId, workspaceId), eq(ballots.voteId, voteId)));
}

/** Writes all ballots of a vote anew in key order, so that neither row ids nor transaction ids tell who came when. */
export async function rewriteBallots(
  tx: Tx,
  workspaceId: WorkspaceId,
  vote: { readonly voteId: VoteId; readonly ballots: readonly StoredBallot[] },
): Promise<void> {
  await deleteBallots(tx, workspaceId, vote.voteId);
  const rows = vote.ballots
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map((ballot) => ({ workspaceId, voteId: vote.voteId, ...ballot }));
  for (let from = 0; from < rows.length; from += CHUNK) {
    await tx.q.insert(tx.t.ballots).values(rows.slice(from, from + CHUNK));
  }
}
