// Votes. Who has voted (electors) is kept apart from what was voted (ballots); an anonymous ballot carries no
// person, no time and no order, and its key is the hash of a secret that only the voter's Slack holds.
import type { CandidateId, ChannelId, ItemId, ProductId, UserId, VoteId, WorkspaceId } from '../../kernel/ids.ts';
import type { Kit } from '../kit.ts';
import type { Json } from './core.ts';

export type VoteMethod = 'dots' | 'approval';
export type VoteStatus = 'open' | 'closed' | 'cancelled';

export const voteTables = (kit: Kit) => ({
  /** What somebody set up and has not opened yet; one per person. Gone once it is a vote. */
  voteDrafts: kit.table(
    'vote_drafts',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      /** The id the vote will have. */
      id: kit.text('id').$type<VoteId>().notNull(),
      productId: kit.text('product_id').$type<ProductId>().notNull(),
      createdBy: kit.text('created_by').$type<UserId>().notNull(),
      setup: kit.json('setup').$type<Json>().notNull(),
      createdAt: kit.time('created_at').notNull(),
    },
    (t) => [
      kit.primaryKey({ name: 'vote_drafts_pk', columns: [t.workspaceId, t.id] }),
      kit.uniqueIndex('vote_drafts_by_person').on(t.workspaceId, t.createdBy),
    ],
  ),
  votes: kit.table(
    'votes',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      id: kit.text('id').$type<VoteId>().notNull(),
      number: kit.int('number').notNull(),
      productId: kit.text('product_id').$type<ProductId>().notNull(),
      question: kit.text('question').notNull(),
      method: kit.text('method').$type<VoteMethod>().notNull(),
      /** Of the method: `{budget, cap}` for dots. */
      rules: kit.json('rules').$type<Json>().notNull(),
      isAnonymous: kit.bool('is_anonymous').notNull(),
      asksReason: kit.bool('asks_reason').notNull().default(false),
      /** Whole percent of the electorate; null for none. */
      quorum: kit.int('quorum'),
      closesWhenAllVoted: kit.bool('closes_when_all_voted').notNull().default(false),
      deadline: kit.time('deadline').notNull(),
      status: kit.text('status').$type<VoteStatus>().notNull(),
      channelId: kit.text('channel_id').$type<ChannelId>().notNull(),
      createdBy: kit.text('created_by').$type<UserId>().notNull(),
      openedAt: kit.time('opened_at').notNull(),
      closedAt: kit.time('closed_at'),
      closedWhy: kit.text('closed_why'),
      /** Frozen at closing, as the votes slice defines it. */
      result: kit.json('result').$type<Json>(),
      version: kit.int('version').notNull().default(1),
    },
    (t) => [
      kit.primaryKey({ name: 'votes_pk', columns: [t.workspaceId, t.id] }),
      kit.uniqueIndex('votes_number').on(t.workspaceId, t.number),
      kit.index('votes_by_product').on(t.workspaceId, t.productId, t.status, t.openedAt),
    ],
  ),
  candidates: kit.table(
    'candidates',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      id: kit.text('id').$type<CandidateId>().notNull(),
      voteId: kit.text('vote_id').$type<VoteId>().notNull(),
      position: kit.int('position').notNull(),
      title: kit.text('title').notNull(),
      /** What it stands for in the slice that handed it in, e.g. an item's ref; null for free text. */
      ref: kit.text('ref'),
      /** The item it stands for, if it is one: chains and marks of items hang on it. */
      itemId: kit.text('item_id').$type<ItemId>(),
      /** One line beside the candidate while voting: evidence and effort at opening. */
      detail: kit.text('detail'),
    },
    (t) => [
      kit.primaryKey({ name: 'candidates_pk', columns: [t.workspaceId, t.id] }),
      kit.uniqueIndex('candidates_position').on(t.workspaceId, t.voteId, t.position),
      kit.index('candidates_by_ref').on(t.workspaceId, t.ref),
      kit.index('candidates_by_item').on(t.workspaceId, t.itemId),
    ],
  ),
  electors: kit.table(
    'electors',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      voteId: kit.text('vote_id').$type<VoteId>().notNull(),
      userId: kit.text('user_id').$type<UserId>().notNull(),
      trade: kit.text('trade'),
      hasVoted: kit.bool('has_voted').notNull().default(false),
    },
    (t) => [
      kit.primaryKey({ name: 'electors_pk', columns: [t.workspaceId, t.voteId, t.userId] }),
      kit.index('electors_by_user').on(t.workspaceId, t.userId, t.hasVoted),
    ],
  ),
  ballots: kit.table(
    'ballots',
    {
      workspaceId: kit.text('workspace_id').$type<WorkspaceId>().notNull(),
      voteId: kit.text('vote_id').$type<VoteId>().notNull(),
      /** SHA-256 of the voter's secret (anonymous), or the voter's user id (named). */
      key: kit.text('key').notNull(),
      /** Null in anonymous votes. */
      voter: kit.text('voter').$type<UserId>(),
      /** Null where naming it would point at fewer than three people. */
      trade: kit.text('trade'),
      choices: kit.json('choices').$type<Json>().notNull(),
      reason: kit.text('reason'),
    },
    (t) => [kit.primaryKey({ name: 'ballots_pk', columns: [t.workspaceId, t.voteId, t.key] })],
  ),
});
