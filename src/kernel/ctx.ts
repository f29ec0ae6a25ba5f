// Who acts, where, and with which clock: the first argument of every verb. No database, no Slack in here.
import type { ChannelId, Id, IdKind, UserId, WorkspaceId } from './ids.ts';

/** `standing` is what Slack says of the person in this workspace; roles per product are looked up by the products slice. */
export type Standing = 'admin' | 'member' | 'guest' | 'external';

export type Actor =
  | { readonly kind: 'user'; readonly userId: UserId; readonly standing: Standing; readonly name: string }
  | { readonly kind: 'system'; readonly job: string };

export interface Ctx {
  readonly workspaceId: WorkspaceId;
  readonly actor: Actor;
  /** Where it happened, if anywhere. */
  readonly channelId?: ChannelId;
  /** BCP 47, e.g. `en-US`. */
  readonly locale: string;
  /** IANA, e.g. `Europe/Berlin`. */
  readonly timeZone: string;
  /** Epoch milliseconds of the injected clock. */
  now(): number;
  /** Uniform in [0, 1), injected. */
  random(): number;
  newId<Kind extends IdKind>(kind: Kind): Id<Kind>;
}

/** The acting person, or undefined for a job. */
export function actingUser(ctx: Ctx): UserId | undefined {
  return ctx.actor.kind === 'user' ? ctx.actor.userId : undefined;
}

/** The acting person; a job that gets here is a bug. */
export function requireUser(ctx: Ctx): UserId {
  if (ctx.actor.kind !== 'user') throw new Error(`job ${ctx.actor.job} reached a verb that needs a person`);
  return ctx.actor.userId;
}
