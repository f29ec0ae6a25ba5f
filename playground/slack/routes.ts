// Which path is answered by whom.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BodyTooLargeError, readBody, sendJson, sendText } from './http.ts';
import { parseJson } from './json.ts';
import type { Local } from './local.ts';
import { answerLocalApi, type Doors } from './local-api.ts';
import { answerResponseUrl } from './response-url.ts';
import { app } from './seed-workspace.ts';
import { answerWebApi } from './web-api.ts';

export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
}

const uploadBytes = 20 * 1024 * 1024;

export async function route(
  doors: Doors,
  exchange: Exchange,
  handleOther?: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<void> {
  const { request, response } = exchange;
  const path = request.url ?? '/';
  const { local } = doors;
  try {
    if (path.startsWith('/api/')) await local.activity.during(() => answerWebApi(local, request, response));
    else if (path.startsWith('/_local/')) await answerLocalApi(doors, request, response);
    else if (path.startsWith('/_response/')) await takeResponse(local, exchange);
    else if (path.startsWith('/upload/')) await takeUpload(local, exchange);
    else if (/^\/files(-pri)?\//.test(path)) await giveFile(local, exchange);
    else if (handleOther) handleOther(request, response);
    else sendText(response, 404, 'Nothing here.');
  } catch (error) {
    if (!local.closing.aborted) fail(response, error);
  }
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return;
  if (error instanceof BodyTooLargeError) {
    response.setHeader('connection', 'close');
    sendText(response, 413, error.message);
    return;
  }
  console.error('local Slack:', error);
  sendText(response, 500, 'The local Slack has a bug; see its output.');
}

async function takeResponse(local: Local, { request, response }: Exchange): Promise<void> {
  const at = Date.now();
  const body = (await readBody(request)).toString();
  const id = (request.url ?? '').slice('/_response/'.length);
  const fault = local.faults.take('response_url');
  const result = await local.activity.during(async () =>
    fault && fault.kind !== 'lost' && fault.kind !== 'slow'
      ? { status: fault.kind === '429' ? 429 : 500, answer: 'fault' }
      : answerResponseUrl(local, id, body),
  );
  const spoiled = result.status !== 200 ? { problem: JSON.stringify(result.answer) } : {};
  const base = { at, direction: 'in', kind: 'response-url', title: 'response_url', ms: Date.now() - at } as const;
  local.traffic.record({
    ...base,
    request: parseJson(body) ?? body,
    response: result.answer,
    status: result.status,
    ...spoiled,
  });
  if (fault?.kind === 'lost') request.socket.destroy();
  else sendJson(response, result.status, result.answer);
}

async function takeUpload(local: Local, { request, response }: Exchange): Promise<void> {
  const answer = await local.emulator.pass(
    request.url ?? '',
    await readBody(request, uploadBytes),
    request.headers['content-type'],
  );
  sendText(response, answer.status, await answer.text());
}

/** `/files-pri/` is for the app and wants its token; `/files/` is for the page. */
async function giveFile(local: Local, { request, response }: Exchange): Promise<void> {
  const isPrivate = request.url?.startsWith('/files-pri/') && request.headers.authorization !== `Bearer ${app.token}`;
  if (isPrivate) return sendText(response, 401, 'not_authed');
  const path = new URL(request.url ?? '/', local.url).pathname.replace(/^\/files\//, '/files-pri/');
  const answer = await local.emulator.pass(path.split('/').length < 4 ? `${path}/file` : path);
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  response.writeHead(answer.status, { 'content-type': type, 'content-security-policy': 'sandbox' });
  response.end(Buffer.from(await answer.arrayBuffer()));
}
