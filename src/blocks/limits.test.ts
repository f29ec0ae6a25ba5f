import { describe, expect, test } from 'vitest';
import {
  actions,
  button,
  cell,
  holds,
  home,
  input,
  items,
  less,
  many,
  md,
  modal,
  plain,
  section,
  textInput,
  upTo,
  x,
} from '../../test/support/blocks.ts';
import { checkMessage, checkView } from './limits.ts';

describe('the blocks of one message', () => {
  const pie = { type: 'data_visualization', title: 'T', chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] } };
  const table = (length: number) => ({ type: 'table', rows: [[cell(x(length))]] });
  const data = (length: number) => ({ type: 'data_table', caption: 'C', rows: [[cell()], [cell(x(length))]] });
  holds('/blocks', (blocks) => checkMessage(blocks as unknown[]), [
    upTo('are at most 50', 50, (n) => many(n, () => section()), '', items),
    [
      'have different ids',
      [section({ block_id: 'a' }), section({ block_id: 'b' })],
      [section({ block_id: 'a' }), section({ block_id: 'a' })],
      '/1/block_id `block_id` "a" already exists for another block',
    ],
    [
      'have different ids inside containers too',
      [section({ block_id: 'a' }), { type: 'container', title: plain(), child_blocks: [section({ block_id: 'b' })] }],
      [section({ block_id: 'a' }), { type: 'container', title: plain(), child_blocks: [section({ block_id: 'a' })] }],
      '/1/child_blocks/0/block_id `block_id` "a" already exists for another block',
    ],
    [
      'have different actions in one block',
      [actions(button()), actions(button())],
      [actions(button(), button())],
      '/0/elements/1/action_id `action_id` "go" already exists in this block',
    ],
    [
      'hold at most two charts',
      [pie, pie],
      [pie, pie, pie],
      ' no more than 2 data_visualization blocks allowed in a message',
    ],
    ['hold at most one table', [table(1)], [table(1), table(1)], ' no more than 1 table blocks allowed in a message'],
    [
      'hold at most 20000 characters of data tables',
      [data(9_999), data(9_999)],
      [data(10_000), data(10_000)],
      ' no more than 20000 characters in data_table blocks allowed in a message',
    ],
    [
      'hold at most 12000 characters of markdown',
      many(2, () => ({ type: 'markdown', text: x(6000) })),
      many(2, () => ({ type: 'markdown', text: x(6001) })),
      ' no more than 12000 characters in markdown blocks allowed in a message',
    ],
    [
      'say at most 12000 characters',
      many(4, () => section({ text: md(x(3000)) })),
      [...many(4, () => section({ text: md(x(3000)) })), section()],
      ' no more than 12000 characters allowed in a message',
    ],
    ['hold no alert', [section()], [{ type: 'alert', text: plain() }], '/0/type unsupported type: alert'],
    [
      'ask for no response address',
      [input({ type: 'users_select', action_id: 'u' })],
      [input({ type: 'channels_select', action_id: 'c', response_url_enabled: true })],
      '/0/element/response_url_enabled `response_url_enabled` is allowed only in an input block of a modal',
    ],
  ]);
});

describe('a view', () => {
  holds('', checkView, [
    ['is an object', modal([]), null, ' must provide an object'],
    [
      'is a modal or a Home',
      home([]),
      { type: 'workflow_step', blocks: [], title: plain() },
      '/type must be a valid enum value: modal, home',
    ],
    upTo('has at most 100 blocks', 100, (n) => modal(many(n, () => section())), '/blocks', items),
    upTo('Home has at most 100 blocks', 100, (n) => home(many(n, () => section())), '/blocks', items),
    ['modal has a title', modal([]), { type: 'modal', blocks: [] }, ' missing required field: title'],
    upTo('title is at most 24', 24, (n) => modal([], { title: plain(x(n)) }), '/title/text', less),
    upTo('submit is at most 24', 24, (n) => modal([], { submit: plain(x(n)) }), '/submit/text', less),
    upTo('close is at most 24', 24, (n) => modal([], { close: plain(x(n)) }), '/close/text', less),
    ['Home has no title', home([]), home([], { title: plain() }), ' invalid additional property: title'],
    ['Home has no submit', home([]), home([], { submit: plain() }), ' invalid additional property: submit'],
    ['may have no blocks yet', modal([]), modal('none'), '/blocks must provide an array'],
    [
      'may have empty names',
      modal([], { private_metadata: '', callback_id: '', external_id: '' }),
      modal([], { callback_id: 1 }),
      '/callback_id must provide a string',
    ],
    upTo('metadata is at most 3000', 3000, (n) => modal([], { private_metadata: x(n) }), '/private_metadata', less),
    upTo('callback id is at most 255', 255, (n) => modal([], { callback_id: x(n) }), '/callback_id', less),
    upTo('external id is at most 255', 255, (n) => modal([], { external_id: x(n) }), '/external_id', less),
    [
      'has nothing Slack does not know',
      modal([], { notify_on_close: true }),
      modal([], { submit_disabled: true }),
      ' invalid additional property: submit_disabled',
    ],
    [
      'modal with an input has a submit',
      modal([input(textInput())]),
      modal([input(textInput())], { submit: undefined }),
      '/submit `submit` is required when an input block is within blocks',
    ],
    [
      'Home with an input has none',
      home([input(textInput())]),
      modal([input(textInput())], { submit: undefined }),
      '/submit `submit` is required when an input block is within blocks',
    ],
    [
      'has one focus',
      modal([input(textInput({ focus_on_load: true })), input(textInput({ focus_on_load: false }))]),
      modal([input(textInput({ focus_on_load: true })), input(textInput({ focus_on_load: true }))]),
      '/blocks/1/element/focus_on_load `focus_on_load` may be set on only one element of a view',
    ],
    [
      'has different block ids',
      modal([section({ block_id: 'a' })]),
      modal([section({ block_id: 'a' }), section({ block_id: 'a' })]),
      '/blocks/1/block_id `block_id` "a" already exists for another block',
    ],
    upTo(
      'alert stands in a modal',
      200,
      (n) => modal([{ type: 'alert', text: plain(x(n)) }]),
      '/blocks/0/text/text',
      less,
    ),
    [
      'alert has a known level',
      modal([{ type: 'alert', text: plain(), level: 'error' }]),
      modal([{ type: 'alert', text: plain(), level: 'bad' }]),
      '/blocks/0/level must be a valid enum value: default, info, warning, error, success',
    ],
    [
      'alert does not stand on Home',
      modal([{ type: 'alert', text: plain() }]),
      home([{ type: 'alert', text: plain() }]),
      '/blocks/0/type unsupported type: alert',
    ],
    [
      'table stands on Home',
      home([{ type: 'table', rows: [[cell()]] }]),
      modal([{ type: 'table', rows: [[cell()]] }]),
      '/blocks/0/type unsupported type: table',
    ],
    [
      'select in an input of a modal may ask for a response address',
      modal([input({ type: 'channels_select', action_id: 'c', response_url_enabled: true })]),
      home([input({ type: 'channels_select', action_id: 'c', response_url_enabled: true })]),
      '/blocks/0/element/response_url_enabled `response_url_enabled` is allowed only in an input block of a modal',
    ],
    [
      'is at most 250 KB',
      modal(many(80, () => section({ text: md(x(3000)) }))),
      modal(many(90, () => section({ text: md(x(3000)) }))),
      ' view_too_large',
    ],
  ]);

  test.each(['data_visualization', 'markdown', 'plan', 'task_card', 'context_actions', 'container', 'file'])(
    '%s stands in no view',
    (type) => {
      const refused = [{ pointer: '/blocks/0/type', message: `unsupported type: ${type}` }];
      expect(checkView(modal([{ type }]))).toEqual(refused);
      expect(checkView(home([{ type }]))).toEqual(refused);
    },
  );
});

test('a message may have no blocks', () => {
  expect(checkMessage([])).toEqual([]);
});

test('several problems are told at once', () => {
  const problems = checkMessage([section({ text: md('') }), actions(), { type: 'header', text: plain(x(151)) }]);
  expect(problems.map(({ pointer }) => pointer)).toEqual([
    '/blocks/0/text/text',
    '/blocks/1/elements',
    '/blocks/2/text/text',
  ]);
});

test('whatever JSON arrives is judged, never thrown at', () => {
  for (const odd of [
    null,
    0,
    '',
    [],
    [[]],
    { type: null },
    { type: 'section', fields: {} },
    { type: 'actions', elements: [null] },
  ]) {
    expect(() => checkMessage([odd])).not.toThrow();
    expect(() => checkView(odd)).not.toThrow();
    expect(() => checkView({ type: 'modal', blocks: odd })).not.toThrow();
  }
});
