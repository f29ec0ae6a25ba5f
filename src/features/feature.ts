// What a slice is to the rest of the program, and what it may contribute to screens that cut across slices.
import type { Button } from '@slack/types';
import type { Mrkdwn } from '../blocks/mrkdwn.ts';
import type { AppCtx, Tx } from '../db/types.ts';
import type { JobDefinition, Planner } from '../jobs/jobs.ts';
import type { FeedbackId, ItemId, ProductId, VoteId } from '../kernel/ids.ts';
import type { Ref, RefKind } from '../kernel/refs.ts';
import type { Renderer } from '../outbox/outbox.ts';
import type { Routes, Show } from '../slack/routes.ts';

export interface Feature extends Routes {
  /** The folder's name. */
  readonly name: string;
  /** Slices whose index.ts it imports. */
  readonly dependsOn: readonly string[];
  /** Bot scopes that its calls need, beyond `commands` and `chat:write`. */
  readonly scopes?: readonly string[];
  readonly jobs?: readonly JobDefinition[];
  readonly planners?: readonly Planner[];
  /** Renderers of its living messages by kind (`votes.card`). */
  readonly renderers?: Readonly<Record<string, Renderer>>;
  readonly contributes?: Contributions;
}

/** One line that waits for a person, with the button that does it. Lower `order` is more urgent. */
export interface Waiting {
  readonly order: number;
  readonly text: Mrkdwn;
  readonly button?: Button;
}

export interface Period {
  readonly productId: ProductId;
  /** Epoch ms, inclusive. */
  readonly from: number;
  /** Epoch ms, exclusive. */
  readonly until: number;
}

export interface DigestSection {
  /** Named in a schedule's `without`. */
  readonly id: string;
  readonly title: string;
  readonly order: number;
  /** One line each, most important first, at most 20; empty when nothing happened. */
  lines(ctx: AppCtx, period: Period): Promise<readonly Mrkdwn[]>;
}

/** A part of the chain behind a ref: `order` 10 outcome, 20 item, 30 decision, 40 vote, 50 evidence. */
export interface ChainPart {
  readonly order: number;
  readonly title: string;
  readonly lines: readonly Mrkdwn[];
  /** Refs to follow for depth. */
  readonly refs?: readonly Ref[];
}

/** One line on App Home, with the button that opens it. */
export interface HomeLine {
  readonly order: number;
  readonly text: Mrkdwn;
  readonly button?: Button;
}

/** A short mark beside an item on boards and cards: "7 asked", "open vote V-4". */
export interface ItemMark {
  readonly order: number;
  readonly text: string;
}

/** Something that can stand in a vote. */
export interface CandidateOffer {
  /** What people read and type: `R-12`. Unique in the workspace. */
  readonly ref: string;
  /** Set for items: marks on boards and the chain behind the item hang on it. */
  readonly itemId?: ItemId;
  readonly title: string;
  /** One line beside the candidate while voting: evidence and effort. */
  readonly detail?: string;
}

/** Either what matches the words typed so far (none: the most likely ones first), or exactly these refs, in any order. */
export type CandidateSearch =
  | { readonly productId: ProductId; readonly query: string; readonly limit: number }
  | { readonly productId: ProductId; readonly refs: readonly string[] };

export interface Contributions {
  /** Candidates that a new vote in this product can pick from; those gone or not to be seen are left out. */
  readonly candidates?: (ctx: AppCtx, wanted: CandidateSearch) => Promise<readonly CandidateOffer[]>;
  /** What waits for the acting person. At most 10. */
  readonly waiting?: (ctx: AppCtx) => Promise<readonly Waiting[]>;
  readonly digest?: readonly DigestSection[];
  /** What this slice knows of the chain behind an item, for `why` and the item's card. */
  readonly chain?: (ctx: AppCtx, itemId: ItemId) => Promise<readonly ChainPart[]>;
  readonly itemMarks?: (ctx: AppCtx, itemIds: readonly ItemId[]) => Promise<ReadonlyMap<ItemId, readonly ItemMark[]>>;
  /** Buttons on an item's card that lead to what this slice does with items. */
  readonly itemButtons?: (ctx: AppCtx, itemId: ItemId) => Promise<readonly Button[]>;
  /** Buttons under a closed vote's result. */
  readonly resultButtons?: (ctx: AppCtx, voteId: VoteId) => Promise<readonly Button[]>;
  /** Shows one ref of a kind this slice owns; throws not_found as the reader's rights demand. */
  readonly show?: Readonly<Partial<Record<RefKind, Show>>>;
  /** Runs in the transaction that adds an item which started from a piece of feedback. */
  readonly onItemAdded?: (tx: Tx, ctx: AppCtx, added: { itemId: ItemId; fromFeedback: FeedbackId }) => Promise<void>;
  /** This slice's part of a product's board on App Home: what stands now, at most 15 lines. */
  readonly home?: (ctx: AppCtx, productId: ProductId) => Promise<readonly HomeLine[]>;
  /** The item or items a ref of this kind leads to, for `why D-7` and `why V-4`. */
  readonly itemsBehind?: Readonly<Partial<Record<RefKind, (ctx: AppCtx, ref: Ref) => Promise<readonly ItemId[]>>>>;
}

/** The collected contributions of all slices; filled by the composition root, read at run time only. */
export interface Registry {
  readonly features: readonly Feature[];
}
