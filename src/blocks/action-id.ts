// Action ids carry their payload: `votes.open-ballot.v1|{"vote":"vot_…"}`. The route reads it back through its schema,
// because everything that comes back from Slack is a hint, not a fact.
import { oneLine, withoutControls } from '../kernel/text.ts';

export interface ActionCode {
  readonly route: string;
  readonly payload: unknown;
}

const MAX = 255;

/** `payload` must be JSON and small: the whole id is at most 255 characters, or this throws (a bug of ours). */
export function actionId(route: string, payload?: Readonly<Record<string, unknown>>): string {
  const code = payload === undefined ? route : codeOf(route, payload);
  if (code.length > MAX) throw new RangeError(`action id of ${route} has ${code.length} characters`);
  return code;
}

const codeOf = (route: string, payload: Readonly<Record<string, unknown>>): string =>
  `${route}|${JSON.stringify(payload)}`;

/** Never throws; a payload that is not JSON reads as undefined. */
export function readActionId(code: string): ActionCode {
  const bar = code.indexOf('|');
  if (bar < 0) return { route: code, payload: {} };
  try {
    return { route: code.slice(0, bar), payload: JSON.parse(code.slice(bar + 1)) };
  } catch {
    return { route: code.slice(0, bar), payload: undefined };
  }
}

/** The edge's own route: a button or option that does what typing the command would. */
export const RUN_COMMAND = 'edge.run-command.v1';

/**
 * `command` is what follows `/roadmap`, cut so that the id fits; `channel` is where it counts as typed, else where the
 * person clicks.
 */
export function runCommand(command: string, channel?: string): string {
  for (let max = 120; ; max -= 10) {
    const words = withoutControls(oneLine(command).slice(0, max));
    const payload = channel ? { c: words, ch: channel } : { c: words };
    if (max <= 20 || codeOf(RUN_COMMAND, payload).length <= MAX) return actionId(RUN_COMMAND, payload);
  }
}
