// Where an interaction happens: who acts, from which surface, and the ways to answer them. One scene per interaction;
// it lives as long as the answer takes.
import type { ChannelId, MessageTs, UserId } from '../kernel/ids.ts';
import type { ShownView } from './payloads.ts';
import type { Responder } from './response-url.ts';

/** Who acts, as the payload says: the directory knows more. */
export interface Acting {
  readonly id: UserId;
  readonly teamId: string | undefined;
  readonly enterpriseId: string | undefined;
  readonly name: string;
}

/** The conversation an interaction belongs to; it travels in the metadata of every view opened from there. */
export interface Place {
  readonly channel?: ChannelId;
  readonly threadTs?: MessageTs;
  /** The person is in App Home, not in the channel: what is said goes to their direct message. */
  readonly isHome?: true;
}

export type Surface = 'conversation' | 'modal' | 'home' | 'nowhere';

/** What happened so far on the way to the answer. */
export interface Stage {
  isTriggerUsed: boolean;
  /** Resolves with the id of the loading view once it stands; undefined when Slack refused it. */
  loading?: Promise<string | undefined>;
}

export interface Scene {
  readonly acting: Acting;
  readonly place: Place;
  readonly surface: Surface;
  readonly triggerId: string | undefined;
  readonly responder: Responder | undefined;
  /** Acted in a message only they see, which an answer may replace. */
  readonly isEphemeral: boolean;
  /** The modal or Home they acted in. */
  readonly view?: ShownView;
  /** Position among the interactions with this view, so that a late answer never covers a newer one. */
  readonly turn: number;
  readonly stage: Stage;
}

/** How deep the view lies in the stack of modals: 1 to 3. */
export function depthOf(view: ShownView): number {
  if (!view.root_view_id || view.root_view_id === view.id) return 1;
  return !view.previous_view_id || view.previous_view_id === view.root_view_id ? 2 : 3;
}
