// Asks Slack once, at the start, which workspace the token belongs to and who the bot is.
import type { WebClient } from '@slack/web-api';
import { refusal } from '../kernel/errors.ts';
import { asUserId, asWorkspaceId } from '../kernel/ids.ts';
import { after } from './after.ts';
import type { Installation } from './parts.ts';
import { slackProblem } from './slack-errors.ts';
import { slackFailure } from './slack-failure.ts';

const PAUSES_MS = [1_000, 3_000];

/** Throws AppError, for whoever starts the program to read, when Slack refuses the token, or does not answer in three tries. */
export async function identify(client: WebClient, pausesMs: readonly number[] = PAUSES_MS): Promise<Installation> {
  for (const pause of [...pausesMs, undefined]) {
    try {
      return await asked(client);
    } catch (error) {
      const failure = explained(error, 'SLACK_BOT_TOKEN');
      const isPassing = ['unreachable', 'rate_limited'].includes(slackProblem(error) ?? '');
      if (!isPassing || pause === undefined) throw failure;
      await after(pause).passed;
    }
  }
  throw refusal('unavailable', 'Slack was not asked.');
}

async function asked(client: WebClient): Promise<Installation> {
  const answer = await client.auth.test();
  const { team_id: teamId, user_id: botUserId, bot_id: botId, user, enterprise_id: enterpriseId } = answer;
  if (!teamId || !botUserId)
    throw refusal('unavailable', 'Slack did not say which workspace SLACK_BOT_TOKEN belongs to.');
  return {
    workspaceId: asWorkspaceId(answer.is_enterprise_install && enterpriseId ? enterpriseId : teamId),
    teamId,
    enterpriseId: enterpriseId || undefined,
    botUserId: asUserId(botUserId),
    botId: botId || undefined,
    botName: user ?? 'plumbline',
  };
}

/** The failure of a call that the connection rests on, in words for whoever set `variable`; other errors as they are. */
export function explained(error: unknown, variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN'): unknown {
  const failure = slackFailure(error);
  if (!failure) return error;
  if (failure.kind !== 'platform')
    return refusal('unavailable', 'Slack cannot be reached. Check the network and SLACK_API_URL.');
  return refusal(
    'precondition',
    `Slack refuses ${variable} (${failure.code}). Copy it again from your app's page at https://api.slack.com/apps.`,
  );
}
