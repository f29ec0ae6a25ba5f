// What went wrong when Slack refused: classified once, in words a person can act on. Who retries what is decided
// elsewhere.
import { AppError, type RefusalCode, refusal } from '../kernel/errors.ts';
import { en } from './messages.ts';
import { slackFailure } from './slack-failure.ts';

export type SlackProblem =
  | 'trigger' // the click is too old to open a window
  | 'hash' // the view changed since
  | 'view_gone'
  | 'stack_full'
  | 'not_in_channel'
  | 'no_channel'
  | 'no_person'
  | 'archived'
  | 'forbidden'
  | 'missing_scope'
  | 'revoked'
  | 'rate_limited'
  | 'unreachable'
  | 'bad_blocks'
  | 'unknown';

const codes: Readonly<Record<string, SlackProblem>> = {
  expired_trigger_id: 'trigger',
  exchanged_trigger_id: 'trigger',
  invalid_trigger_id: 'trigger',
  trigger_expired: 'trigger',
  trigger_exchanged: 'trigger',
  hash_conflict: 'hash',
  not_found: 'view_gone',
  view_not_found: 'view_gone',
  push_limit_reached: 'stack_full',
  not_in_channel: 'not_in_channel',
  user_not_in_channel: 'not_in_channel',
  channel_not_found: 'no_channel',
  channel_is_limited_access: 'no_channel',
  user_not_found: 'no_person',
  users_not_found: 'no_person',
  user_not_visible: 'no_person',
  user_disabled: 'no_person',
  cannot_dm_bot: 'no_person',
  is_archived: 'archived',
  restricted_action: 'forbidden',
  restricted_action_read_only_channel: 'forbidden',
  restricted_action_thread_only_channel: 'forbidden',
  restricted_action_non_threadable_channel: 'forbidden',
  no_permission: 'forbidden',
  ekm_access_denied: 'forbidden',
  messages_tab_disabled: 'forbidden',
  missing_scope: 'missing_scope',
  not_allowed_token_type: 'missing_scope',
  account_inactive: 'revoked',
  token_revoked: 'revoked',
  token_expired: 'revoked',
  invalid_auth: 'revoked',
  not_authed: 'revoked',
  org_login_required: 'revoked',
  team_access_not_granted: 'revoked',
  ratelimited: 'rate_limited',
  rate_limited: 'rate_limited',
  message_limit_exceeded: 'rate_limited',
  service_unavailable: 'unreachable',
  internal_error: 'unreachable',
  fatal_error: 'unreachable',
  request_timeout: 'unreachable',
  invalid_blocks: 'bad_blocks',
  invalid_blocks_format: 'bad_blocks',
  msg_blocks_too_long: 'bad_blocks',
};

/** The kind of a failed call, or undefined when the error does not come from a call of Slack. */
export function slackProblem(error: unknown): SlackProblem | undefined {
  const failure = slackFailure(error);
  if (!failure) return undefined;
  if (failure.kind !== 'platform') return failure.kind;
  if (failure.code === 'invalid_arguments' && failure.details.some((line) => line.includes('trigger_id')))
    return 'trigger';
  return codes[failure.code] ?? 'unknown';
}

/**
 * The refusal a person should read, or undefined where the failure is a bug of ours (bad blocks, an unknown code) or no
 * failure of Slack at all. `bot` is the name under which the bot is invited.
 */
export function refusalFor(error: unknown, bot: string): AppError | undefined {
  if (error instanceof AppError) return error;
  const problem = slackProblem(error);
  const told = problem ? sentences[problem] : undefined;
  return told ? refusal(told.code, told.say({ bot, scope: neededScope(error) })) : undefined;
}

interface Told {
  readonly code: RefusalCode;
  say(facts: { readonly bot: string; readonly scope: string }): string;
}

const sentences: Readonly<Partial<Record<SlackProblem, Told>>> = {
  trigger: { code: 'unavailable', say: () => en.tooLate },
  not_in_channel: { code: 'precondition', say: ({ bot }) => en.notInChannel(bot) },
  no_channel: { code: 'precondition', say: ({ bot }) => en.notInChannel(bot) },
  no_person: { code: 'not_found', say: () => en.personGone },
  archived: { code: 'precondition', say: () => en.archived },
  forbidden: { code: 'precondition', say: () => en.mayNotPost },
  missing_scope: { code: 'precondition', say: ({ scope }) => en.missingScope(scope && ` (${scope})`) },
  revoked: { code: 'unavailable', say: () => en.revoked },
  rate_limited: { code: 'unavailable', say: () => en.slackIsBusy },
  unreachable: { code: 'unavailable', say: () => en.slackIsAway },
};

function neededScope(error: unknown): string {
  const failure = slackFailure(error);
  return failure?.kind === 'platform' ? failure.needed : '';
}
