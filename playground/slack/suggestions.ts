// Checks the options an app offers in an external select. Pure.
import { isObject, objectsAt, parseJson } from './json.ts';
import { refusedOptions } from './limits.ts';
import { answerProblem } from './problems.ts';
import type { JsonObject, Option, OptionGroup, SuggestAnswer } from './protocol.ts';

/** What the person gets to see of a reply, or the problem with it. */
export function suggestionIn(body: string): SuggestAnswer {
  const reply = parseJson(body);
  if (!isObject(reply)) return bad('it is neither {options} nor {option_groups}');
  const { options, option_groups } = reply;
  if (Array.isArray(options)) return checked(options.filter(isOption), options.length);
  if (!Array.isArray(option_groups)) return bad('it has neither options nor option_groups');
  const groups = option_groups.filter(isGroup);
  const all = groups.flatMap((group) => group.options);
  const answer = checked(all, objectsAt(reply, 'option_groups').flatMap((group) => objectsAt(group, 'options')).length);
  return answer.problem ? answer : { ok: true, ack: answer.ack ?? null, option_groups: groups };
}

function checked(options: Option[], given: number): SuggestAnswer {
  if (options.length !== given) return bad('an option lacks its text or value');
  const refused = options.length === 0 ? undefined : refusedOptions(options);
  return refused ? bad(refused) : { ok: true, options };
}

function bad(detail: string): SuggestAnswer {
  return { ok: true, problem: answerProblem('the search', detail) };
}

function isOption(value: unknown): value is Option {
  return isObject(value) && isText(value.text) && typeof value.value === 'string';
}

function isGroup(value: unknown): value is OptionGroup {
  return isObject(value) && isText(value.label) && Array.isArray(value.options) && value.options.every(isOption);
}

function isText(value: unknown): value is JsonObject & { type: string; text: string } {
  return isObject(value) && typeof value.type === 'string' && typeof value.text === 'string';
}
