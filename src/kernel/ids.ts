// Branded ids: our own rows carry a prefix and a time-sortable part; Slack's ids are branded as they come.

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type WorkspaceId = Branded<'workspace'>;
export type UserId = Branded<'user'>;
export type ChannelId = Branded<'channel'>;
export type MessageTs = Branded<'ts'>;

export const idPrefixes = {
  product: 'prd',
  item: 'itm',
  feedback: 'fbk',
  customer: 'cus',
  decision: 'dec',
  vote: 'vot',
  candidate: 'cnd',
  ballot: 'blt',
  schedule: 'sch',
  activity: 'act',
  outbox: 'out',
  message: 'msg',
  job: 'job',
  draft: 'drf',
  event: 'evt',
} as const;

export type IdKind = keyof typeof idPrefixes;
export type Id<Kind extends IdKind> = Branded<Kind>;
export type ProductId = Id<'product'>;
export type ItemId = Id<'item'>;
export type FeedbackId = Id<'feedback'>;
export type DecisionId = Id<'decision'>;
export type VoteId = Id<'vote'>;
export type CandidateId = Id<'candidate'>;
export type ScheduleId = Id<'schedule'>;
export type OutboxId = Id<'outbox'>;
export type LivingId = Id<'message'>;
export type JobId = Id<'job'>;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `itm_` + 10 characters of time (ms, sortable) + 12 random ones (60 bits). `random` yields [0, 1). */
export function newId<Kind extends IdKind>(kind: Kind, nowMs: number, random: () => number): Id<Kind> {
  let time = '';
  for (let rest = nowMs, i = 0; i < 10; i += 1, rest = Math.floor(rest / 32)) time = ALPHABET[rest % 32] + time;
  let tail = '';
  for (let i = 0; i < 12; i += 1) tail += ALPHABET[Math.floor(random() * 32)];
  return asId<Kind>(`${idPrefixes[kind]}_${time}${tail}`);
}

/** Trusts the caller: for values that came out of our own tables or out of a parsed schema. */
export function asId<Kind extends IdKind>(value: string): Id<Kind> {
  return value as Id<Kind>;
}

/** Trusts the caller: for Slack's own ids after the edge has parsed the payload. */
export const asWorkspaceId = (value: string): WorkspaceId => value as WorkspaceId;
export const asUserId = (value: string): UserId => value as UserId;
export const asChannelId = (value: string): ChannelId => value as ChannelId;
export const asTs = (value: string): MessageTs => value as MessageTs;

/** True for `itm_…` with the right prefix and alphabet; says nothing about existence. */
export function isId<Kind extends IdKind>(kind: Kind, value: string): value is Id<Kind> {
  return new RegExp(`^${idPrefixes[kind]}_[0-9A-HJKMNP-TV-Z]{22}$`).test(value);
}
