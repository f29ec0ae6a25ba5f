// Answers through the response_url of an interaction: at most five times, only to Slack, never through a redirect.
import { asSent } from '../blocks/mrkdwn.ts';
import { MAX_TEXT } from '../outbox/limits.ts';
import type { Content } from '../outbox/outbox.ts';
import { ResponseUrlError } from './slack-failure.ts';

const USES = 5;
const TIMEOUT_MS = 2_500;

export interface ResponseOptions {
  /** Replaces the message the person acted in. */
  readonly replace: boolean;
  readonly threadTs?: string;
}

/** One interaction's response_url. */
export interface Responder {
  /** True while it may be used. */
  isUsable(): boolean;
  /** Shows a message to this person alone. Throws ResponseUrlError. */
  respond(content: Content, options: ResponseOptions): Promise<void>;
}

export type ResponderFactory = (url: unknown) => Responder | undefined;

/** Makes responders for addresses of Slack, or of the Slack API this app was told to use; undefined for any other. */
export function responderFactory(slackApiUrl: string): ResponderFactory {
  const origins = new Set(['https://hooks.slack.com', new URL(slackApiUrl).origin]);
  return (url) => {
    if (typeof url !== 'string' || !URL.canParse(url) || !origins.has(new URL(url).origin)) return undefined;
    return createResponder(url);
  };
}

function createResponder(url: string): Responder {
  let left = USES;
  return {
    isUsable: () => left > 0,
    async respond({ text, blocks }, { replace, threadTs }) {
      left -= 1;
      await post(url, {
        response_type: 'ephemeral',
        replace_original: replace,
        text: asSent(text, MAX_TEXT),
        ...(blocks.length > 0 ? { blocks } : {}),
        ...(threadTs && !replace ? { thread_ts: threadTs } : {}),
      });
    },
  };
}

async function post(url: string, message: Readonly<Record<string, unknown>>): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => undefined);
  if (!response) throw new ResponseUrlError('request_timeout');
  const said = await response.text().catch(() => '');
  if (!response.ok || /"ok"\s*:\s*false/.test(said)) throw new ResponseUrlError(errorIn(said));
}

/** Slack answers with a bare word or with JSON. */
function errorIn(said: string): string {
  return /"error"\s*:\s*"(\w+)"/.exec(said)?.[1] ?? /^\w{1,60}$/.exec(said.trim())?.[0] ?? 'refused';
}
