// Refuses messages and views that Slack would refuse, in Slack's words. The limits themselves are the app's own checker.
import { checkMessage, checkView, type LimitProblem } from '../../src/blocks/limits.ts';
import type { Json, JsonObject } from './protocol.ts';

const viewBytes = 250 * 1024;

/** The refusal of a message's blocks, or nothing. */
export function refusedMessage(content: JsonObject): JsonObject | undefined {
  if (content.blocks === undefined || content.blocks === null) return undefined;
  if (!Array.isArray(content.blocks)) return { ok: false, error: 'invalid_blocks_format' };
  const problems = checkMessage(content.blocks);
  return problems.length === 0 ? undefined : refusal('invalid_blocks', problems, '');
}

/** The refusal of a view, or nothing. */
export function refusedView(view: JsonObject): JsonObject | undefined {
  if (Buffer.byteLength(JSON.stringify(view)) > viewBytes) return { ok: false, error: 'view_too_large' };
  const problems = checkView(view);
  return problems.length === 0 ? undefined : refusal('invalid_arguments', problems, '/view');
}

function refusal(error: string, problems: readonly LimitProblem[], root: string): JsonObject {
  const lines = problems.map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${root}${pointer}]`);
  return { ok: false, error, errors: lines, response_metadata: { messages: lines } };
}

/** What is wrong with the options of a select, or nothing. Slack checks them like those written into a view. */
export function refusedOptions(options: readonly Json[]): string | undefined {
  const placeholder = { type: 'plain_text', text: 'Options' };
  const select = { type: 'static_select', action_id: 'options', placeholder, options: [...options] };
  return checkMessage([{ type: 'actions', elements: [select] }])[0]?.message;
}
