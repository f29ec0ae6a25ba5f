// All SQL of decisions, their items and voices.
import { and, asc, count, desc, eq, gte, inArray, like, lt, or, type SQL } from 'drizzle-orm';
import type { Reader, Tx } from '../../db/types.ts';
import type { DecisionId, ItemId, ProductId, UserId, VoteId, WorkspaceId } from '../../kernel/ids.ts';
import type { Decision, DecisionInput, DecisionStatus, Voice } from './model.ts';

const columns = (reader: Reader) => {
  const d = reader.t.decisions;
  return {
    id: d.id,
    number: d.number,
    productId: d.productId,
    title: d.title,
    context: d.context,
    options: d.options,
    choice: d.choice,
    reasons: d.reasons,
    consequences: d.consequences,
    confidence: d.confidence,
    driver: d.driver,
    approver: d.approver,
    contributors: d.contributors,
    informed: d.informed,
    status: d.status,
    supersedes: d.supersedes,
    supersededBy: d.supersededBy,
    voteId: d.voteId,
    permalink: d.permalink,
    revisitOn: d.revisitOn,
    createdBy: d.createdBy,
    createdAt: d.createdAt,
    decidedAt: d.decidedAt,
    version: d.version,
  };
};

async function selectOne(reader: Reader, where: SQL | undefined): Promise<Decision | undefined> {
  const [row] = await reader.q.select(columns(reader)).from(reader.t.decisions).where(where).limit(1);
  return row;
}

export function findDecision(reader: Reader, workspaceId: WorkspaceId, id: DecisionId): Promise<Decision | undefined> {
  const { decisions } = reader.t;
  return selectOne(reader, and(eq(decisions.workspaceId, workspaceId), eq(decisions.id, id)));
}

export function findDecisionByNumber(
  reader: Reader,
  workspaceId: WorkspaceId,
  number: number,
): Promise<Decision | undefined> {
  const { decisions } = reader.t;
  return selectOne(reader, and(eq(decisions.workspaceId, workspaceId), eq(decisions.number, number)));
}

export interface DecisionRow extends DecisionInput {
  readonly number: number;
  readonly folded: string;
  readonly driver: UserId;
  readonly createdBy: UserId;
  readonly createdAt: number;
}

export async function insertDecision(tx: Tx, workspaceId: WorkspaceId, row: DecisionRow): Promise<void> {
  const { items, source, postIn: _place, ...values } = row;
  await tx.q.insert(tx.t.decisions).values({
    workspaceId,
    ...values,
    confidence: row.confidence ?? null,
    approver: row.approver ?? null,
    revisitOn: row.revisitOn ?? null,
    supersedes: row.supersedes ?? null,
    voteId: row.voteId ?? null,
    channelId: source?.channelId ?? null,
    sourceTs: source?.ts ?? null,
    permalink: source?.permalink ?? null,
    decidedAt: row.status === 'decided' ? row.createdAt : null,
  });
  for (const itemId of new Set(items)) {
    await tx.q.insert(tx.t.decisionItems).values({ workspaceId, decisionId: row.id, itemId }).onConflictDoNothing();
  }
}

/** False when the decision was no longer in one of `from`. */
export async function updateStatusIf(
  tx: Tx,
  workspaceId: WorkspaceId,
  change: {
    id: DecisionId;
    from: DecisionStatus;
    to: DecisionStatus;
    supersededBy?: DecisionId;
    decidedAt?: number;
  },
): Promise<boolean> {
  const { decisions } = tx.t;
  const { id, from, to, ...set } = change;
  const updated = await tx.q
    .update(decisions)
    .set({ status: to, ...set })
    .where(and(eq(decisions.workspaceId, workspaceId), eq(decisions.id, id), eq(decisions.status, from)))
    .returning({ id: decisions.id });
  return updated.length > 0;
}

export interface LogFilter {
  readonly productIds: readonly ProductId[];
  /** Comparable words, all of which must occur. */
  readonly words: readonly string[];
  readonly limit: number;
  readonly offset: number;
}

/** Newest first, with the number of all that match. */
export async function selectLog(
  reader: Reader,
  workspaceId: WorkspaceId,
  filter: LogFilter,
): Promise<{ rows: readonly Decision[]; total: number }> {
  if (filter.productIds.length === 0) return { rows: [], total: 0 };
  const { decisions } = reader.t;
  const where = and(
    eq(decisions.workspaceId, workspaceId),
    inArray(decisions.productId, [...filter.productIds]),
    ...filter.words.map((word) => like(decisions.folded, `%${word.replace(/[%_\\]/g, '')}%`)),
  );
  const [counted] = await reader.q.select({ n: count() }).from(decisions).where(where);
  const rows = await reader.q
    .select(columns(reader))
    .from(decisions)
    .where(where)
    .orderBy(desc(decisions.createdAt), desc(decisions.number))
    .limit(filter.limit)
    .offset(filter.offset);
  return { rows, total: Number(counted?.n ?? 0) };
}

/** Logged or decided in [from, until), oldest first, at most 50. */
export function selectLogged(
  reader: Reader,
  workspaceId: WorkspaceId,
  period: { productId: ProductId; from: number; until: number },
): Promise<readonly Decision[]> {
  const { decisions } = reader.t;
  return reader.q
    .select(columns(reader))
    .from(decisions)
    .where(
      and(
        eq(decisions.workspaceId, workspaceId),
        eq(decisions.productId, period.productId),
        or(
          and(gte(decisions.createdAt, period.from), lt(decisions.createdAt, period.until)),
          and(gte(decisions.decidedAt, period.from), lt(decisions.decidedAt, period.until)),
        ),
      ),
    )
    .orderBy(asc(decisions.createdAt), asc(decisions.number))
    .limit(50);
}

export async function selectItemsOf(
  reader: Reader,
  workspaceId: WorkspaceId,
  id: DecisionId,
): Promise<readonly ItemId[]> {
  const { decisionItems } = reader.t;
  const rows = await reader.q
    .select({ itemId: decisionItems.itemId })
    .from(decisionItems)
    .where(and(eq(decisionItems.workspaceId, workspaceId), eq(decisionItems.decisionId, id)))
    .orderBy(asc(decisionItems.itemId))
    .limit(50);
  return rows.map((row) => row.itemId);
}

/** Decisions that affect any of these items, newest first, at most 200. */
export async function selectOnItems(
  reader: Reader,
  workspaceId: WorkspaceId,
  itemIds: readonly ItemId[],
): Promise<readonly (Decision & { itemId: ItemId })[]> {
  if (itemIds.length === 0) return [];
  const { decisions, decisionItems } = reader.t;
  return reader.q
    .select({ ...columns(reader), itemId: decisionItems.itemId })
    .from(decisionItems)
    .innerJoin(
      decisions,
      and(eq(decisions.workspaceId, decisionItems.workspaceId), eq(decisions.id, decisionItems.decisionId)),
    )
    .where(and(eq(decisionItems.workspaceId, workspaceId), inArray(decisionItems.itemId, [...itemIds])))
    .orderBy(desc(decisions.createdAt))
    .limit(200);
}

export function findDecisionOfVote(
  reader: Reader,
  workspaceId: WorkspaceId,
  voteId: VoteId,
): Promise<Decision | undefined> {
  const { decisions } = reader.t;
  return selectOne(reader, and(eq(decisions.workspaceId, workspaceId), eq(decisions.voteId, voteId)));
}

/** Everybody's, in the order they spoke; at most 1,000. */
export async function selectVoices(
  reader: Reader,
  workspaceId: WorkspaceId,
  id: DecisionId,
): Promise<readonly Voice[]> {
  const { decisionVoices } = reader.t;
  return reader.q
    .select({ userId: decisionVoices.userId, stance: decisionVoices.stance, concern: decisionVoices.concern })
    .from(decisionVoices)
    .where(and(eq(decisionVoices.workspaceId, workspaceId), eq(decisionVoices.decisionId, id)))
    .orderBy(asc(decisionVoices.at), asc(decisionVoices.userId))
    .limit(1000);
}

/** One voice a person: saying it again replaces what they said. */
export async function upsertVoice(
  tx: Tx,
  workspaceId: WorkspaceId,
  voice: Voice & { decisionId: DecisionId; at: number },
): Promise<void> {
  const { decisionVoices } = tx.t;
  await tx.q
    .insert(decisionVoices)
    .values({ workspaceId, ...voice })
    .onConflictDoUpdate({
      target: [decisionVoices.workspaceId, decisionVoices.decisionId, decisionVoices.userId],
      set: { stance: voice.stance, concern: voice.concern, at: voice.at },
    });
}

/** Proposed decisions of these products, longest waiting first; at most 50. */
export async function selectProposed(
  reader: Reader,
  workspaceId: WorkspaceId,
  productIds: readonly ProductId[],
): Promise<readonly Decision[]> {
  if (productIds.length === 0) return [];
  const { decisions } = reader.t;
  return reader.q
    .select(columns(reader))
    .from(decisions)
    .where(
      and(
        eq(decisions.workspaceId, workspaceId),
        inArray(decisions.productId, [...productIds]),
        eq(decisions.status, 'proposed'),
      ),
    )
    .orderBy(asc(decisions.createdAt))
    .limit(50);
}
