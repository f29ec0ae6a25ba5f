// Votes. Who has voted (electors) is kept apart from what was voted (ballots); an anonymous ballot carries no
// person, no time and no order, and its key is the hash of a secret that only the voter's Slack holds.
import type { CandidateId, ChannelId, ItemId, ProductId, UserId, VoteId, WorkspaceId } from '../../kernel/ids.ts';
import type { Kit } from '../kit.ts';

export type VoteMethod = 'dots' | 'approval';
export type VoteStatus = 'open' | 'closed' | 'cancelled';

/** `cap` is the most dots one candidate may get from one voter; null for no cap. */
export type VoteRules =
  | { readonly method: 'dots'; readonly budget: number; readonly cap: number | null }
  | { readonly method: 'approval' };

/** By candidate id: dots given (1 or more), or 1 for an approval. What is not chosen is absent. */
export type Choices = Readonly<Record<CandidateId, number>>;

export interface CandidateSetup {
  readonly title: string;
  readonly ref: string | null;
  readonly itemId: ItemId | null;
  readonly detail: string | null;
}

export interface VoteSetup {
  readonly question: string;
  readonly candidates: readonly CandidateSetup[];
  readonly rules: VoteRules;
  readonly isAnonymous: boolean;
  readonly asksReason: boolean;
  readonly closesWhenAllVoted: boolean;
  /** Whole percent of the electorate; null for none. */
  readonly quorum: number | null;
  /** Epoch ms. */
  readonly deadline: number;
  readonly channelId: ChannelId;
}

export interface CandidateScore {
  readonly id: CandidateId;
  /** Dots, or approvals. */
  readonly score: number;
  /** Voters who gave it anything. */
  readonly supporters: number;
  /** Share of the ballots, with its Wilson interval; 0 to 1. Null without ballots. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface FunctionTurnout {
  /** Null for those whose function nobody knows. */
  readonly name: string | null;
  readonly electors: number;
  readonly voted: number;
}

export interface FunctionMeans {
  readonly name: string;
  readonly ballots: number;
  /** Per ballot, by candidate id: mean dots, or the share that approved. */
  readonly means: Readonly<Record<CandidateId, number>>;
}

/** What a count found, frozen at closing. */
export interface VoteResult {
  readonly electors: number;
  readonly ballots: number;
  /** Best first; candidates in one tier are tied. */
  readonly tiers: readonly (readonly CandidateId[])[];
  /** In the order of the tiers, ties by the tie-break. */
  readonly scores: readonly CandidateScore[];
  /** What orders candidates inside a tier, for lists alone; null where nothing was tied. */
  readonly tieBreak: 'supporters-then-position' | null;
  /** Dots nobody gave. */
  readonly unusedDots: number;
  readonly quorum: { readonly percent: number; readonly needed: number; readonly isMet: boolean } | null;
  readonly turnout: readonly FunctionTurnout[];
  /** Functions whose ballots may be shown apart. */
  readonly perFunction: readonly FunctionMeans[];
  /** True where a function is left out to protect its voters. */
  readonly hidesFunctions: boolean;
  /** How many ballots would have to change for another winner; null without a single winner. */
  readonly ballotsToChange: number | null;
}

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
      setup: kit.json('setup').$type<VoteSetup>().notNull(),
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
      /** The method again, with what is particular to it. */
      rules: kit.json('rules').$type<VoteRules>().notNull(),
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
      result: kit.json('result').$type<VoteResult>(),
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
      choices: kit.json('choices').$type<Choices>().notNull(),
      reason: kit.text('reason'),
    },
    (t) => [kit.primaryKey({ name: 'ballots_pk', columns: [t.workspaceId, t.voteId, t.key] })],
  ),
});
