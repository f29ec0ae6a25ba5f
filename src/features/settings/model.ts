// The workspace's list of functions (people's trades): defaults, and what a list may look like.
import { refusal } from '../../kernel/errors.ts';
import { comparable, isBlank, oneLine } from '../../kernel/text.ts';

export const defaultFunctions: readonly string[] = [
  'Engineering',
  'Design',
  'Product',
  'Marketing',
  'Sales',
  'Support',
  'Data',
  'Operations',
  'Leadership',
];

const MAX_FUNCTIONS = 20;
const MAX_NAME = 40;

/** A function is stored by the comparable form of its name, so that "Data " and "data" are one. */
export interface FunctionChoice {
  readonly value: string;
  readonly text: string;
}

export function functionChoice(name: string): FunctionChoice {
  return { value: comparable(name).slice(0, MAX_NAME), text: name };
}

/** One name a line; order kept, repeats dropped. Throws `invalid` for an empty, overlong or too long list. */
export function parseFunctions(lines: string): readonly string[] {
  const names = new Map<string, string>();
  for (const line of lines.split('\n').map(oneLine)) {
    if (functionChoice(line).value === '' || isBlank(line)) continue;
    if (line.length > MAX_NAME) throw invalidList(`A function has at most ${MAX_NAME} characters.`);
    const { value } = functionChoice(line);
    if (!names.has(value)) names.set(value, line);
  }
  if (names.size === 0) throw invalidList('At least one function is needed.');
  if (names.size > MAX_FUNCTIONS) throw invalidList(`At most ${MAX_FUNCTIONS} functions, please.`);
  return [...names.values()];
}

function invalidList(sentence: string) {
  return refusal('invalid', sentence, { functions: sentence });
}
