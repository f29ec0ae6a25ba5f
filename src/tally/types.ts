// The common form of every count: what goes in, what comes out. Items and people are opaque ids here.

export interface Ballot<Id extends string = string> {
  /** By item: dots, or 1 for an approval. What is absent got nothing; an empty ballot is a voter who was there. */
  readonly choices: Readonly<Partial<Record<Id, number>>>;
  /** How many voters cast this very ballot; 1 when absent. */
  readonly count?: number;
  /** The voter's function, where it is known. */
  readonly group?: string | null;
}

/** Why a whole ballot was refused: the first thing wrong with it. */
export type BallotProblem =
  | { readonly kind: 'unknown'; readonly item: string }
  | { readonly kind: 'amount'; readonly item: string; readonly given: number }
  | { readonly kind: 'cap'; readonly item: string; readonly cap: number; readonly given: number }
  | { readonly kind: 'budget'; readonly budget: number; readonly spent: number }
  | { readonly kind: 'count'; readonly given: number };

export interface Rejected {
  /** Place in the ballots handed in. */
  readonly index: number;
  readonly problem: BallotProblem;
}

export interface ItemScore<Id extends string = string> {
  readonly id: Id;
  /** Dots, or approvals. */
  readonly score: number;
  /** Voters who gave it anything. */
  readonly supporters: number;
  /** Supporters by ballots, 0 to 1, with its 95 % Wilson interval. Null without ballots. */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Tally<Id extends string = string> {
  /** Voters counted: valid ballots, each with its count. */
  readonly ballots: number;
  /** Best first; items in one tier are tied. Without items, none. */
  readonly tiers: readonly (readonly Id[])[];
  /** Tier by tier; inside a tier in the order of the tie-break. */
  readonly scores: readonly ItemScore<Id>[];
  /** Orders the items of a tier for lists, and decides nothing: more supporters, then the earlier item. Null without ties. */
  readonly tieBreak: 'supporters-then-position' | null;
  readonly rejected: readonly Rejected[];
  /** Ballots that must be filled in differently before another item is ahead; null where nobody leads alone. */
  readonly ballotsToChange: number | null;
}
