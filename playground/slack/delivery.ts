// Sends signed requests to the app, as Slack's servers do: three seconds, no redirects, everything recorded.
import { createHmac } from 'node:crypto';
import { parseJson } from './json.ts';
import type { Delivered, Local } from './local.ts';
import type { JsonObject, TrafficKind } from './protocol.ts';
import { app } from './seed-workspace.ts';

export interface Retry {
  num: number;
  reason: string;
}

export interface Reply {
  status: number;
  body: string;
  /** `operation_timeout`, `dispatch_failed` or nothing. */
  failure: '' | 'operation_timeout' | 'dispatch_failed';
}

export function payloadDelivery(kind: TrafficKind, title: string, payload: JsonObject): Delivered {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return { kind, title, shown: payload, body, contentType: 'application/x-www-form-urlencoded' };
}

/** Never rejects: what goes wrong is in the reply. */
export async function deliver(local: Local, delivered: Delivered, retry?: Retry): Promise<Reply> {
  return local.activity.during(async () => {
    const at = Date.now();
    const reply = await send(local, delivered, retry);
    local.traffic.record({
      at,
      direction: 'out',
      kind: delivered.kind,
      title: retry ? `${delivered.title} (retry ${retry.num})` : delivered.title,
      request: delivered.shown,
      response: parseJson(reply.body) ?? reply.body,
      status: reply.status,
      ms: Date.now() - at,
      ...(reply.failure === '' ? {} : { problem: reply.failure }),
    });
    return reply;
  });
}

async function send(local: Local, delivered: Delivered, retry: Retry | undefined): Promise<Reply> {
  if (local.appUrl === '') return { status: 0, body: '', failure: 'dispatch_failed' };
  try {
    const response = await fetch(`${local.appUrl}/slack/events`, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...signature(delivered.body), ...retryHeaders(retry), 'content-type': delivered.contentType },
      body: delivered.body,
      signal: AbortSignal.any([AbortSignal.timeout(local.patienceMs), local.closing]),
    });
    const body = await response.text();
    return { status: response.status, body, failure: response.ok ? '' : 'dispatch_failed' };
  } catch (error) {
    const late = error instanceof DOMException && error.name === 'TimeoutError';
    return { status: 0, body: '', failure: late ? 'operation_timeout' : 'dispatch_failed' };
  }
}

function signature(body: string): { [header: string]: string } {
  const timestamp = Math.floor(Date.now() / 1000).toString();
  const digest = createHmac('sha256', app.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${digest}`,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    accept: 'application/json,*/*',
  };
}

function retryHeaders(retry: Retry | undefined): { [header: string]: string } {
  return retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {};
}
