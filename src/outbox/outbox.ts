// Messages that will be posted. A verb enqueues in its own transaction; the sender (sender.ts) posts, exactly once
// where Slack lets it find out. Nothing here talks to Slack.
import type { Block, KnownBlock } from '@slack/types';
import type { Mrkdwn } from '../blocks/mrkdwn.ts';
import type { AppCtx } from '../db/types.ts';
import type { ChannelId, MessageTs, UserId } from '../kernel/ids.ts';

/**
 * What is posted. `text` says it all for notifications and screen readers: a plain string is escaped when it is sent.
 * `plain` replaces `blocks` where Slack refuses them.
 */
export interface Content {
  readonly text: Mrkdwn | string;
  readonly blocks: readonly (KnownBlock | Block)[];
  readonly plain?: readonly (KnownBlock | Block)[];
}

export type Target = { readonly channel: ChannelId; readonly threadTs?: MessageTs } | { readonly user: UserId };

/** Rendered at sending from what is true then, by the renderer its slice registered under `kind`. */
export interface Living {
  /** `votes.card` */
  readonly kind: string;
  /** Usually an id. */
  readonly subject: string;
}

export interface Post {
  /** Unique in the workspace: the same key is posted once, ever. */
  readonly key: string;
  readonly to: Target;
  readonly content: Content | Living;
}

/** Renders a living message; undefined when its subject is gone (nothing is posted or updated then). */
export type Renderer = (ctx: AppCtx, subject: string) => Promise<Content | undefined>;
