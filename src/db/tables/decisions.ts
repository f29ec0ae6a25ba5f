// Decisions, the items they affect and what people said of them.
import type {
  ChannelId,
  DecisionId,
  ItemId,
  MessageTs,
  ProductId,
  UserId,
  VoteId,
  WorkspaceId,
} from '../../kernel/ids.ts';
import type { Kit } from '../kit.ts';

export type DecisionStatus = 'proposed' | 'decided' | 'superseded' | 'reversed';
export type Stance = 'aligned' | 'can_live' | 'concern';

export const decisionTables = (kit: Kit) => ({
  decisions: kit.table(
    'decisions',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      id: kit.text('id').$type<DecisionId>().notNull(),
      number: kit.int('number').notNull(),
      productId: kit.text('product_id').$type<ProductId>().notNull(),
      title: kit.text('title').notNull(),
      /** Title, context, choice and reasons as words are compared, for the log's search. */
      folded: kit.text('folded').notNull(),
      context: kit.text('context').notNull(),
      options: kit.json('options').$type<readonly string[]>().notNull(),
      choice: kit.text('choice').notNull(),
      reasons: kit.text('reasons').notNull(),
      consequences: kit.text('consequences').notNull(),
      /** Percent, 50 to 99. */
      confidence: kit.int('confidence'),
      driver: kit.text('driver').$type<UserId>().notNull(),
      approver: kit.text('approver').$type<UserId>(),
      contributors: kit.json('contributors').$type<readonly UserId[]>().notNull(),
      informed: kit.json('informed').$type<readonly UserId[]>().notNull(),
      status: kit.text('status').$type<DecisionStatus>().notNull(),
      supersedes: kit.text('supersedes').$type<DecisionId>(),
      supersededBy: kit.text('superseded_by').$type<DecisionId>(),
      voteId: kit.text('vote_id').$type<VoteId>(),
      channelId: kit.text('channel_id').$type<ChannelId>(),
      sourceTs: kit.text('source_ts').$type<MessageTs>(),
      permalink: kit.text('permalink'),
      /** YYYY-MM-DD. */
      revisitOn: kit.text('revisit_on'),
      createdBy: kit.text('created_by').$type<UserId>().notNull(),
      createdAt: kit.time('created_at').notNull(),
      decidedAt: kit.time('decided_at'),
      version: kit.int('version').notNull().default(1),
    },
    (t) => [
      kit.primaryKey({ name: 'decisions_pk', columns: [t.workspaceId, t.id] }),
      kit.uniqueIndex('decisions_number').on(t.workspaceId, t.number),
      kit.index('decisions_log').on(t.workspaceId, t.productId, t.createdAt),
    ],
  ),
  decisionItems: kit.table(
    'decision_items',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      decisionId: kit.text('decision_id').$type<DecisionId>().notNull(),
      itemId: kit.text('item_id').$type<ItemId>().notNull(),
    },
    (t) => [
      kit.primaryKey({ name: 'decision_items_pk', columns: [t.workspaceId, t.decisionId, t.itemId] }),
      kit.index('decision_items_by_item').on(t.workspaceId, t.itemId),
    ],
  ),
  decisionVoices: kit.table(
    'decision_voices',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      decisionId: kit.text('decision_id').$type<DecisionId>().notNull(),
      userId: kit.text('user_id').$type<UserId>().notNull(),
      stance: kit.text('stance').$type<Stance>().notNull(),
      concern: kit.text('concern'),
      at: kit.time('at').notNull(),
    },
    (t) => [kit.primaryKey({ name: 'decision_voices_pk', columns: [t.workspaceId, t.decisionId, t.userId] })],
  ),
});
