// Turns whatever was thrown into what the person reads: a refusal's own sentence, or for a bug a ref that is also in
// the log. Nothing people wrote gets into the log.
import { describeError } from '../kernel/describe-error.ts';
import { AppError, type FieldErrors } from '../kernel/errors.ts';
import { en } from './messages.ts';
import type { EdgeParts } from './parts.ts';
import type { Effect } from './routes.ts';
import { refusalFor } from './slack-errors.ts';
import { slackFailure } from './slack-failure.ts';

export interface Problem {
  readonly sentence: string;
  readonly fields: FieldErrors;
  readonly kind: 'refusal' | 'bug';
}

export interface FailedWork {
  readonly route: string;
  /** `saved`: the handler had returned, only the showing failed. */
  readonly effect: Effect | 'saved';
}

type FailureParts = Pick<EdgeParts, 'installation' | 'log' | 'random'>;

export function problemOf(parts: FailureParts, error: unknown, work: FailedWork): Problem {
  const refused = refusalFor(error, parts.installation.botName);
  if (refused) {
    if (refused.code === 'unavailable') logFailure(parts, error, { ...work, message: 'an interaction was refused' });
    return { sentence: refused.sentence, fields: refused.fields, kind: 'refusal' };
  }
  const ref = newFailureRef(parts.random);
  logFailure(parts, error, { ...work, ref, message: 'an interaction failed' });
  return { sentence: sentenceFor(ref, work.effect), fields: {}, kind: 'bug' };
}

function sentenceFor(ref: string, effect: FailedWork['effect']): string {
  return effect === 'saved' ? en.bugAfterSaving(ref) : en.bug(ref, effect);
}

interface LoggedFailure extends FailedWork {
  readonly ref?: string;
  readonly message: string;
}

function logFailure(parts: FailureParts, error: unknown, failed: LoggedFailure): void {
  const slack = slackFailure(error);
  const fields = {
    ...(failed.ref ? { ref: failed.ref } : {}),
    workspace: parts.installation.workspaceId,
    route: failed.route,
    ...(slack?.kind === 'platform' ? { slack: slack.code, pointers: pointersIn(slack.details) } : {}),
    err: describeError(error),
  };
  if (error instanceof AppError) parts.log.warn(fields, failed.message);
  else parts.log.error(fields, failed.message);
}

/** Slack's hints may quote what was sent; where they point does not. */
const pointersIn = (details: readonly string[]): string[] =>
  details.flatMap((line) => /json-pointer:([^\]]+)/.exec(line)?.[1] ?? []).slice(0, 5);

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five characters that can be read aloud. */
export function newFailureRef(random: () => number): string {
  return Array.from({ length: 5 }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('');
}
