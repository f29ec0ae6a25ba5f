// All SQL of votes, their drafts and their candidates.
import { and, asc, count, desc, eq, gt, gte, inArray, lt, ne, sql } from 'drizzle-orm';
import { descNullsLast } from '../../db/order.ts';
import type { Reader, Tx } from '../../db/types.ts';
import type { CandidateId, ItemId, ProductId, UserId, VoteId, WorkspaceId } from '../../kernel/ids.ts';
import type { Candidate, Turnout, Vote, VoteResult, VoteSetup, VoteStatus } from './model.ts';

const CHUNK = 200;

export interface Draft {
  readonly id: VoteId;
  readonly productId: ProductId;
  readonly setup: VoteSetup;
}

/** One draft a person: a newer one takes the place of an older one. */
export async function replaceDraft(
  tx: Tx,
  workspaceId: WorkspaceId,
  draft: Draft & { readonly createdBy: UserId; readonly createdAt: number },
): Promise<void> {
  const { voteDrafts } = tx.t;
  await tx.q
    .delete(voteDrafts)
    .where(and(eq(voteDrafts.workspaceId, workspaceId), eq(voteDrafts.createdBy, draft.createdBy)));
  await tx.q.insert(voteDrafts).values({ workspaceId, ...draft });
}

export async function findDraft(
  reader: Reader,
  workspaceId: WorkspaceId,
  wanted: { readonly id: VoteId; readonly createdBy: UserId },
): Promise<Draft | undefined> {
  const { voteDrafts } = reader.t;
  const [row] = await reader.q
    .select({ id: voteDrafts.id, productId: voteDrafts.productId, setup: voteDrafts.setup })
    .from(voteDrafts)
    .where(
      and(
        eq(voteDrafts.workspaceId, workspaceId),
        eq(voteDrafts.id, wanted.id),
        eq(voteDrafts.createdBy, wanted.createdBy),
      ),
    );
  return row;
}

export async function deleteDraft(tx: Tx, workspaceId: WorkspaceId, id: VoteId): Promise<void> {
  const { voteDrafts } = tx.t;
  await tx.q.delete(voteDrafts).where(and(eq(voteDrafts.workspaceId, workspaceId), eq(voteDrafts.id, id)));
}

const columns = (reader: Reader) => {
  const { votes } = reader.t;
  return {
    id: votes.id,
    number: votes.number,
    productId: votes.productId,
    question: votes.question,
    rules: votes.rules,
    isAnonymous: votes.isAnonymous,
    asksReason: votes.asksReason,
    quorum: votes.quorum,
    closesWhenAllVoted: votes.closesWhenAllVoted,
    deadline: votes.deadline,
    status: votes.status,
    channelId: votes.channelId,
    createdBy: votes.createdBy,
    openedAt: votes.openedAt,
    closedAt: votes.closedAt,
    closedWhy: votes.closedWhy,
    result: votes.result,
  };
};

export async function insertVote(
  tx: Tx,
  workspaceId: WorkspaceId,
  vote: Draft & { readonly number: number; readonly createdBy: UserId; readonly openedAt: number },
): Promise<void> {
  const { setup, ...row } = vote;
  const { candidates: _, ...settings } = setup;
  await tx.q.insert(tx.t.votes).values({
    workspaceId,
    ...row,
    ...settings,
    method: setup.rules.method,
    status: 'open',
  });
}

export async function insertCandidates(
  tx: Tx,
  workspaceId: WorkspaceId,
  entries: { readonly voteId: VoteId; readonly candidates: readonly Candidate[] },
): Promise<void> {
  await tx.q.insert(tx.t.candidates).values(
    entries.candidates.map((candidate, position) => ({
      workspaceId,
      voteId: entries.voteId,
      position,
      ...candidate,
    })),
  );
}

export async function insertElectors(
  tx: Tx,
  workspaceId: WorkspaceId,
  entries: { readonly voteId: VoteId; readonly electors: readonly { userId: UserId; trade: string | null }[] },
): Promise<void> {
  const rows = entries.electors.map((elector) => ({ workspaceId, voteId: entries.voteId, ...elector }));
  for (let from = 0; from < rows.length; from += CHUNK) {
    await tx.q.insert(tx.t.electors).values(rows.slice(from, from + CHUNK));
  }
}

export async function findVote(reader: Reader, workspaceId: WorkspaceId, id: VoteId): Promise<Vote | undefined> {
  const { votes } = reader.t;
  const [row] = await reader.q
    .select(columns(reader))
    .from(votes)
    .where(and(eq(votes.workspaceId, workspaceId), eq(votes.id, id)));
  return row;
}

export async function findVoteByNumber(
  reader: Reader,
  workspaceId: WorkspaceId,
  number: number,
): Promise<Vote | undefined> {
  const { votes } = reader.t;
  const [row] = await reader.q
    .select(columns(reader))
    .from(votes)
    .where(and(eq(votes.workspaceId, workspaceId), eq(votes.number, number)));
  return row;
}

/** Newest first, at most `limit`. */
export async function selectVotes(
  reader: Reader,
  workspaceId: WorkspaceId,
  wanted: { readonly productId: ProductId; readonly status: VoteStatus; readonly limit: number },
): Promise<readonly Vote[]> {
  const { votes } = reader.t;
  return reader.q
    .select(columns(reader))
    .from(votes)
    .where(
      and(eq(votes.workspaceId, workspaceId), eq(votes.productId, wanted.productId), eq(votes.status, wanted.status)),
    )
    .orderBy(wanted.status === 'open' ? asc(votes.deadline) : descNullsLast(votes.closedAt), desc(votes.number))
    .limit(wanted.limit);
}

/** Newest first, at most `limit`. */
export async function selectClosedBetween(
  reader: Reader,
  workspaceId: WorkspaceId,
  wanted: {
    readonly productId: ProductId;
    readonly from: number;
    readonly until: number;
    readonly limit: number;
  },
): Promise<readonly Vote[]> {
  const { votes } = reader.t;
  return reader.q
    .select(columns(reader))
    .from(votes)
    .where(
      and(
        eq(votes.workspaceId, workspaceId),
        eq(votes.productId, wanted.productId),
        eq(votes.status, 'closed'),
        gte(votes.closedAt, wanted.from),
        lt(votes.closedAt, wanted.until),
      ),
    )
    .orderBy(desc(votes.closedAt), desc(votes.number))
    .limit(wanted.limit);
}

/** Open votes in which this person may vote and has not, the most urgent first, at most 50. */
export async function selectWaitingVotes(
  reader: Reader,
  workspaceId: WorkspaceId,
  wanted: { readonly userId: UserId; readonly now: number },
): Promise<readonly Vote[]> {
  const { votes, electors } = reader.t;
  return reader.q
    .select(columns(reader))
    .from(electors)
    .innerJoin(votes, and(eq(votes.workspaceId, electors.workspaceId), eq(votes.id, electors.voteId)))
    .where(
      and(
        eq(electors.workspaceId, workspaceId),
        eq(electors.userId, wanted.userId),
        eq(electors.hasVoted, false),
        eq(votes.status, 'open'),
        gt(votes.deadline, wanted.now),
      ),
    )
    .orderBy(asc(votes.deadline))
    .limit(50);
}

const candidateColumns = (reader: Reader) => {
  const { candidates } = reader.t;
  return {
    id: candidates.id,
    title: candidates.title,
    ref: candidates.ref,
    itemId: candidates.itemId,
    detail: candidates.detail,
  };
};

export async function selectCandidates(
  reader: Reader,
  workspaceId: WorkspaceId,
  voteId: VoteId,
): Promise<readonly Candidate[]> {
  const { candidates } = reader.t;
  return reader.q
    .select(candidateColumns(reader))
    .from(candidates)
    .where(and(eq(candidates.workspaceId, workspaceId), eq(candidates.voteId, voteId)))
    .orderBy(asc(candidates.position));
}

export interface Standing {
  readonly vote: Vote;
  readonly candidateId: CandidateId;
  readonly ref: string | null;
  readonly itemId: ItemId | null;
}

/** Votes, cancelled ones left out, in which one of these stood; newest first, at most 200. */
export async function selectVotesOn(
  reader: Reader,
  workspaceId: WorkspaceId,
  wanted: ({ readonly refs: readonly string[] } | { readonly itemIds: readonly ItemId[] }) & {
    readonly status?: VoteStatus;
  },
): Promise<readonly Standing[]> {
  const { votes, candidates } = reader.t;
  const isOne =
    'refs' in wanted ? inArray(candidates.ref, [...wanted.refs]) : inArray(candidates.itemId, [...wanted.itemIds]);
  const isWanted = wanted.status ? eq(votes.status, wanted.status) : ne(votes.status, 'cancelled');
  const rows = await reader.q
    .select({ vote: columns(reader), candidateId: candidates.id, ref: candidates.ref, itemId: candidates.itemId })
    .from(candidates)
    .innerJoin(votes, and(eq(votes.workspaceId, candidates.workspaceId), eq(votes.id, candidates.voteId)))
    .where(and(eq(candidates.workspaceId, workspaceId), isOne, isWanted))
    .orderBy(desc(votes.number))
    .limit(200);
  return rows;
}

/** Ends an open vote; false when it was not open any more. */
export async function updateStatusIf(
  tx: Tx,
  workspaceId: WorkspaceId,
  end: {
    readonly id: VoteId;
    readonly status: 'closed' | 'cancelled';
    readonly closedAt: number;
    readonly closedWhy: string;
    readonly result: VoteResult | null;
  },
): Promise<boolean> {
  const { votes } = tx.t;
  const { id, ...set } = end;
  const changed = await tx.q
    .update(votes)
    .set({ ...set, version: sql`${votes.version} + 1` })
    .where(and(eq(votes.workspaceId, workspaceId), eq(votes.id, id), eq(votes.status, 'open')))
    .returning({ id: votes.id });
  return changed.length > 0;
}

export async function countTurnout(reader: Reader, workspaceId: WorkspaceId, voteId: VoteId): Promise<Turnout> {
  const { electors } = reader.t;
  const rows = await reader.q
    .select({ hasVoted: electors.hasVoted, n: count() })
    .from(electors)
    .where(and(eq(electors.workspaceId, workspaceId), eq(electors.voteId, voteId)))
    .groupBy(electors.hasVoted);
  const of = (hasVoted: boolean) => Number(rows.find((row) => row.hasVoted === hasVoted)?.n ?? 0);
  return { voted: of(true), electors: of(true) + of(false) };
}
