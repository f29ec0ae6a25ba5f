// The two ways to call Slack: one for people who wait, one for work behind the scenes, so that a rate limit on posting
// never delays a window. Neither retries (a lost answer would be done twice) and neither calls inside a transaction.
import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import { refuseInside } from '../db/transaction.ts';
import type { Log } from '../kernel/log.ts';

/** Told of every call; never of what was in it. */
export type CallObserver = (method: string, outcome: string) => void;

export interface ClientOptions {
  readonly botToken: string;
  /** Ends with a slash. */
  readonly slackApiUrl: string;
  readonly log: Log;
  readonly onCall?: CallObserver;
}

export interface Clients {
  /** 2.5 seconds, fails at once on a rate limit. */
  readonly interactive: WebClient;
  /** 10 seconds, fails at once on a rate limit: its callers reschedule. */
  readonly background: WebClient;
}

export function createClients(options: ClientOptions): Clients {
  return { interactive: createClient(options, 2_500), background: createClient(options, 10_000) };
}

function createClient({ botToken, slackApiUrl, log, onCall }: ClientOptions, timeout: number): WebClient {
  return new WebClient(botToken, {
    slackApiUrl,
    allowAbsoluteUrls: false,
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: sdkLogger(log),
    fetch: observedFetch(slackApiUrl, onCall),
  });
}

function observedFetch(slackApiUrl: string, onCall: CallObserver = () => undefined): typeof fetch {
  return async (url, init) => {
    refuseInside('a call of Slack');
    const address = String(url);
    const method = address.startsWith(slackApiUrl) ? address.slice(slackApiUrl.length) : 'files.upload';
    try {
      const response = await fetch(url, init);
      onCall(method, String(response.status));
      return response;
    } catch (error) {
      onCall(method, 'unreachable');
      throw error;
    }
  };
}

/** The SDKs' logger: warnings and errors as one line each, objects (which may quote bodies) dropped. */
export function sdkLogger(log: Log): Logger {
  const line = (parts: readonly unknown[]): string =>
    parts
      .filter((part) => typeof part === 'string')
      .join(' ')
      .slice(0, 300);
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => log.warn({ from: 'slack-sdk' }, line(parts)),
    error: (...parts) => log.error({ from: 'slack-sdk' }, line(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
