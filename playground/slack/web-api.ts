// The bot's Web API: knows the caller, spoils calls that are to fail, answers, and records what went by.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { type Call, failed, type Methods } from './api-call.ts';
import { chatMethods } from './chat-methods.ts';
import { conversationMethods } from './conversation-methods.ts';
import { readBody, sendJson, sendText } from './http.ts';
import { isObject, parseJson, stringAt } from './json.ts';
import type { Local } from './local.ts';
import { otherMethods } from './other-methods.ts';
import { peopleMethods } from './people-methods.ts';
import type { FaultRequest, Json, JsonObject } from './protocol.ts';
import { app } from './seed-workspace.ts';
import { viewMethods } from './view-methods.ts';

const methods: Methods = { ...chatMethods, ...conversationMethods, ...peopleMethods, ...viewMethods, ...otherMethods };

/** Arguments that the SDK sends as JSON inside a form. */
const encoded = ['blocks', 'attachments', 'metadata', 'view', 'unfurls', 'files', 'user_auth_blocks'];

interface Exchange {
  local: Local;
  request: IncomingMessage;
  response: ServerResponse;
  method: string;
  args: JsonObject;
  at: number;
}

export async function answerWebApi(local: Local, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const at = Date.now();
  const url = new URL(request.url ?? '/', local.url);
  const method = url.pathname.slice('/api/'.length);
  const given = await readArguments(request, url);
  const { token, ...args } = given;
  const exchange = { local, request, response, method, args, at };
  const fault = local.faults.take(method);
  if (fault?.kind === 'slow') await after(fault.ms ?? 1000);
  if (fault && spoil(exchange, fault)) return;
  const answer = await answerOf(exchange, bearer(request) || (typeof token === 'string' ? token : ''));
  if (fault?.kind === 'lost') {
    record(exchange, { status: 0, answer, problem: 'applied, but the connection was cut before the answer' });
    request.socket.destroy();
    return;
  }
  response.setHeader('x-oauth-scopes', local.scopes.join(','));
  record(exchange, { status: 200, answer, ...(answer.ok === true ? {} : { problem: problemOf(answer) }) });
  sendJson(response, 200, answer);
}

async function answerOf({ local, method, args }: Exchange, token: string): Promise<JsonObject> {
  if (method === 'api.test') return { ok: true, args };
  if (token === '') return failed('not_authed');
  if (token !== app.token) return failed('invalid_auth');
  const run = methods[method];
  const call: Call = { local, method, args };
  return run ? run(call) : failed('unknown_method');
}

/** Answers in place of Slack when the fault says so; a slow or lost call is still carried out. */
function spoil(exchange: Exchange, fault: FaultRequest): boolean {
  const { response } = exchange;
  if (fault.kind === '429') {
    record(exchange, { status: 429, answer: { ok: false, error: 'ratelimited' }, problem: 'ratelimited' });
    response.setHeader('retry-after', String(fault.retryAfter ?? 1));
    sendJson(response, 429, { ok: false, error: 'ratelimited' });
  } else if (fault.kind === '500') {
    record(exchange, { status: 500, answer: 'Internal Server Error', problem: 'server error' });
    sendText(response, 500, 'Internal Server Error');
  } else if (fault.kind === 'garbage') {
    record(exchange, { status: 200, answer: '<html>', problem: 'not JSON' });
    sendText(response, 200, '<html><body>Slack is having a moment</body></html>');
  } else if (fault.kind === 'error') {
    const answer = failed(fault.error ?? 'internal_error');
    record(exchange, { status: 200, answer, problem: stringAt(answer, 'error') });
    sendJson(response, 200, answer);
  } else return false;
  return true;
}

function record(exchange: Exchange, result: { status: number; answer: Json; problem?: string }): void {
  const { local, method, args, at } = exchange;
  const channel = local.directory.findChannel(stringAt(args, 'channel'));
  local.traffic.record({
    at,
    direction: 'in',
    kind: 'web-api',
    title: channel && !channel.is_im ? `${method} #${channel.name}` : method,
    request: args,
    response: result.answer,
    status: result.status,
    ms: Date.now() - at,
    ...(result.problem === undefined ? {} : { problem: result.problem }),
  });
}

function problemOf(answer: JsonObject): string {
  const details = Array.isArray(answer.errors) ? answer.errors : [];
  return [stringAt(answer, 'error'), ...details.filter((one) => typeof one === 'string')].join(' ');
}

async function readArguments(request: IncomingMessage, url: URL): Promise<JsonObject> {
  const body = (await readBody(request)).toString();
  const query = Object.fromEntries(url.searchParams);
  const type = request.headers['content-type'] ?? '';
  if (type.includes('application/json')) {
    const parsed = parseJson(body);
    return { ...query, ...(isObject(parsed) ? decoded(parsed) : {}) };
  }
  return decoded({ ...query, ...Object.fromEntries(new URLSearchParams(body)) });
}

function decoded(args: JsonObject): JsonObject {
  const entries = Object.entries(args).map(([key, value]) => {
    if (!encoded.includes(key) || typeof value !== 'string' || value === '') return [key, value] as const;
    return [key, parseJson(value) ?? value] as const;
  });
  return Object.fromEntries(entries);
}

function bearer(request: IncomingMessage): string {
  return (request.headers.authorization ?? '').replace(/^Bearer\s+/i, '').trim();
}
