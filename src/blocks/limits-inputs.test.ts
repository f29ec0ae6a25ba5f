import { describe } from 'vitest';
import {
  downTo,
  holds,
  less,
  modal,
  noLessThan,
  noMoreThan,
  plain,
  textInput,
  upTo,
  x,
} from '../../test/support/blocks.ts';
import { checkView } from './limits.ts';

describe('a typed input', () => {
  const number = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
    type: 'number_input',
    action_id: 'n',
    is_decimal_allowed: false,
    ...more,
  });
  holds('/blocks/0/element', (element) => checkView(modal([{ type: 'input', label: plain(), element }])), [
    upTo('placeholder is at most 150', 150, (n) => textInput({ placeholder: plain(x(n)) }), '/placeholder/text', less),
    upTo('asks for at most 3000 characters', 3000, (n) => textInput({ min_length: n }), '/min_length', noMoreThan),
    downTo('asks for no less than nothing', 0, (n) => textInput({ min_length: n }), '/min_length', noLessThan),
    downTo('takes at least one character', 1, (n) => textInput({ max_length: n }), '/max_length', noLessThan),
    upTo(
      'starts with at most 3000 characters',
      3000,
      (n) => textInput({ initial_value: x(n) }),
      '/initial_value',
      less,
    ),
    [
      'may start empty',
      textInput({ initial_value: '' }),
      textInput({ initial_value: null }),
      '/initial_value must provide a string',
    ],
    [
      'address may start empty',
      { type: 'url_text_input', initial_value: '' },
      { type: 'url_text_input', initial_value: 1 },
      '/initial_value must provide a string',
    ],
    downTo(
      'rich text input has at least one line',
      1,
      (n) => ({ type: 'rich_text_input', min_lines: n }),
      '/min_lines',
      noLessThan,
    ),
    downTo('takes at least one file', 1, (n) => ({ type: 'file_input', max_files: n }), '/max_files', noLessThan),
    upTo('has at most 3000 characters', 3000, (n) => textInput({ max_length: n }), '/max_length', noMoreThan),
    [
      'wants no more than it takes',
      textInput({ min_length: 2, max_length: 2 }),
      textInput({ min_length: 3, max_length: 2 }),
      '/min_length `min_length` must not exceed `max_length`',
    ],
    [
      'starts with a value that fits',
      textInput({ max_length: 3, initial_value: 'abc' }),
      textInput({ max_length: 3, initial_value: 'abcd' }),
      `/initial_value ${less(3)}`,
    ],
    [
      'dispatches on known keys',
      textInput({ dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } }),
      textInput({ dispatch_action_config: { trigger_actions_on: ['on_blur'] } }),
      '/dispatch_action_config/trigger_actions_on/0 must be a valid enum value: on_enter_pressed, on_character_entered',
    ],
    [
      'number says whether decimals count',
      number(),
      { type: 'number_input', action_id: 'n' },
      ' missing required field: is_decimal_allowed',
    ],
    [
      'number limits are strings',
      number({ min_value: '0' }),
      number({ min_value: 0 }),
      '/min_value must provide a string',
    ],
    [
      'number limits are in order',
      number({ min_value: '1', max_value: '9' }),
      number({ min_value: '10', max_value: '9' }),
      '/min_value `min_value` must not exceed `max_value`',
    ],
    [
      'number starts above the least',
      number({ min_value: '1', initial_value: '1' }),
      number({ min_value: '1', initial_value: '0' }),
      '/min_value `min_value` must not exceed `initial_value`',
    ],
    [
      'number starts below the most',
      number({ max_value: '9', initial_value: '9' }),
      number({ max_value: '9', initial_value: '10' }),
      '/initial_value `initial_value` must not exceed `max_value`',
    ],
    upTo(
      'rich text input has 1 to 100 lines',
      100,
      (n) => ({ type: 'rich_text_input', action_id: 'r', max_lines: n }),
      '/max_lines',
      noMoreThan,
    ),
    upTo(
      'at most 10 files',
      10,
      (n) => ({ type: 'file_input', action_id: 'f', max_files: n }),
      '/max_files',
      noMoreThan,
    ),
    [
      'address and mail are inputs',
      { type: 'url_text_input', action_id: 'u' },
      { type: 'phone_text_input', action_id: 'u' },
      '/type unsupported type: phone_text_input',
    ],
  ]);
});
