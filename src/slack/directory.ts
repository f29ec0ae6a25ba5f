// What the app knows of people and channels: asked from Slack, remembered in our tables.
import type { Standing } from '../kernel/ctx.ts';
import type { ChannelId, MessageTs, UserId } from '../kernel/ids.ts';

export interface Person {
  readonly userId: UserId;
  readonly name: string;
  readonly standing: Standing;
  readonly isBot: boolean;
  readonly locale: string;
  readonly timeZone: string;
}

export interface ChannelFacts {
  readonly id: ChannelId;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isDirect: boolean;
  readonly isExternallyShared: boolean;
  readonly isBotMember: boolean;
}

/** Every call has a timeout and may throw AppError('unavailable') or ('precondition', "invite me …"). */
export interface Directory {
  person(userId: UserId): Promise<Person>;
  channel(channelId: ChannelId): Promise<ChannelFacts>;
  /** Human members, remembered people included; at most 2,000, more is refused with a sentence. */
  members(channelId: ChannelId): Promise<readonly Person[]>;
  permalink(channelId: ChannelId, ts: MessageTs): Promise<string | undefined>;
}
