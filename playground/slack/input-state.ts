// What the inputs of a surface hold: untouched ones as Slack reports them, entered ones kept across updates. Pure.
import { elementsIn, optionsOf } from './block-walk.ts';
import { isObject, stringAt } from './json.ts';
import type { Block, ElementState, InputValues, Json, JsonObject } from './protocol.ts';

interface Holding {
  /** The key under which the element's state has its value. */
  key: string;
  initial: string;
  empty: Json;
}

const text: Holding = { key: 'value', initial: 'initial_value', empty: null };
const option: Holding = { key: 'selected_option', initial: 'initial_option', empty: null };
const options: Holding = { key: 'selected_options', initial: 'initial_options', empty: [] };

/** Elements that hold something; buttons and overflow menus do not. */
export const holdings: { readonly [elementType: string]: Holding } = {
  plain_text_input: text,
  number_input: text,
  email_text_input: text,
  url_text_input: text,
  rich_text_input: { key: 'rich_text_value', initial: 'initial_value', empty: null },
  file_input: { key: 'files', initial: '', empty: [] },
  static_select: option,
  external_select: option,
  radio_buttons: option,
  checkboxes: options,
  multi_static_select: options,
  multi_external_select: options,
  users_select: { key: 'selected_user', initial: 'initial_user', empty: null },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', empty: [] },
  channels_select: { key: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_channels_select: { key: 'selected_channels', initial: 'initial_channels', empty: [] },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_conversations_select: { key: 'selected_conversations', initial: 'initial_conversations', empty: [] },
  datepicker: { key: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { key: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { key: 'selected_date_time', initial: 'initial_date_time', empty: null },
};

/** The state of an element nobody touched: its initial value, or empty. `here` is the channel the surface stands in. */
function untouched(element: JsonObject, here = ''): ElementState | undefined {
  const type = stringAt(element, 'type');
  const holding = holdings[type];
  if (!holding) return undefined;
  const fallsBack = element.default_to_current_conversation === true && here !== '';
  const otherwise = fallsBack ? (Array.isArray(holding.empty) ? [here] : here) : holding.empty;
  return { type, [holding.key]: element[holding.initial] ?? otherwise };
}

/**
 * The `state.values` of a surface. An element keeps what was entered as long as its block_id, action_id and type stay;
 * everything else starts untouched.
 */
export function valuesOf(blocks: readonly Block[], entered: InputValues, here = ''): InputValues {
  const values: InputValues = {};
  for (const { blockId, actionId, type, element } of elementsIn(blocks)) {
    const kept = entered[blockId]?.[actionId];
    const state = kept?.type === type ? kept : untouched(element, here);
    if (state) values[blockId] = { ...values[blockId], [actionId]: state };
  }
  return values;
}

/** Entered values on top of known ones. */
export function merged(known: InputValues, entered: InputValues): InputValues {
  const result = { ...known };
  for (const [blockId, actions] of Object.entries(entered)) result[blockId] = { ...result[blockId], ...actions };
  return result;
}

export function isElementState(value: unknown): value is ElementState {
  return isObject(value) && typeof value.type === 'string';
}

/** Nothing entered, nothing chosen. */
export function isEmpty(state: ElementState | undefined): boolean {
  const held = state?.[holdings[state.type]?.key ?? 'value'];
  return held === undefined || held === null || held === '' || (Array.isArray(held) && held.length === 0);
}

/** The option with this visible text or value. */
export function optionNamed(element: JsonObject, name: string): JsonObject | undefined {
  return optionsOf(element).find((one) => optionText(one) === name || stringAt(one, 'value') === name);
}

export function optionText(one: JsonObject): string {
  return isObject(one.text) ? stringAt(one.text, 'text') : '';
}
