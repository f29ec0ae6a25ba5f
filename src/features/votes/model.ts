// Votes: what one may look like, who may vote in it and when it reminds and closes. Pure.
import type {
  CandidateScore,
  CandidateSetup,
  Choices,
  FunctionTurnout,
  VoteMethod,
  VoteResult,
  VoteRules,
  VoteSetup,
  VoteStatus,
} from '../../db/tables/votes.ts';
import type { Standing } from '../../kernel/ctx.ts';
import {
  asUserId,
  type CandidateId,
  type ChannelId,
  type ItemId,
  isId,
  type ProductId,
  type UserId,
  type VoteId,
} from '../../kernel/ids.ts';
import { comparable, oneLine, truncate } from '../../kernel/text.ts';
import { DAY, HOUR, isWorkingTime, localTime, MINUTE } from '../../kernel/time.ts';

export type {
  CandidateScore,
  CandidateSetup,
  Choices,
  FunctionTurnout,
  VoteMethod,
  VoteResult,
  VoteRules,
  VoteSetup,
  VoteStatus,
};

export const limits = {
  question: 200,
  title: 120,
  detail: 150,
  minCandidates: 2,
  maxCandidates: 40,
  budget: 100,
  reason: 500,
  closingReason: 300,
  /** Candidates typed one a line. */
  typed: 3000,
} as const;

export const defaultBudget = 5;

export interface Vote {
  readonly id: VoteId;
  readonly number: number;
  readonly productId: ProductId;
  readonly question: string;
  readonly rules: VoteRules;
  readonly isAnonymous: boolean;
  readonly asksReason: boolean;
  readonly quorum: number | null;
  readonly closesWhenAllVoted: boolean;
  readonly deadline: number;
  readonly status: VoteStatus;
  readonly channelId: ChannelId;
  readonly createdBy: UserId;
  readonly openedAt: number;
  readonly closedAt: number | null;
  readonly closedWhy: string | null;
  readonly result: VoteResult | null;
}

export interface Candidate {
  readonly id: CandidateId;
  readonly title: string;
  readonly ref: string | null;
  readonly itemId: ItemId | null;
  readonly detail: string | null;
}

export interface Ballot {
  readonly choices: Choices;
  readonly trade: string | null;
  readonly reason: string | null;
}

export interface Turnout {
  readonly voted: number;
  readonly electors: number;
}

export interface VoteView {
  readonly vote: Vote;
  readonly candidates: readonly Candidate[];
  readonly turnout: Turnout;
}

/** What the acting person can still do in an open vote. */
export type Stake = 'votes' | 'voted' | 'none';

export interface VoteList {
  readonly open: readonly { readonly vote: Vote; readonly turnout: Turnout; readonly stake: Stake }[];
  readonly recent: readonly Vote[];
}

/** What a voter's ballot form shows. */
export interface BallotForm {
  readonly vote: Vote;
  readonly candidates: readonly Candidate[];
  readonly own: Ballot | undefined;
  /** The functions to choose from, where the voter's is not known yet. */
  readonly functions: readonly { readonly value: string; readonly text: string }[] | undefined;
}

export interface PublishedBallots {
  readonly reasons: readonly { readonly text: string; readonly by: UserId | null }[];
  /** Of a named vote, for its voters; undefined for everybody else. */
  readonly ballots: readonly { readonly by: UserId; readonly choices: Choices }[] | undefined;
}

/** "R-12 Faster search", or what somebody typed. */
export function candidateName(candidate: { readonly title: string; readonly ref: string | null }): string {
  return candidate.ref ? `${candidate.ref} ${candidate.title}` : candidate.title;
}

/** 1 is first; tied candidates share a place, and the places behind them stay empty. */
export function placesOf(tiers: VoteResult['tiers']): ReadonlyMap<CandidateId, number> {
  const places = new Map<CandidateId, number>();
  for (const tier of tiers) {
    const place = places.size + 1;
    for (const id of tier) places.set(id, place);
  }
  return places;
}

const BULLET = /^\s*(?:[-*•–]|\d{1,2}[.)])\s+/;

/** Candidates typed one a line: bullets and numbers dropped, empty lines skipped. */
export function typedCandidates(text: string): CandidateSetup[] {
  return text
    .split('\n')
    .map((line) => truncate(oneLine(line.replace(BULLET, '')), limits.title))
    .filter((title) => title !== '')
    .map((title) => ({ title, ref: null, itemId: null, detail: null }));
}

/** In order, each once: by ref where there is one, else by the words of the title. */
export function withoutRepeats(candidates: readonly CandidateSetup[]): CandidateSetup[] {
  const kept = new Map<string, CandidateSetup>();
  for (const candidate of candidates) {
    const key = candidate.ref ?? comparable(candidate.title);
    if (!kept.has(key)) kept.set(key, candidate);
  }
  return [...kept.values()];
}

const SHORTEST = 5 * MINUTE;
const LONGEST = 90 * DAY;

export function isPossibleDeadline(deadline: number, now: number): boolean {
  return deadline >= now + SHORTEST && deadline <= now + LONGEST;
}

/** In two days at 17:00 where the person is; the nearest existing moment where the clocks change. */
export function defaultDeadline(now: number, timeZone: string): number {
  const day = Math.floor((now + 2 * DAY) / MINUTE) * MINUTE;
  let moment = day;
  for (let round = 0; round < 2; round += 1) {
    const { hour, minute } = localTime(moment, timeZone);
    moment += (17 - hour) * HOUR - minute * MINUTE;
  }
  return moment;
}

/** A day before the end; half-way where a vote lasts less than two days; never for one shorter than an hour. */
export function reminderAt(vote: { readonly openedAt: number; readonly deadline: number }): number | undefined {
  const length = vote.deadline - vote.openedAt;
  if (length < HOUR) return undefined;
  return length >= 2 * DAY ? vote.deadline - DAY : vote.openedAt + Math.floor(length / 2);
}

const STEP = 15 * MINUTE;

/** The moment itself in working hours, else the start of the next ones (every zone's offset is a multiple of 15 minutes). */
export function nextWorkingTime(ms: number, timeZone: string): number {
  if (isWorkingTime(ms, timeZone)) return ms;
  let moment = Math.ceil((ms + 1) / STEP) * STEP;
  for (let step = 0; step < 4 * 96 && !isWorkingTime(moment, timeZone); step += 1) moment += STEP;
  return moment;
}

/** What a reminder is about: one vote and one of its voters. */
export const reminderSubject = (id: VoteId, userId: UserId): string => `${id}:${userId}`;

export function readReminderSubject(subject: string): { readonly id: VoteId; readonly userId: UserId } | undefined {
  const [id = '', userId = ''] = subject.split(':');
  return isId('vote', id) && userId !== '' ? { id, userId: asUserId(userId) } : undefined;
}

interface MaybeElector {
  readonly isBot: boolean;
  readonly standing: Standing;
}

/** Bots and people of other organisations never vote; guests where the product lets them in. */
export function mayBeElector(person: MaybeElector, product: { readonly allowsGuests: boolean }): boolean {
  if (person.isBot || person.standing === 'external') return false;
  return person.standing !== 'guest' || product.allowsGuests;
}

/** A vote takes ballots until its deadline, even while nobody has closed it yet. */
export function takesBallots(vote: Pick<Vote, 'status' | 'deadline'>, now: number): boolean {
  return vote.status === 'open' && now < vote.deadline;
}

export type SetupWarning = 'few-voters' | 'many-candidates' | 'short' | 'outside-hours' | 'shared-channel';

/** What whoever starts a vote should think about before it opens. */
export function warningsOf(
  setup: VoteSetup,
  place: { readonly electors: number; readonly isShared: boolean; readonly now: number; readonly timeZone: string },
): SetupWarning[] {
  const checks: [SetupWarning, boolean][] = [
    ['few-voters', setup.isAnonymous && place.electors < 5],
    ['many-candidates', setup.candidates.length > 12],
    ['short', setup.deadline - place.now < 4 * HOUR],
    ['outside-hours', !isWorkingTime(setup.deadline - MINUTE, place.timeZone)],
    ['shared-channel', place.isShared],
  ];
  return checks.filter(([, applies]) => applies).map(([warning]) => warning);
}
