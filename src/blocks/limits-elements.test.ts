import { describe, expect, test } from 'vitest';
import {
  actions,
  button,
  downTo,
  holds,
  image,
  input,
  items,
  less,
  many,
  md,
  noLessThan,
  option,
  options,
  plain,
  section,
  select,
  textInput,
  upTo,
  x,
} from '../../test/support/blocks.ts';
import { checkMessage } from './limits.ts';

describe('an element', () => {
  holds('/blocks/0/elements/0', (element) => checkMessage([{ type: 'actions', elements: [element] }]), [
    upTo('select has at most 100 options', 100, (n) => select({ options: options(n) }), '/options', items),
    ['select has options', select(), select({ options: [] }), '/options must provide at least 1 items'],
    [
      'select has options or groups',
      select({ options: undefined, option_groups: [{ label: plain(), options: options(1) }] }),
      select({ option_groups: [{ label: plain(), options: options(1) }] }),
      ' must define only one of `options` or `option_groups`',
    ],
    [
      'select needs one of them',
      select(),
      select({ options: undefined }),
      ' must define either `options` or `option_groups`',
    ],
    upTo(
      'select has at most 100 groups',
      100,
      (n) => select({ options: undefined, option_groups: many(n, () => ({ label: plain(), options: options(1) })) }),
      '/option_groups',
      items,
    ),
    upTo(
      'overflow option is at most 75',
      75,
      (n) => ({ type: 'overflow', action_id: 'o', options: [{ text: plain(x(n)), value: 'a' }] }),
      '/options/0/text/text',
      less,
    ),
    upTo(
      'overflow description is at most 75',
      75,
      (n) => ({ type: 'overflow', action_id: 'o', options: [option('a', { description: plain(x(n)) })] }),
      '/options/0/description/text',
      less,
    ),
    upTo(
      'box text is at most 75',
      75,
      (n) => ({ type: 'checkboxes', action_id: 'c', options: [{ text: md(x(n)), value: 'a' }] }),
      '/options/0/text/text',
      less,
    ),
    upTo(
      'box description is at most 75',
      75,
      (n) => ({ type: 'checkboxes', action_id: 'c', options: [option('a', { description: md(x(n)) })] }),
      '/options/0/description/text',
      less,
    ),
    downTo(
      'moment has ten digits',
      1_000_000_000,
      (n) => ({ type: 'datetimepicker', action_id: 'd', initial_date_time: n }),
      '/initial_date_time',
      noLessThan,
    ),
    downTo(
      'shortest query is not below zero',
      0,
      (n) => ({ type: 'external_select', action_id: 'x', min_query_length: n }),
      '/min_query_length',
      noLessThan,
    ),
    upTo(
      'group label is at most 75',
      75,
      (n) => select({ options: undefined, option_groups: [{ label: plain(x(n)), options: options(1) }] }),
      '/option_groups/0/label/text',
      less,
    ),
    upTo(
      'group has at most 100 options',
      100,
      (n) => select({ options: undefined, option_groups: [{ label: plain(), options: options(n) }] }),
      '/option_groups/0/options',
      items,
    ),
    upTo(
      'option value is at most 150',
      150,
      (n) => select({ options: [{ text: plain(), value: x(n) }] }),
      '/options/0/value',
      less,
    ),
    upTo(
      'option text is at most 75',
      75,
      (n) => select({ options: [{ text: plain(x(n)), value: 'a' }] }),
      '/options/0/text/text',
      less,
    ),
    upTo(
      'option description is at most 75',
      75,
      (n) => select({ options: [option('a', { description: plain(x(n)) })] }),
      '/options/0/description/text',
      less,
    ),
    [
      'option has no type',
      select(),
      select({ options: [option('a', { type: 'option' })] }),
      '/options/0 invalid additional property: type',
    ],
    [
      'option of a select is plain',
      { type: 'checkboxes', action_id: 'c', options: [{ text: md(), value: 'a' }] },
      select({ options: [{ text: md(), value: 'a' }] }),
      '/options/0/text/type must be a valid enum value: plain_text',
    ],
    [
      'initial option is one of the options',
      select({ initial_option: option('o1') }),
      select({ initial_option: option('o2') }),
      '/initial_option `initial_option` must be one of `options`',
    ],
    [
      'initial option has the same text',
      select({ initial_option: option('o1') }),
      select({ initial_option: { text: plain('Other'), value: 'o1' } }),
      '/initial_option `initial_option` must be one of `options`',
    ],
    [
      'initial option may be in a group',
      select({
        options: undefined,
        option_groups: [{ label: plain(), options: options(2) }],
        initial_option: option('o1'),
      }),
      select({
        options: undefined,
        option_groups: [{ label: plain(), options: options(1) }],
        initial_option: option('o1'),
      }),
      '/initial_option `initial_option` must be one of `options`',
    ],
    [
      'initial options are among the options',
      { type: 'multi_static_select', action_id: 'm', options: options(3), initial_options: options(2) },
      { type: 'multi_static_select', action_id: 'm', options: options(1), initial_options: options(2) },
      '/initial_options/1 `initial_options` must be a subset of `options`',
    ],
    upTo('placeholder is at most 150', 150, (n) => select({ placeholder: plain(x(n)) }), '/placeholder/text', less),
    [
      'at least one can be selected',
      { type: 'multi_users_select', action_id: 'm', max_selected_items: 1 },
      { type: 'multi_users_select', action_id: 'm', max_selected_items: 0 },
      '/max_selected_items must be no less than 1',
    ],
    [
      'shortest query is a number',
      { type: 'external_select', action_id: 'x', min_query_length: 0 },
      { type: 'external_select', action_id: 'x', min_query_length: '3' },
      '/min_query_length must provide a number',
    ],
    [
      'external select has no options',
      { type: 'external_select', action_id: 'x', initial_option: option() },
      { type: 'external_select', action_id: 'x', options: options(1) },
      ' invalid additional property: options',
    ],
    [
      'multi-select has options or groups',
      { type: 'multi_static_select', option_groups: [{ label: plain(), options: options(1) }] },
      { type: 'multi_static_select' },
      ' must define either `options` or `option_groups`',
    ],
    [
      'conversation filter names kinds Slack has',
      { type: 'conversations_select', filter: { include: ['im'], exclude_bot_users: true } },
      { type: 'conversations_select', filter: { include: ['secret'] } },
      '/filter/include/0 must be a valid enum value: im, mpim, private, public',
    ],
    [
      'conversation filter says something',
      { type: 'conversations_select', action_id: 'c', filter: { include: ['private'] } },
      { type: 'conversations_select', action_id: 'c', filter: {} },
      '/filter must define either `include` or `exclude_external_shared_channels` or `exclude_bot_users`',
    ],
    upTo(
      'overflow has at most 5 options',
      5,
      (n) => ({ type: 'overflow', action_id: 'o', options: options(n) }),
      '/options',
      items,
    ),
    [
      'overflow alone has urls',
      { type: 'overflow', action_id: 'o', options: [option('a', { url: 'https://e.com' })] },
      select({ options: [option('a', { url: 'https://e.com' })] }),
      '/options/0 invalid additional property: url',
    ],
    upTo(
      'checkboxes are at most 10',
      10,
      (n) => ({ type: 'checkboxes', action_id: 'c', options: options(n) }),
      '/options',
      items,
    ),
    [
      'checked boxes are among the options',
      { type: 'checkboxes', action_id: 'c', options: options(2), initial_options: options(1) },
      { type: 'checkboxes', action_id: 'c', options: options(1), initial_options: [option('z')] },
      '/initial_options/0 `initial_options` must be a subset of `options`',
    ],
    upTo(
      'radio buttons are at most 10',
      10,
      (n) => ({ type: 'radio_buttons', action_id: 'r', options: options(n) }),
      '/options',
      items,
    ),
    [
      'chosen radio button is one of them',
      { type: 'radio_buttons', action_id: 'r', options: options(2), initial_option: option('o0') },
      { type: 'radio_buttons', action_id: 'r', options: options(2), initial_option: option('z') },
      '/initial_option `initial_option` must be one of `options`',
    ],
    [
      'date exists',
      { type: 'datepicker', action_id: 'd', initial_date: '2028-02-29' },
      { type: 'datepicker', action_id: 'd', initial_date: '2026-02-29' },
      '/initial_date must be a date as YYYY-MM-DD',
    ],
    [
      'time is HH:mm',
      { type: 'timepicker', action_id: 't', initial_time: '09:30' },
      { type: 'timepicker', action_id: 't', initial_time: '24:00' },
      '/initial_time must match the pattern ^([01]\\d|2[0-3]):[0-5]\\d$',
    ],
    [
      'moment is in seconds',
      { type: 'datetimepicker', action_id: 'd', initial_date_time: 1_800_000_000 },
      { type: 'datetimepicker', action_id: 'd', initial_date_time: 1_800_000_000_000 },
      '/initial_date_time must be no more than 9999999999',
    ],
  ]);

  test('a moment is picked in actions and inputs, not beside a section', () => {
    const picker = { type: 'datetimepicker', action_id: 'd' };
    expect(checkMessage([actions(picker), input(picker)])).toEqual([]);
    expect(checkMessage([section({ accessory: picker })])).toEqual([
      { pointer: '/blocks/0/accessory/type', message: 'unsupported type: datetimepicker' },
    ]);
  });

  test('a section takes one accessory of the right kind', () => {
    for (const accessory of [button(), image(), select(), { type: 'overflow', action_id: 'o', options: options(1) }]) {
      expect(checkMessage([section({ accessory })])).toEqual([]);
    }
    expect(checkMessage([section({ accessory: textInput() })])).toEqual([
      { pointer: '/blocks/0/accessory/type', message: 'unsupported type: plain_text_input' },
    ]);
  });
});
