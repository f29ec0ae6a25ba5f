// `/_local/*`: the JSON door for the page and for other processes. It parses, calls who plays the person, and answers.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ZodError, type ZodType } from 'zod';
import { openHome, react, read, say } from './converse.ts';
import { readBody, sendJson } from './http.ts';
import { act, callShortcut, suggest } from './interact.ts';
import { parseJson } from './json.ts';
import { type Local, MisuseError } from './local.ts';
import { close, submit } from './modal.ts';
import type { ResetRequest } from './protocol.ts';
import * as schema from './requests.ts';
import { sendCommand } from './slash-command.ts';
import { stateOf } from './state.ts';
import { streamChanges } from './stream.ts';

export interface Doors {
  local: Local;
  reset: (seed: boolean) => Promise<void>;
}

type Action = (doors: Doors, body: unknown) => object | Promise<object>;

const actions: { readonly [path: string]: Action } = {
  command: on(schema.commandRequest, sendCommand),
  message: on(schema.messageRequest, async (local, request) => ({ ok: true, ts: (await say(local, request)).ts })),
  react: on(schema.reactRequest, react),
  click: on(schema.clickRequest, act),
  submit: on(schema.submitRequest, submit),
  close: on(schema.closeRequest, close),
  suggest: on(schema.suggestRequest, suggest),
  shortcut: on(schema.shortcutRequest, callShortcut),
  home: on(schema.homeRequest, (local, { user }) => openHome(local, user)),
  read: on(schema.readRequest, (local, { user, channel }) => read(local, user, channel)),
  clock: on(schema.clockRequest, async (local, request) => {
    const now = await local.clock.set(request);
    local.activity.changed();
    return { ok: true, now };
  }),
  faults: on(schema.faultRequest, (local, fault) => {
    local.faults.add(fault);
    return { ok: true };
  }),
  reset: async ({ reset }, body) => {
    const { seed = false }: ResetRequest = schema.resetRequest.parse(body);
    await reset(seed);
    return { ok: true };
  },
};

function on<T>(expected: ZodType<T>, run: (local: Local, request: T) => object | Promise<object>): Action {
  return ({ local }, body) => run(local, expected.parse(body));
}

export async function answerLocalApi(doors: Doors, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { local } = doors;
  const url = new URL(request.url ?? '/', local.url);
  const name = url.pathname.slice('/_local/'.length);
  if (request.method === 'GET' && name === 'stream') return streamChanges(local, response);
  try {
    const answer = await answerOf(doors, request, { name, url });
    if (answer) sendJson(response, 200, answer);
    else sendJson(response, 404, { ok: false, error: `There is no ${request.method} ${url.pathname}.` });
  } catch (error) {
    sendJson(response, 400, { ok: false, error: misuse(error) });
  }
}

async function answerOf(
  doors: Doors,
  request: IncomingMessage,
  { name, url }: { name: string; url: URL },
): Promise<object | undefined> {
  const { local } = doors;
  if (request.method === 'DELETE' && name === 'faults') {
    local.faults.clear();
    return { ok: true };
  }
  if (request.method === 'GET' && name === 'state') return stateOf(local, url.searchParams.get('user') ?? '');
  if (request.method === 'GET' && name === 'traffic') {
    return local.traffic.entries(Number(url.searchParams.get('after') ?? 0));
  }
  const action = request.method === 'POST' ? actions[name] : undefined;
  if (!action) return undefined;
  // Only JSON, so that no other web page can send a form here without asking the browser first.
  if (!request.headers['content-type']?.includes('application/json')) throw new MisuseError('Send application/json.');
  const source = (await readBody(request)).toString();
  return action(doors, source === '' ? {} : parseJson(source));
}

/** @throws the error itself when it is no misuse but a bug. */
function misuse(error: unknown): string {
  if (error instanceof MisuseError || error instanceof RangeError) return error.message;
  if (error instanceof ZodError) {
    return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  }
  throw error;
}
