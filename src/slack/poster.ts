// The outbox's own client of Slack's Web API: it never retries and never waits, and tells exactly what is known of each
// call. A 200 with something else than Slack's JSON is no refusal: the message may be posted.
import {
  type Block,
  type KnownBlock,
  LogLevel,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import { z } from 'zod';
import { asChannelId, asTs } from '../kernel/ids.ts';
import type { CallResult, SeenMessage, SlackPoster } from '../outbox/slack-poster.ts';

export interface PosterOptions {
  readonly token: string;
  /** With the trailing `/api/`; Slack itself by default. */
  readonly slackApiUrl?: string;
  readonly timeoutMs?: number;
  /** For tests. */
  readonly fetch?: NonNullable<WebClientOptions['fetch']>;
}

const EVENT_TYPE = 'plumbline_message';
const PAGE = 200;

export function createPoster({ token, slackApiUrl, timeoutMs = 10_000, fetch }: PosterOptions): SlackPoster {
  const client = new WebClient(token, {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    allowAbsoluteUrls: false,
    logger: silent,
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
    ...(fetch ? { fetch } : {}),
  });
  return {
    postMessage: ({ id, channel, threadTs, ...wording }) =>
      ask(posted, () =>
        client.apiCall('chat.postMessage', {
          channel,
          ...wordingArguments(wording),
          ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: EVENT_TYPE, event_payload: { id } },
        }),
      ),
    update: ({ channel, ts, ...wording }) =>
      ask(done, () => client.apiCall('chat.update', { channel, ts, ...wordingArguments(wording) })),
    openDm: (user) => ask(opened, () => client.apiCall('conversations.open', { users: user })),
    history: ({ channel, cursor }) =>
      ask(page, () => client.apiCall('conversations.history', { channel, ...pageArguments(cursor) })),
    replies: ({ channel, threadTs, cursor }) =>
      ask(page, () => client.apiCall('conversations.replies', { channel, ts: threadTs, ...pageArguments(cursor) })),
  };
}

const posted = z
  .object({ channel: z.string().min(1), ts: z.string().min(1) })
  .transform(({ channel, ts }) => ({ channel: asChannelId(channel), ts: asTs(ts) }));
const done = z.unknown().transform(() => null);
const opened = z
  .object({ channel: z.object({ id: z.string().min(1) }) })
  .transform(({ channel }) => ({ channel: asChannelId(channel.id) }));
const seenMessage = z.object({
  ts: z.string(),
  metadata: z
    .object({ event_type: z.string(), event_payload: z.object({ id: z.string() }).loose() })
    .optional()
    .catch(undefined),
});
const page = z
  .object({
    messages: z.array(seenMessage),
    response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
  })
  .transform(({ messages, response_metadata: { next_cursor: cursor = '' } = {} }) => ({
    messages: messages.map(toSeen),
    ...(cursor === '' ? {} : { cursor }),
  }));

function toSeen({ ts, metadata }: z.infer<typeof seenMessage>): SeenMessage {
  const isOurs = metadata?.event_type === EVENT_TYPE;
  return { ts: asTs(ts), ...(isOurs ? { id: metadata.event_payload.id } : {}) };
}

interface Wording {
  readonly text: string;
  readonly blocks: readonly (KnownBlock | Block)[];
}

/** Blocks are always given: left out, an update would keep the old ones. */
function wordingArguments({ text, blocks }: Wording): Record<string, unknown> {
  return { text, blocks };
}

function pageArguments(cursor: string | undefined): Record<string, unknown> {
  return { limit: PAGE, include_all_metadata: true, ...(cursor === undefined ? {} : { cursor }) };
}

async function ask<Value>(shape: z.ZodType<Value>, call: () => Promise<unknown>): Promise<CallResult<Value>> {
  try {
    const parsed = shape.safeParse(await call());
    return parsed.success ? { kind: 'ok', value: parsed.data } : { kind: 'ambiguous', reason: 'no answer of Slack' };
  } catch (error) {
    return classify(error);
  }
}

type Failure = Exclude<CallResult<never>, { readonly kind: 'ok' }>;

const DEFAULT_RETRY_AFTER_MS = 30_000;

/** Errors of Slack's client to what is known of the call; anything unforeseen leaves open whether it was done. */
function classify(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'rate_limited', retryAfterMs: Math.max(1, error.retryAfter) * 1_000 };
  }
  if (error instanceof WebAPIPlatformError) return ofPlatform(error);
  if (error instanceof WebAPIHTTPError) return ofStatus(error.statusCode);
  if (error instanceof WebAPIRequestError) return ofRequest(error.original);
  // What the client throws for a 429 whose Retry-After it cannot read.
  if (error instanceof Error && error.message.startsWith('Retry header did not contain')) {
    return { kind: 'rate_limited', retryAfterMs: DEFAULT_RETRY_AFTER_MS };
  }
  return { kind: 'ambiguous', reason: error instanceof Error ? error.name : 'failed' };
}

/** Slack says of these that parts may have been done. */
const UNCLEAR: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);
const LIMITED: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited']);

const details = z.object({
  error: z.string(),
  errors: z
    .array(z.union([z.string(), z.object({ pointer: z.string() })]))
    .optional()
    .catch(undefined),
  response_metadata: z
    .object({ messages: z.array(z.string()).optional(), retryAfter: z.number().optional() })
    .optional()
    .catch(undefined),
});

/** The client hands over the body of an answer that is no JSON as if it were Slack's error code. */
function ofPlatform(failure: WebAPIPlatformError): Failure {
  const { data } = details.safeParse(failure.data);
  if (!data || !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(data.error)) {
    return { kind: 'ambiguous', reason: 'no answer of Slack' };
  }
  if (LIMITED.has(data.error)) {
    const seconds = data.response_metadata?.retryAfter;
    return { kind: 'rate_limited', retryAfterMs: seconds ? seconds * 1_000 : DEFAULT_RETRY_AFTER_MS };
  }
  if (UNCLEAR.has(data.error)) return { kind: 'ambiguous', reason: data.error };
  const pointer = pointerIn([...(data.errors ?? []), ...(data.response_metadata?.messages ?? [])]);
  return { kind: 'refused', error: data.error, ...(pointer === undefined ? {} : { pointer }) };
}

/** `/blocks/0/text` out of `[ERROR] must be … [json-pointer:/blocks/0/text]`; the rest may quote people's words. */
function pointerIn(problems: readonly (string | { readonly pointer: string })[]): string | undefined {
  for (const problem of problems) {
    const pointer = typeof problem === 'string' ? /\[json-pointer:([^\]]*)\]/.exec(problem)?.[1] : problem.pointer;
    if (pointer !== undefined) return pointer.slice(0, 200);
  }
  return undefined;
}

/** Slack itself refuses with 200: a 4xx comes from something in between that did not let the request pass. */
function ofStatus(status: number): Failure {
  const isStopped = status >= 400 && status < 500 && status !== 408;
  return { kind: isStopped ? 'unsent' : 'ambiguous', reason: `http_${status}` };
}

/** These fail before a byte of the request is sent. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function ofRequest(original: Error): Failure {
  const code = codeOf(original) ?? codeOf(original.cause);
  if (code !== undefined && NEVER_CONNECTED.has(code)) return { kind: 'unsent', reason: code };
  return { kind: 'ambiguous', reason: original.name === 'TimeoutError' ? 'timeout' : (code ?? 'connection lost') };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What the outbox needs of a failure is in its result; the client's own log quotes requests. */
const silent: NonNullable<WebClientOptions['logger']> = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
