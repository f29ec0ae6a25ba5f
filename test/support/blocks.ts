// Samples of Block Kit to vary, and the form in which limits are stated in tests: what passes, what does not, and what
// is said about it.
import { expect, test } from 'vitest';
import type { LimitProblem } from '../../src/blocks/limits.ts';

type Json = Record<string, unknown>;

export const x = (length: number): string => 'x'.repeat(length);
export const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
export const plain = (text = 'Text'): Json => ({ type: 'plain_text', text });
export const md = (text = 'Text'): Json => ({ type: 'mrkdwn', text });
export const option = (value = 'a', more: Json = {}): Json => ({ text: plain(value), value, ...more });
export const options = (count: number): Json[] => many(count, (i) => option(`o${i}`));
export const section = (more: Json = {}): Json => ({ type: 'section', text: md(), ...more });
export const actions = (...elements: Json[]): Json => ({ type: 'actions', elements });
export const button = (more: Json = {}): Json => ({ type: 'button', text: plain(), action_id: 'go', ...more });
export const buttons = (count: number): Json[] => many(count, (i) => button({ action_id: `b${i}` }));
export const input = (element: Json, more: Json = {}): Json => ({ type: 'input', label: plain(), element, ...more });
export const textInput = (more: Json = {}): Json => ({ type: 'plain_text_input', action_id: 't', ...more });
export const select = (more: Json = {}): Json => ({
  type: 'static_select',
  action_id: 's',
  options: options(2),
  ...more,
});
export const image = (more: Json = {}): Json => ({
  type: 'image',
  image_url: 'https://e.com/a.png',
  alt_text: 'A',
  ...more,
});
export const rich = (...elements: Json[]): Json => ({ type: 'rich_text', elements });
export const richSection = (...elements: Json[]): Json => ({ type: 'rich_text_section', elements });
export const said = (text = 'Text'): Json => ({ type: 'text', text });
export const cell = (text = 'c'): Json => ({ type: 'raw_text', text });
export const modal = (blocks: unknown, more: Json = {}): Json => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Save'),
  blocks,
  ...more,
});
export const home = (blocks: unknown, more: Json = {}): Json => ({ type: 'home', blocks, ...more });

export const less = (max: number): string => `must be less than ${max + 1} characters`;
export const items = (max: number): string => `no more than ${max} items allowed`;
export const noMoreThan = (max: number): string => `must be no more than ${max}`;
export const noLessThan = (min: number): string => `must be no less than ${min}`;
export const empty = 'must be more than 0 characters';

/** `problem` is the pointer behind the prefix, a space, and the message. */
export type LimitCase = readonly [rule: string, good: unknown, bad: unknown, problem: string];

type Bound = readonly [edge: number, make: (n: number) => unknown, pointer: string, says: (max: number) => string];

/** `max` passes, one more does not. */
export function upTo(rule: string, ...[max, make, pointer, says]: Bound): LimitCase {
  return [rule, make(max), make(max + 1), `${pointer} ${says(max)}`];
}

/** `min` passes, one less does not. */
export function downTo(rule: string, ...[min, make, pointer, says]: Bound): LimitCase {
  return [rule, make(min), make(min - 1), `${pointer} ${says(min)}`];
}

export function holds(prefix: string, check: (subject: unknown) => LimitProblem[], cases: readonly LimitCase[]): void {
  test.each(cases)('%s', (_rule, good, bad, problem) => {
    expect(check(good)).toEqual([]);
    const found = check(bad).map(({ pointer, message }) => `${pointer} ${message}`);
    expect(found).toContain(`${prefix}${problem}`);
  });
}
