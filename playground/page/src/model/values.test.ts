// What a surface submits: touched inputs, else what they started with, and nothing for buttons.
import { expect, test } from 'vitest';
import type { Block, InputBlock } from '../types.ts';
import { collectValues, initialState, withValue } from './values.ts';

const text = (value: string) => ({ type: 'plain_text' as const, text: value });
const option = { text: text('Now'), value: 'now' };
const input = (block_id: string, element: InputBlock['element']): InputBlock => ({
  type: 'input',
  block_id,
  label: text('Label'),
  element,
});

const blocks: Block[] = [
  input('b1', { type: 'plain_text_input', action_id: 'title' }),
  input('b2', { type: 'static_select', action_id: 'horizon', initial_option: option }),
  input('b3', { type: 'conversations_select', action_id: 'where', default_to_current_conversation: true }),
];
const row: Block = { type: 'actions', block_id: 'b4' };
Object.assign(row, {
  elements: [
    { type: 'button', action_id: 'more' },
    { type: 'datepicker', action_id: 'day' },
  ],
});

test('untouched inputs carry their initial values or null, buttons carry nothing', () => {
  expect(collectValues([...blocks, row], {}, 'C0ATLAS')).toEqual({
    b1: { title: { type: 'plain_text_input', value: null } },
    b2: { horizon: { type: 'static_select', selected_option: option } },
    b3: { where: { type: 'conversations_select', selected_conversation: 'C0ATLAS' } },
    b4: { day: { type: 'datepicker', selected_date: null } },
  });
});

test('what was touched wins, unless the element there is another one by now', () => {
  const touched = withValue({}, { block: 'b1', action: 'title' }, { type: 'plain_text_input', value: 'Search' });
  const stale = withValue(touched, { block: 'b2', action: 'horizon' }, { type: 'plain_text_input', value: 'x' });
  const values = collectValues(blocks, stale);
  expect(values.b1?.title?.value).toBe('Search');
  expect(values.b2?.horizon?.selected_option).toEqual(option);
});

test('inputs inside a container are collected too', () => {
  const container: Block = { type: 'container', block_id: 'c' };
  Object.assign(container, { child_blocks: blocks.slice(0, 1) });
  expect(collectValues([container], {})).toHaveProperty('b1');
});

test('multiple selects start with an empty list', () => {
  expect(initialState({ type: 'multi_users_select', action_id: 'a' })).toEqual({
    type: 'multi_users_select',
    selected_users: [],
  });
});
