// What the sender needs of Slack, and how every call can end. Implemented over the Web API in slack/poster.ts and in
// memory by tests; no implementation ever retries by itself.
import type { Block, KnownBlock } from '@slack/types';
import type { ChannelId, MessageTs, OutboxId, UserId } from '../kernel/ids.ts';

/**
 * - rate_limited: not done; nothing of this method before `retryAfterMs` is over.
 * - refused: not done, and asking again would not help. `pointer` says which part of the blocks (`/blocks/0/text`).
 * - unsent: not done, the request never reached Slack.
 * - ambiguous: it may have been done (timeout, broken connection, 5xx, an answer that is no answer).
 */
export type CallResult<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'rate_limited'; readonly retryAfterMs: number }
  | { readonly kind: 'refused'; readonly error: string; readonly pointer?: string }
  | { readonly kind: 'unsent'; readonly reason: string }
  | { readonly kind: 'ambiguous'; readonly reason: string };

export interface Wording {
  readonly text: string;
  /** Empty: the text alone is shown. */
  readonly blocks: readonly (KnownBlock | Block)[];
}

export interface NewMessage extends Wording {
  readonly channel: ChannelId;
  readonly threadTs?: MessageTs;
  /** Goes into the message's metadata, by which a lost answer is found again. */
  readonly id: OutboxId;
}

export interface ChangedMessage extends Wording {
  readonly channel: ChannelId;
  readonly ts: MessageTs;
}

export interface PageOfMessages {
  readonly channel: ChannelId;
  readonly threadTs?: MessageTs;
  readonly cursor?: string;
}

export interface SeenMessage {
  readonly ts: MessageTs;
  /** The outbox id in its metadata, if it carries one. */
  readonly id?: string;
}

export interface SeenPage {
  readonly messages: readonly SeenMessage[];
  /** Present when there is more. */
  readonly cursor?: string;
}

export interface SlackPoster {
  postMessage(message: NewMessage): Promise<CallResult<{ readonly channel: ChannelId; readonly ts: MessageTs }>>;
  update(message: ChangedMessage): Promise<CallResult<null>>;
  openDm(user: UserId): Promise<CallResult<{ readonly channel: ChannelId }>>;
  /** The channel's messages, newest first. */
  history(page: PageOfMessages): Promise<CallResult<SeenPage>>;
  /** The thread's messages, oldest first. */
  replies(page: PageOfMessages & { readonly threadTs: MessageTs }): Promise<CallResult<SeenPage>>;
}

export type PosterMethod = keyof SlackPoster;
