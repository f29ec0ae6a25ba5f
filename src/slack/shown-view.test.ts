import { expect, test } from 'vitest';
import { submitBody } from './payloads.ts';
import { inputIdsOf, refilled, withBanner } from './shown-view.ts';

const element = (type: string, more: object = {}) => ({ type, action_id: 'field', ...more });
const input = (id: string, type: string, more: object = {}) => ({
  type: 'input',
  block_id: id,
  label: { type: 'plain_text', text: id },
  element: element(type, more),
});
const one = { text: { type: 'plain_text', text: 'One' }, value: '1' };

const held: Record<string, [type: string, state: object, initial: object]> = {
  text: ['plain_text_input', { value: 'typed' }, { initial_value: 'typed' }],
  number: ['number_input', { value: '3' }, { initial_value: '3' }],
  rich: [
    'rich_text_input',
    { rich_text_value: { type: 'rich_text', elements: [] } },
    { initial_value: { type: 'rich_text', elements: [] } },
  ],
  select: ['static_select', { selected_option: one }, { initial_option: one }],
  multi: ['multi_static_select', { selected_options: [one] }, { initial_options: [one] }],
  boxes: ['checkboxes', { selected_options: [one] }, { initial_options: [one] }],
  none: ['checkboxes', { selected_options: [] }, {}],
  user: ['users_select', { selected_user: 'U1' }, { initial_user: 'U1' }],
  users: ['multi_users_select', { selected_users: ['U1'] }, { initial_users: ['U1'] }],
  channel: ['conversations_select', { selected_conversation: 'C1' }, { initial_conversation: 'C1' }],
  date: ['datepicker', { selected_date: '2026-11-30' }, { initial_date: '2026-11-30' }],
  time: ['timepicker', { selected_time: '09:00' }, { initial_time: '09:00' }],
  moment: ['datetimepicker', { selected_date_time: 1796025600 }, { initial_date_time: 1796025600 }],
  cleared: ['plain_text_input', { value: null }, {}],
};

const view = submitBody.shape.view.parse({
  id: 'V1',
  type: 'modal',
  hash: '1.a',
  callback_id: 'test.form.v1',
  private_metadata: '{"m":{}}',
  title: { type: 'plain_text', text: 'Add' },
  submit: { type: 'plain_text', text: 'Save' },
  close: null,
  blocks: [
    {
      type: 'image',
      block_id: 'i',
      image_url: 'https://a.example/b.png',
      alt_text: 'b',
      image_width: 3,
      image_bytes: 9,
    },
    ...Object.entries(held).map(([id, [type]]) =>
      input(id, type, { initial_value: 'from before', focus_on_load: true }),
    ),
  ],
  state: {
    values: Object.fromEntries(Object.entries(held).map(([id, [type, state]]) => [id, { field: { type, ...state } }])),
  },
});

test('every kind of input is filled again with what it held', () => {
  const { blocks } = refilled(view, 'Again, please.');
  const inputs = blocks.filter((block) => block.type === 'input');
  for (const block of inputs) {
    const [type, , initial] = held[block.block_id ?? ''] ?? [];
    expect(block, block.block_id).toHaveProperty('element', { type, action_id: 'field', ...initial });
  }
  expect(inputs).toHaveLength(Object.keys(held).length);
});

test('a banner stands on top, alone of its kind, and inputs keep their ids', () => {
  const once = withBanner(view, 'First <!here>.');
  const twice = withBanner({ ...view, blocks: once.blocks.map((block) => ({ block_id: '', ...block })) }, 'Second.');
  expect(JSON.stringify(once.blocks[0])).toContain(':warning: First &lt;!here&gt;.');
  expect(JSON.stringify(twice)).not.toContain('First');
  expect(twice.blocks).toHaveLength(view.blocks.length + 1);
  expect(new Set(twice.blocks.map(({ block_id: id }) => id))).toEqual(
    new Set(['edge.banner', ...view.blocks.map(({ block_id: id }) => id)]),
  );
  expect(inputIdsOf(view).has('text')).toBe(true);
});

test('what Slack adds to images when it shows them is not sent back', () => {
  const [, image] = withBanner(view, 'x').blocks;
  expect(image).toEqual({ type: 'image', block_id: 'i', image_url: 'https://a.example/b.png', alt_text: 'b' });
});
