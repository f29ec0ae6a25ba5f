// Feedback and its links to items.
import type { ChannelId, FeedbackId, ItemId, MessageTs, ProductId, UserId, WorkspaceId } from '../../kernel/ids.ts';
import type { Kit } from '../kit.ts';

export type SourceType = 'interview' | 'survey' | 'usability' | 'support' | 'sales' | 'social' | 'internal';
export type Importance = 'nice' | 'useful' | 'important' | 'deal_breaker';
export type FeedbackStatus = 'new' | 'linked' | 'archived' | 'merged';

export const feedbackTables = (kit: Kit) => ({
  feedback: kit.table(
    'feedback',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      id: kit.text('id').$type<FeedbackId>().notNull(),
      number: kit.int('number').notNull(),
      productId: kit.text('product_id').$type<ProductId>().notNull(),
      text: kit.text('text').notNull(),
      /** The text as words are compared: lower case, unaccented. */
      folded: kit.text('folded').notNull(),
      source: kit.text('source').$type<SourceType>().notNull(),
      customer: kit.text('customer'),
      segment: kit.text('segment'),
      /** Whole units of the workspace's currency, a year. */
      revenue: kit.int('revenue'),
      importance: kit.text('importance').$type<Importance>().notNull(),
      /** The Slack person who gave it, where it was one. */
      givenBy: kit.text('given_by').$type<UserId>(),
      loggedBy: kit.text('logged_by').$type<UserId>().notNull(),
      channelId: kit.text('channel_id').$type<ChannelId>(),
      messageTs: kit.text('message_ts').$type<MessageTs>(),
      threadTs: kit.text('thread_ts').$type<MessageTs>(),
      permalink: kit.text('permalink'),
      status: kit.text('status').$type<FeedbackStatus>().notNull(),
      archivedWhy: kit.text('archived_why'),
      mergedInto: kit.text('merged_into').$type<FeedbackId>(),
      ownerId: kit.text('owner_id').$type<UserId>(),
      createdAt: kit.time('created_at').notNull(),
      version: kit.int('version').notNull().default(1),
    },
    (t) => [
      kit.primaryKey({ name: 'feedback_pk', columns: [t.workspaceId, t.id] }),
      kit.uniqueIndex('feedback_number').on(t.workspaceId, t.number),
      kit.index('feedback_inbox').on(t.workspaceId, t.productId, t.status, t.createdAt),
    ],
  ),
  feedbackLinks: kit.table(
    'feedback_links',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      feedbackId: kit.text('feedback_id').$type<FeedbackId>().notNull(),
      itemId: kit.text('item_id').$type<ItemId>().notNull(),
      linkedBy: kit.text('linked_by').$type<UserId>().notNull(),
      linkedAt: kit.time('linked_at').notNull(),
    },
    (t) => [
      kit.primaryKey({ name: 'feedback_links_pk', columns: [t.workspaceId, t.feedbackId, t.itemId] }),
      kit.index('feedback_links_by_item').on(t.workspaceId, t.itemId),
    ],
  ),
});
