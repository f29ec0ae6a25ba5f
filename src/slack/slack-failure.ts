// Reads the errors of Slack's SDK, and our own of response URLs, into one shape without anybody's words in it.
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

export type SlackFailure =
  | {
      readonly kind: 'platform';
      readonly code: string;
      /** Slack's hints, with JSON pointers. */
      readonly details: readonly string[];
      /** The scope a `missing_scope` asks for, else ''. */
      readonly needed: string;
    }
  | { readonly kind: 'rate_limited'; readonly retryAfterS: number }
  | { readonly kind: 'unreachable' };

/** A response URL was refused or could not be reached. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError';
  /** Slack's word for it, or `request_timeout`. */
  readonly code: string;

  constructor(code: string) {
    super(`response_url: ${code}`);
    this.code = code;
  }
}

/** Undefined when the error does not come from a call of Slack. */
export function slackFailure(error: unknown): SlackFailure | undefined {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'rate_limited', retryAfterS: error.retryAfter };
  if (error instanceof WebAPIRequestError) return { kind: 'unreachable' };
  if (error instanceof WebAPIHTTPError) {
    return error.statusCode === 429 ? { kind: 'rate_limited', retryAfterS: 30 } : { kind: 'unreachable' };
  }
  if (error instanceof ResponseUrlError) return { kind: 'platform', code: error.code, details: [], needed: '' };
  return error instanceof WebAPIPlatformError ? platformFailure(error) : undefined;
}

function platformFailure({ data }: WebAPIPlatformError): SlackFailure {
  return {
    kind: 'platform',
    code: isCode(data.error) ? data.error : 'request_timeout',
    details: data.response_metadata?.messages ?? [],
    needed: 'needed' in data && typeof data.needed === 'string' ? data.needed : '',
  };
}

/** The client hands over an answer that is no JSON of Slack's as if it were a code: it says nothing about what happened. */
const isCode = (error: unknown): error is string => typeof error === 'string' && /^[a-z][a-z0-9_]*$/.test(error);
