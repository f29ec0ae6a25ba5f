// A decision: what was asked, chosen and why, who stands where. Its rules, pure.
import type { DecisionStatus, Stance } from '../../db/tables/decisions.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ChannelId, DecisionId, ItemId, MessageTs, ProductId, UserId, VoteId } from '../../kernel/ids.ts';
import { comparable, oneLine } from '../../kernel/text.ts';

export type { DecisionStatus, Stance };

export const limits = {
  title: 150,
  choice: 1000,
  reasons: 2000,
  detail: 1500,
  options: 10,
  people: 20,
  items: 20,
  concern: 1000,
} as const;
export const confidences = [50, 60, 70, 80, 90, 95, 99] as const;
export const stances: readonly Stance[] = ['aligned', 'can_live', 'concern'];

export interface DecisionInput {
  /** Made when the form opened: submitting twice logs once. */
  readonly id: DecisionId;
  readonly productId: ProductId;
  readonly title: string;
  readonly context: string;
  readonly options: readonly string[];
  readonly choice: string;
  readonly reasons: string;
  readonly consequences: string;
  readonly confidence: number | undefined;
  readonly driver: UserId | undefined;
  readonly approver: UserId | undefined;
  readonly contributors: readonly UserId[];
  readonly informed: readonly UserId[];
  readonly items: readonly ItemId[];
  readonly status: 'proposed' | 'decided';
  readonly revisitOn: string | undefined;
  readonly supersedes: DecisionId | undefined;
  readonly voteId: VoteId | undefined;
  readonly source:
    | { readonly channelId: ChannelId; readonly ts: MessageTs; readonly permalink: string | undefined }
    | undefined;
  /** Where the card is posted; undefined posts none. */
  readonly postIn: { readonly channelId: ChannelId; readonly isExternallyShared: boolean } | undefined;
}

export interface Decision {
  readonly id: DecisionId;
  readonly number: number;
  readonly productId: ProductId;
  readonly title: string;
  readonly context: string;
  readonly options: readonly string[];
  readonly choice: string;
  readonly reasons: string;
  readonly consequences: string;
  readonly confidence: number | null;
  readonly driver: UserId;
  readonly approver: UserId | null;
  readonly contributors: readonly UserId[];
  readonly informed: readonly UserId[];
  readonly status: DecisionStatus;
  readonly supersedes: DecisionId | null;
  readonly supersededBy: DecisionId | null;
  readonly voteId: VoteId | null;
  readonly permalink: string | null;
  readonly revisitOn: string | null;
  readonly createdBy: UserId;
  readonly createdAt: number;
  readonly decidedAt: number | null;
  readonly version: number;
}

export interface Voice {
  readonly userId: UserId;
  readonly stance: Stance;
  readonly concern: string | null;
}

/** One option a line, repeats dropped. Throws `invalid` beyond ten. */
export function parseOptions(lines: string): readonly string[] {
  const options = [...new Set(lines.split('\n').map((line) => oneLine(line.replace(/^\s*[-*•]\s+/, ''))))].filter(
    Boolean,
  );
  if (options.length > limits.options) {
    const sentence = `At most ${limits.options} options, one a line.`;
    throw refusal('invalid', sentence, { options: sentence });
  }
  return options;
}

/** What the log's search looks through. */
export function foldedDecision(
  input: Pick<DecisionInput, 'title' | 'context' | 'choice' | 'reasons' | 'consequences'>,
): string {
  return comparable([input.title, input.choice, input.reasons, input.context, input.consequences].join(' '));
}

/** A decided text is frozen; only what stands can be superseded, and once. */
export function canSupersede(decision: Pick<Decision, 'status' | 'supersededBy'>): boolean {
  return decision.status === 'decided' && decision.supersededBy === null;
}

/** Voices are taken while the decision stands or is proposed. */
export function takesVoices(status: DecisionStatus): boolean {
  return status === 'proposed' || status === 'decided';
}

export interface VoiceCount {
  readonly stance: Stance;
  readonly total: number;
  /** By function name, largest first; people without a function under `undefined` are left out. */
  readonly byFunction: readonly { readonly name: string; readonly count: number }[];
}

export interface VoiceSummary {
  readonly counts: readonly VoiceCount[];
  /** Functions with people in the product's channels of whom nobody has spoken. */
  readonly silent: readonly string[];
  readonly concerns: readonly { readonly userId: UserId; readonly text: string }[];
}

/** `trades`: function names of the people who spoke and of those around. */
export function summariseVoices(
  voices: readonly Voice[],
  around: readonly UserId[],
  trades: ReadonlyMap<UserId, string>,
): VoiceSummary {
  const spoke = new Set(voices.flatMap((voice) => trades.get(voice.userId) ?? []));
  const present = new Set(around.flatMap((userId) => trades.get(userId) ?? []));
  return {
    counts: stances.map((stance) =>
      countStance(
        voices.filter((voice) => voice.stance === stance),
        stance,
        trades,
      ),
    ),
    silent: [...present].filter((name) => !spoke.has(name)).sort(),
    concerns: voices.flatMap((voice) => (voice.concern ? [{ userId: voice.userId, text: voice.concern }] : [])),
  };
}

function countStance(voices: readonly Voice[], stance: Stance, trades: ReadonlyMap<UserId, string>): VoiceCount {
  const counts = new Map<string, number>();
  for (const { userId } of voices) {
    const name = trades.get(userId);
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const byFunction = [...counts].map(([name, count]) => ({ name, count }));
  return {
    stance,
    total: voices.length,
    byFunction: byFunction.sort((a, b) => b.count - a.count || a.name.localeCompare(b.name)),
  };
}
