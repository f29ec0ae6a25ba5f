// The facts of a count that one sentence tells a newcomer. Words live in the slice that shows the result.
import type { ItemScore, Tally } from './types.ts';

export type Explanation<Id extends string = string> =
  /** Nobody voted, or nobody chose anything. */
  | { readonly outcome: 'no-ballots' }
  | { readonly outcome: 'nothing-chosen'; readonly ballots: number }
  | {
      readonly outcome: 'tie';
      readonly ballots: number;
      /** All first, in the order of the tie-break. */
      readonly leaders: readonly ItemScore<Id>[];
    }
  | {
      readonly outcome: 'winner';
      readonly ballots: number;
      readonly winner: ItemScore<Id>;
      /** The second tier; empty where nothing else stood. */
      readonly runnersUp: readonly ItemScore<Id>[];
      /** Dots or approvals between the winner and the second tier. */
      readonly lead: number;
      readonly ballotsToChange: number | null;
      /** One ballot filled in differently would have changed the winner. */
      readonly hangsOnOneBallot: boolean;
      readonly isUnanimous: boolean;
    };

export function explain<Id extends string>(tally: Tally<Id>): Explanation<Id> {
  const { ballots, tiers, scores, ballotsToChange } = tally;
  const [first] = scores;
  if (ballots === 0 || first === undefined) return { outcome: 'no-ballots' };
  if (first.score === 0) return { outcome: 'nothing-chosen', ballots };
  const leading = tiers[0]?.length ?? 0;
  if (leading > 1) return { outcome: 'tie', ballots, leaders: scores.slice(0, leading) };
  const runnersUp = scores.slice(1, 1 + (tiers[1]?.length ?? 0));
  return {
    outcome: 'winner',
    ballots,
    winner: first,
    runnersUp,
    lead: first.score - (runnersUp[0]?.score ?? 0),
    ballotsToChange,
    hangsOnOneBallot: ballotsToChange === 1,
    isUnanimous: first.supporters === ballots,
  };
}
