// How one attempt at one row ended, and how an answer of Slack becomes that. Pure.
import type { ChannelId, MessageTs } from '../kernel/ids.ts';
import type { CallResult } from './slack-poster.ts';

export type Outcome =
  /** `found`: not sent now, an earlier attempt had arrived; it may show an older state. */
  | { readonly kind: 'sent'; readonly channel: ChannelId; readonly ts: MessageTs; readonly found: boolean }
  /** Nothing to send any more: the subject is gone. */
  | { readonly kind: 'nothing'; readonly reason: string }
  /** The message to update is gone. */
  | { readonly kind: 'gone'; readonly reason: string }
  | { readonly kind: 'limited'; readonly retryAfterMs: number; readonly mayHaveArrived: boolean }
  | {
      readonly kind: 'retry';
      readonly reason: string;
      /** `bug`: our own code failed; `outage`: Slack did not answer. */
      readonly cause: 'bug' | 'outage';
      readonly mayHaveArrived: boolean;
    }
  | { readonly kind: 'failed'; readonly reason: string }
  /** May have arrived, and no history tells: never sent again by itself. */
  | { readonly kind: 'unknown'; readonly reason: string }
  /** Another sender holds the row now. */
  | { readonly kind: 'lost' };

/** A step that yields a value or ends the attempt. */
export type Step<Value> = { readonly value: Value } | { readonly end: Outcome };

type Unsuccessful = Exclude<CallResult<unknown>, { readonly kind: 'ok' }>;

/** `mayHaveArrived` says whether the message may be in Slack already, apart from this call. */
export function outcomeOf(result: Unsuccessful, mayHaveArrived: boolean): Outcome {
  switch (result.kind) {
    case 'rate_limited':
      return { kind: 'limited', retryAfterMs: result.retryAfterMs, mayHaveArrived };
    case 'refused':
      return { kind: 'failed', reason: result.error };
    case 'unsent':
    case 'ambiguous':
      return { kind: 'retry', reason: result.reason, cause: 'outage', mayHaveArrived };
  }
}
