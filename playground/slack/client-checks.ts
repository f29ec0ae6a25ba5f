// What Slack's client checks before it sends a modal: required inputs and the limits written on the elements. Pure and
// safe for a browser, so that the page and the tests refuse alike.
import { isEmpty } from './input-state.ts';
import { numberAt, objectAt, stringAt } from './json.ts';
import type { Block, ElementState, InputValues, JsonObject, View } from './protocol.ts';

/** block_id -> what the client says under the input. Empty when the modal may be sent. */
export function clientErrors(view: View, values: InputValues): { [blockId: string]: string } {
  const errors = view.blocks
    .filter((block) => block.type === 'input')
    .map((block) => [block.block_id, errorOf(block, values)] as const);
  return Object.fromEntries(errors.filter(([, error]) => error !== ''));
}

function errorOf(block: Block, values: InputValues): string {
  const element = objectAt(block, 'element');
  const state = values[block.block_id]?.[stringAt(element, 'action_id')];
  if (isEmpty(state)) return block.optional === true ? '' : 'Please complete this required field.';
  return state ? limitError(element, state) : '';
}

function limitError(element: JsonObject, state: ElementState): string {
  const check = checks[state.type];
  return check ? check(element, state) : '';
}

const checks: { [type: string]: (element: JsonObject, state: ElementState) => string } = {
  plain_text_input: (element, state) => lengthError(element, state.value ?? ''),
  number_input: (element, state) => numberError(element, state.value ?? ''),
  email_text_input: (_, state) =>
    /^\S+@\S+\.\S+$/.test(state.value ?? '') ? '' : 'Please enter a valid email address.',
  url_text_input: (_, state) => (/^https?:\/\/\S+$/.test(state.value ?? '') ? '' : 'Please enter a valid URL.'),
  multi_static_select: (element, state) => countError(element, state.selected_options),
  multi_external_select: (element, state) => countError(element, state.selected_options),
  multi_users_select: (element, state) => countError(element, state.selected_users),
  multi_channels_select: (element, state) => countError(element, state.selected_channels),
  multi_conversations_select: (element, state) => countError(element, state.selected_conversations),
};

function lengthError(element: JsonObject, value: string): string {
  const min = numberAt(element, 'min_length') ?? 0;
  const max = numberAt(element, 'max_length') ?? 3000;
  if (value.length < min) return `Please enter at least ${min} characters.`;
  return value.length > max ? `Please enter no more than ${max} characters.` : '';
}

function numberError(element: JsonObject, value: string): string {
  const pattern = element.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(value)) return 'Please enter a valid number.';
  const min = numberAt(element, 'min_value') ?? -Infinity;
  const max = numberAt(element, 'max_value') ?? Infinity;
  if (Number(value) < min) return `Please enter a number no smaller than ${min}.`;
  return Number(value) > max ? `Please enter a number no greater than ${max}.` : '';
}

function countError(element: JsonObject, chosen: readonly unknown[] = []): string {
  const max = numberAt(element, 'max_selected_items') ?? Infinity;
  return chosen.length > max ? `Please select no more than ${max} items.` : '';
}
