// How a slice declares what it answers to. A handler returns an Answer; the edge acknowledges exactly once and
// delivers it, so that no handler ever calls ack() or catches an error.
import type { HomeView, ModalView, OptionGroup, PlainTextOption } from '@slack/types';
import type { ZodType } from 'zod';
import type { StateValues } from '../blocks/form.ts';
import type { AppCtx } from '../db/types.ts';
import type { FieldErrors } from '../kernel/errors.ts';
import type { ChannelId, MessageTs, UserId } from '../kernel/ids.ts';
import type { Ref, RefKind } from '../kernel/refs.ts';
import type { Content } from '../outbox/outbox.ts';
import type { Directory } from './directory.ts';

/**
 * What the person sees next.
 * - say: visible to them alone, where they acted (the modal's origin channel, else their DM). `replace` replaces the
 *   ephemeral message they clicked in.
 * - open / push / update: modals. `update` replaces the view they acted in. A command's, shortcut's or message button's
 *   `open` uses the trigger; after a submission `push` and `update` go into its acknowledgement.
 * - errors: beside the fields, keyed by block id; the modal stays.
 * - close: closes the submitted modal (or the stack with `all`) and may say something.
 * - home: republishes App Home for this person.
 * `alsoDm` is sent to the person as a direct message, once, straight from the edge: never stored (no outbox row), never
 * logged. For what our own database must not know, such as the receipt of an anonymous ballot.
 */
export type Answer =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'say'; readonly message: Content; readonly replace?: boolean }
  | { readonly kind: 'open'; readonly view: ModalView }
  | { readonly kind: 'push'; readonly view: ModalView }
  | { readonly kind: 'update'; readonly view: ModalView; readonly alsoDm?: Content }
  | { readonly kind: 'errors'; readonly fields: FieldErrors }
  | { readonly kind: 'close'; readonly all?: boolean; readonly say?: Content; readonly alsoDm?: Content }
  | { readonly kind: 'home'; readonly view: HomeView };

/** `reads` is acknowledged before the handler runs; `changes` after it committed. */
export type Effect = 'reads' | 'changes';

/**
 * Whether a slow handler's answer is a modal, so that a loading view may hold its place within the three seconds a
 * trigger lives. Left out: one comes soon where the route's last answer was a modal, and late where it was not; inside
 * a modal only `true` brings one.
 */
export interface LoadingHint {
  readonly opensModal?: boolean;
}

/** What every handler gets. `channelId` of ctx is where the person is; in a modal its origin, if any. */
export interface Call {
  readonly ctx: AppCtx;
  readonly directory: Directory;
  /** The bot's own user. */
  readonly botUserId: UserId;
}

export interface CommandCall extends Call {
  /** What follows the command's word, folded (foldTyped), as people read it: mentions and links as their labels. */
  readonly rest: string;
  /** The same in Slack's markup, for commands that take people or channels: `<@U…>`, `<#C…|name>`. */
  readonly typed: string;
  /** Set when the command was given by mentioning the bot in a thread of `ctx.channelId`. */
  readonly threadTs?: MessageTs;
}

export interface CommandRoute extends LoadingHint {
  /** First is the name shown in help; the others are accepted silently. Two words are allowed: `digest now`. */
  readonly words: readonly [string, ...string[]];
  /** `[title]` */
  readonly usage?: string;
  readonly summary: string;
  readonly example: string;
  /** Longer help, shown by `/roadmap help <word>`. */
  readonly help?: string;
  readonly effect: Effect;
  run(call: CommandCall): Promise<Answer>;
}

/** What a click carries beside its payload. */
export interface ActionCall<Payload> extends Call {
  readonly payload: Payload;
  /** The chosen option, date, user, number or text of a non-button; undefined for buttons and cleared inputs. */
  readonly value: string | undefined;
  /** Of multi-selects and checkboxes. */
  readonly values: readonly string[];
  /** State of all inputs of the surface. */
  readonly state: StateValues;
  /** Set when clicked inside a modal or Home. */
  readonly view?: { readonly id: string; readonly hash: string; readonly callback: string; readonly meta: unknown };
  /** Set when clicked in a posted (not ephemeral) message. */
  readonly message?: { readonly channel: ChannelId; readonly ts: MessageTs; readonly threadTs?: MessageTs };
  readonly isEphemeral: boolean;
}

export interface ActionRoute extends LoadingHint {
  /** `votes.open-ballot.v1` */
  readonly id: string;
  readonly effect: Effect;
  readonly payload: ZodType;
  run(call: ActionCall<never>): Promise<Answer>;
}

/** Types the payload of an action by its schema. */
export function defineAction<Payload>(
  route: LoadingHint & {
    readonly id: string;
    readonly effect: Effect;
    readonly payload: ZodType<Payload>;
    readonly run: (call: ActionCall<Payload>) => Promise<Answer>;
  },
): ActionRoute {
  return route;
}

export interface SubmitCall<Meta> extends Call {
  /** What the view's author stored with `modalMeta`. */
  readonly meta: Meta;
  readonly state: StateValues;
  readonly viewId: string;
}

export interface SubmitRoute {
  /** The view's callback_id: `roadmap.item-form.v1`. */
  readonly callback: string;
  readonly meta: ZodType;
  run(call: SubmitCall<never>): Promise<Answer>;
}

/** Types the metadata of a submission by its schema. Submissions always count as changes. */
export function defineSubmit<Meta>(route: {
  readonly callback: string;
  readonly meta: ZodType<Meta>;
  readonly run: (call: SubmitCall<Meta>) => Promise<Answer>;
}): SubmitRoute {
  return route;
}

export interface SourceMessage {
  readonly channel: ChannelId;
  readonly ts: MessageTs;
  readonly threadTs?: MessageTs;
  readonly author?: UserId;
  /** As people read it: mentions and links resolved to their labels, never live again. At most 3,000 characters. */
  readonly text: string;
}

export interface ShortcutCall extends Call {
  /** Set for message shortcuts. */
  readonly message?: SourceMessage;
}

export interface ShortcutRoute {
  /** `feedback.capture.v1` */
  readonly callback: string;
  readonly type: 'message' | 'global';
  /** At most 24 characters. */
  readonly name: string;
  readonly description: string;
  run(call: ShortcutCall): Promise<Answer>;
}

export interface OptionsCall extends Call {
  readonly query: string;
  readonly payload: unknown;
  readonly meta: unknown;
}

export interface OptionsRoute {
  /** The select's action id without payload. */
  readonly id: string;
  /** At most 100 options; fast, read only. */
  run(call: OptionsCall): Promise<readonly PlainTextOption[] | readonly OptionGroup[]>;
}

export interface EventCall extends Call {
  /** Slack's inner event, unparsed: the handler parses what it needs. */
  readonly event: Readonly<Record<string, unknown>>;
}

export interface EventRoute {
  /** `reaction_added` */
  readonly type: string;
  /** Runs from the durable inbox; may run again after a crash. Its answer is delivered where it makes sense (home, say). */
  run(call: EventCall): Promise<Answer>;
}

/** Shows one ref (`R-12`) of a kind that a slice owns; throws not_found as the reader's rights demand. */
export type Show = (call: Call, ref: Ref) => Promise<Answer>;

/** All that a slice answers to. */
export interface Routes {
  readonly commands?: readonly CommandRoute[];
  readonly actions?: readonly ActionRoute[];
  readonly submits?: readonly SubmitRoute[];
  readonly shortcuts?: readonly ShortcutRoute[];
  readonly options?: readonly OptionsRoute[];
  readonly events?: readonly EventRoute[];
  readonly contributes?: { readonly show?: Readonly<Partial<Record<RefKind, Show>>> };
}

/** The routes of all slices; read when the edge starts. */
export interface RouteRegistry {
  readonly features: readonly Routes[];
}
