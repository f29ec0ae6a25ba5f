// Talks to the local Slack over HTTP, as the chosen person. Keeps no state.
import type {
  ActionAnswer,
  ClickRequest,
  ClockRequest,
  CloseRequest,
  CommandRequest,
  HomeRequest,
  LocalState,
  MessageRequest,
  Misuse,
  ReactRequest,
  ReadRequest,
  ResetRequest,
  ShortcutRequest,
  SubmitRequest,
  SuggestAnswer,
  SuggestRequest,
  TrafficEntry,
} from '../../slack/protocol.ts';

interface Requests {
  command: CommandRequest;
  message: MessageRequest;
  react: ReactRequest;
  click: ClickRequest;
  submit: SubmitRequest;
  close: CloseRequest;
  shortcut: ShortcutRequest;
  home: HomeRequest;
  read: ReadRequest;
  clock: ClockRequest;
  reset: ResetRequest;
}

const UNREACHABLE = 'The local Slack does not answer. Is the demo still running?';

async function send<Answer>(path: string, body: unknown): Promise<Answer | Misuse> {
  try {
    const response = await fetch(`/_local/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return await response.json();
  } catch {
    return { ok: false, error: UNREACHABLE };
  }
}

/** Plays one action of a person; a refused request reads like a problem Slack shows. */
export async function act<K extends keyof Requests>(action: K, request: Requests[K]): Promise<ActionAnswer> {
  const answer = await send<ActionAnswer>(action, request);
  return answer.ok ? answer : { ok: true, problem: answer.error };
}

export async function suggest(request: SuggestRequest): Promise<SuggestAnswer> {
  const answer = await send<SuggestAnswer>('suggest', request);
  return answer.ok ? answer : { ok: true, problem: answer.error };
}

async function read<Answer>(path: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(path);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

/** `stranger` for a person the local Slack does not know; undefined while it is away. */
export async function readState(user: string): Promise<LocalState | 'stranger' | undefined> {
  try {
    const response = await fetch(`/_local/state?user=${encodeURIComponent(user)}`);
    if (response.ok) return await response.json();
    return response.status === 400 ? 'stranger' : undefined;
  } catch {
    return undefined;
  }
}

function isEntries(value: unknown): value is TrafficEntry[] {
  return Array.isArray(value);
}

export async function readTraffic(after: number): Promise<TrafficEntry[]> {
  const answer = await read<TrafficEntry[] | { entries?: TrafficEntry[]; traffic?: TrafficEntry[] }>(
    `/_local/traffic?after=${after}`,
  );
  if (!answer) return [];
  return isEntries(answer) ? answer : (answer.entries ?? answer.traffic ?? []);
}
