// All SQL of feedback and its links to items.
import { and, count, desc, eq, gte, inArray, lt, ne, type SQL } from 'drizzle-orm';
import type { Reader, Tx } from '../../db/types.ts';
import type { ChannelId, FeedbackId, ItemId, MessageTs, ProductId, UserId, WorkspaceId } from '../../kernel/ids.ts';
import type { Feedback, FeedbackInput, FeedbackStatus } from './model.ts';

const columns = (reader: Reader) => {
  const f = reader.t.feedback;
  return {
    id: f.id,
    number: f.number,
    productId: f.productId,
    text: f.text,
    source: f.source,
    importance: f.importance,
    customer: f.customer,
    segment: f.segment,
    revenue: f.revenue,
    givenBy: f.givenBy,
    loggedBy: f.loggedBy,
    permalink: f.permalink,
    status: f.status,
    archivedWhy: f.archivedWhy,
    createdAt: f.createdAt,
    version: f.version,
  };
};

async function selectOne(reader: Reader, where: SQL | undefined): Promise<Feedback | undefined> {
  const [row] = await reader.q.select(columns(reader)).from(reader.t.feedback).where(where).limit(1);
  return row;
}

export function findFeedback(reader: Reader, workspaceId: WorkspaceId, id: FeedbackId): Promise<Feedback | undefined> {
  const { feedback } = reader.t;
  return selectOne(reader, and(eq(feedback.workspaceId, workspaceId), eq(feedback.id, id)));
}

export function findFeedbackByNumber(
  reader: Reader,
  workspaceId: WorkspaceId,
  number: number,
): Promise<Feedback | undefined> {
  const { feedback } = reader.t;
  return selectOne(reader, and(eq(feedback.workspaceId, workspaceId), eq(feedback.number, number)));
}

export function findFeedbackOfMessage(
  reader: Reader,
  workspaceId: WorkspaceId,
  message: { productId: ProductId; channelId: ChannelId; ts: MessageTs },
): Promise<Feedback | undefined> {
  const { feedback } = reader.t;
  return selectOne(
    reader,
    and(
      eq(feedback.workspaceId, workspaceId),
      eq(feedback.productId, message.productId),
      eq(feedback.channelId, message.channelId),
      eq(feedback.messageTs, message.ts),
    ),
  );
}

export async function insertFeedback(
  tx: Tx,
  workspaceId: WorkspaceId,
  row: Omit<FeedbackInput, 'items' | 'message'> & {
    number: number;
    folded: string;
    loggedBy: UserId;
    createdAt: number;
    message: FeedbackInput['message'];
  },
): Promise<void> {
  const { message, ...values } = row;
  await tx.q.insert(tx.t.feedback).values({
    workspaceId,
    ...values,
    customer: row.customer ?? null,
    segment: row.segment ?? null,
    revenue: row.revenue ?? null,
    givenBy: row.givenBy ?? null,
    channelId: message?.channelId ?? null,
    messageTs: message?.ts ?? null,
    threadTs: message?.threadTs ?? null,
    permalink: message?.permalink ?? null,
    status: 'new',
  });
}

/** Adds links; those that exist stay as they are. Answers the items newly linked. */
export async function insertLinks(
  tx: Tx,
  workspaceId: WorkspaceId,
  link: { feedbackId: FeedbackId; itemIds: readonly ItemId[]; linkedBy: UserId; linkedAt: number },
): Promise<readonly ItemId[]> {
  const { itemIds, ...rest } = link;
  const added: ItemId[] = [];
  for (const itemId of new Set(itemIds)) {
    const rows = await tx.q
      .insert(tx.t.feedbackLinks)
      .values({ workspaceId, itemId, ...rest })
      .onConflictDoNothing()
      .returning({ itemId: tx.t.feedbackLinks.itemId });
    added.push(...rows.map((row) => row.itemId));
  }
  return added;
}

export async function deleteLinks(
  tx: Tx,
  workspaceId: WorkspaceId,
  link: { feedbackId: FeedbackId; itemIds: readonly ItemId[] },
): Promise<void> {
  if (link.itemIds.length === 0) return;
  const { feedbackLinks } = tx.t;
  await tx.q
    .delete(feedbackLinks)
    .where(
      and(
        eq(feedbackLinks.workspaceId, workspaceId),
        eq(feedbackLinks.feedbackId, link.feedbackId),
        inArray(feedbackLinks.itemId, [...link.itemIds]),
      ),
    );
}

/** False when it was changed since `version`. */
export async function updateFeedbackIf(
  tx: Tx,
  workspaceId: WorkspaceId,
  change: { id: FeedbackId; version: number; status: FeedbackStatus; archivedWhy: string | null },
): Promise<boolean> {
  const { feedback } = tx.t;
  const { id, version, ...set } = change;
  const updated = await tx.q
    .update(feedback)
    .set({ ...set, version: version + 1 })
    .where(and(eq(feedback.workspaceId, workspaceId), eq(feedback.id, id), eq(feedback.version, version)))
    .returning({ id: feedback.id });
  return updated.length > 0;
}

export async function selectLinks(
  reader: Reader,
  workspaceId: WorkspaceId,
  id: FeedbackId,
): Promise<readonly ItemId[]> {
  const { feedbackLinks } = reader.t;
  const rows = await reader.q
    .select({ itemId: feedbackLinks.itemId })
    .from(feedbackLinks)
    .where(and(eq(feedbackLinks.workspaceId, workspaceId), eq(feedbackLinks.feedbackId, id)))
    .orderBy(feedbackLinks.linkedAt, feedbackLinks.itemId)
    .limit(50);
  return rows.map((row) => row.itemId);
}

/** What waits for triage, newest first, with the number of all. */
export async function selectInbox(
  reader: Reader,
  workspaceId: WorkspaceId,
  page: { productId: ProductId; limit: number; offset: number },
): Promise<{ rows: readonly Feedback[]; total: number }> {
  const { feedback } = reader.t;
  const where = and(
    eq(feedback.workspaceId, workspaceId),
    eq(feedback.productId, page.productId),
    eq(feedback.status, 'new'),
  );
  const [counted] = await reader.q.select({ n: count() }).from(feedback).where(where);
  const rows = await reader.q
    .select(columns(reader))
    .from(feedback)
    .where(where)
    .orderBy(desc(feedback.createdAt), desc(feedback.number))
    .limit(page.limit)
    .offset(page.offset);
  return { rows, total: Number(counted?.n ?? 0) };
}

export async function countInbox(
  reader: Reader,
  workspaceId: WorkspaceId,
  productIds: readonly ProductId[],
): Promise<number> {
  if (productIds.length === 0) return 0;
  const { feedback } = reader.t;
  const [row] = await reader.q
    .select({ n: count() })
    .from(feedback)
    .where(
      and(
        eq(feedback.workspaceId, workspaceId),
        inArray(feedback.productId, [...productIds]),
        eq(feedback.status, 'new'),
      ),
    );
  return Number(row?.n ?? 0);
}

/** Live feedback linked to these items, newest first, at most 5,000 rows. */
export function selectEvidence(
  reader: Reader,
  workspaceId: WorkspaceId,
  itemIds: readonly ItemId[],
): Promise<readonly (Feedback & { itemId: ItemId })[]> {
  if (itemIds.length === 0) return Promise.resolve([]);
  const { feedback, feedbackLinks } = reader.t;
  return reader.q
    .select({ ...columns(reader), itemId: feedbackLinks.itemId })
    .from(feedbackLinks)
    .innerJoin(
      feedback,
      and(eq(feedback.workspaceId, feedbackLinks.workspaceId), eq(feedback.id, feedbackLinks.feedbackId)),
    )
    .where(
      and(
        eq(feedbackLinks.workspaceId, workspaceId),
        inArray(feedbackLinks.itemId, [...itemIds]),
        ne(feedback.status, 'archived'),
      ),
    )
    .orderBy(desc(feedback.createdAt))
    .limit(5000);
}

/** Captured in [from, until), newest first, at most 200. */
export function selectCaptured(
  reader: Reader,
  workspaceId: WorkspaceId,
  period: { productId: ProductId; from: number; until: number },
): Promise<readonly Feedback[]> {
  const { feedback } = reader.t;
  return reader.q
    .select(columns(reader))
    .from(feedback)
    .where(
      and(
        eq(feedback.workspaceId, workspaceId),
        eq(feedback.productId, period.productId),
        gte(feedback.createdAt, period.from),
        lt(feedback.createdAt, period.until),
      ),
    )
    .orderBy(desc(feedback.createdAt))
    .limit(200);
}
