// Turns what a test wants to enter into the state Slack would send for that element: words become options, names become
// ids, moments become seconds. Pure.
import { optionsOf, type Placed } from './block-walk.ts';
import { holdings, isElementState, optionNamed, optionText } from './input-state.ts';
import type { ElementState, Json, JsonObject } from './protocol.ts';
import { channels, people } from './seed-workspace.ts';

/** Text, numbers as such, options by their words, people and channels by id or name, dates as `2026-11-30`. */
export type Choice = string | number | readonly string[] | null;

interface Wish {
  placed: Placed;
  names: string[];
  /** What an external select got from the app. */
  offered: readonly JsonObject[];
}

/** @throws when the element has no such option. */
export function stateFor(placed: Placed, choice: Choice, offered: readonly JsonObject[] = []): ElementState {
  const { type } = placed;
  const key = type === 'overflow' ? 'selected_option' : (holdings[type]?.key ?? 'value');
  const state = { type, [key]: heldFor({ placed, names: namesOf(choice), offered }) };
  return isElementState(state) ? state : { type };
}

function namesOf(choice: Choice): string[] {
  if (choice === null || choice === '') return [];
  return typeof choice === 'object' ? [...choice] : [String(choice)];
}

function heldFor(wish: Wish): Json {
  const { type } = wish.placed;
  const holdsMany = Array.isArray(holdings[type]?.empty);
  const converted = wish.names.map((name) => (converters[type] ?? converterOf(type))(wish, name));
  return holdsMany ? converted : (converted[0] ?? null);
}

type Converter = (wish: Wish, name: string) => Json;

const converters: { [type: string]: Converter } = {
  checkboxes: optionFor,
  radio_buttons: optionFor,
  overflow: optionFor,
  datetimepicker: (_, name) => (/^\d+$/.test(name) ? Number(name) : Date.parse(name) / 1000),
  rich_text_input: (_, text) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
  }),
};

function converterOf(type: string): Converter {
  if (/(static|external)_select$/.test(type)) return optionFor;
  return type.endsWith('_select') ? (_, name) => idOf(name) : (_, name) => name;
}

function optionFor({ placed, offered }: Wish, name: string): JsonObject {
  const { element } = placed;
  const option = optionNamed(offered.length > 0 ? { options: [...offered] } : element, name);
  if (option) return option;
  const choices = [...offered, ...optionsOf(element)].map(optionText).join(', ');
  throw new Error(`"${placed.label || placed.actionId}" has no option "${name}". It offers: ${choices || 'nothing'}.`);
}

function idOf(name: string): string {
  const person = people.find((one) => [one.id, one.name, one.real_name].includes(name));
  return person?.id ?? channels.find((one) => one.name === name.replace(/^#/, ''))?.id ?? name;
}
