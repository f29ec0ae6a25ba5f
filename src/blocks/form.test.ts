import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../test/support/texts.ts';
import { asUserId } from '../kernel/ids.ts';
import { modal, option } from './blocks.ts';
import {
  channelField,
  choiceField,
  choicesField,
  dateField,
  type ElementState,
  FIELD_ACTION,
  momentField,
  numberField,
  searchesField,
  searchField,
  textField,
  timeField,
  userField,
  usersField,
} from './form.ts';
import { form } from './form-reader.ts';
import { checkView } from './limits.ts';

const typed = (value: string): ElementState => ({ type: 'plain_text_input', value });
const picked = (...values: string[]): ElementState => ({
  type: 'multi_static_select',
  selected_options: values.map((value) => ({ value })),
});
const choices = [
  { value: 'now', text: 'Now' },
  { value: 'next', text: 'Next', description: 'This quarter' },
] as const;

describe('whatever text is handed in, Slack takes a form of it', () => {
  test('with every kind of field', () => {
    const draw = (text: string) => {
      const look = { label: text, hint: text, placeholder: text };
      const several = [{ value: 'a', text, description: text }];
      const option_ = option(text, 'a');
      const all = form({
        text: textField({ ...look, max: 100, focus: true }),
        lines: textField({ ...look, max: 3000, multiline: true, dispatch: 'd' }),
        number: numberField({ ...look, min: 0, max: 9 }),
        choice: choiceField({ ...look, choices: several }),
        radio: choiceField({ ...look, choices: several, as: 'radio' }),
        choices: choicesField({ ...look, choices: several, max: 1 }),
        boxes: choicesField({ ...look, choices: several, as: 'boxes' }),
        search: searchField({ ...look, route: 'r' }),
        searches: searchesField({ ...look, route: 'r', max: 3 }),
        user: userField(look),
        users: usersField({ ...look, max: 2 }),
        channel: channelField(look),
        date: dateField(look),
        time: timeField(look),
        moment: momentField(look),
      });
      const initial = {
        text,
        lines: text,
        number: text.length,
        choice: 'a',
        radio: 'a',
        choices: ['a', text],
        boxes: ['a'],
        search: option_,
        searches: [option_, option_, option_, option_],
        user: asUserId('U1'),
        users: ['U1', 'U2', 'U3'].map(asUserId),
        date: text,
        time: text,
        moment: 1_800_000_000_000,
      };
      return [all.blocks(), all.blocks(initial)];
    };
    fc.assert(
      fc.property(anyText, (text) => {
        for (const blocks of draw(text)) {
          expect(checkView(modal({ callback: 'c', title: 'T', submit: 'Save', blocks }))).toEqual([]);
        }
      }),
    );
  });
});

describe('a form', () => {
  const both = form({
    title: textField({ label: 'Title', max: 5 }),
    effort: numberField({ label: 'Effort', min: 1, max: 9, optional: true }),
  });

  test('is drawn in the order of its fields, under their names', () => {
    expect(both.blocks({ title: 'Hi' }).map((block) => block.block_id)).toEqual(['title', 'effort']);
    expect(both.block('title', 'Hi').element).toMatchObject({ initial_value: 'Hi', action_id: FIELD_ACTION });
  });

  test('gives back its values', () => {
    const state = { title: { field: typed('  Hi\n') }, effort: { field: typed('3') } };
    expect(both.read(state)).toEqual({ title: 'Hi', effort: 3 });
  });

  test('tells every problem at once, the first as the sentence', () => {
    const state = { title: { field: typed('Too long') }, effort: { field: typed('many') } };
    expect(() => both.read(state)).toThrow(
      expect.objectContaining({
        code: 'invalid',
        sentence: 'At most 5 characters, please (now 8).',
        fields: { title: 'At most 5 characters, please (now 8).', effort: 'A whole number from 1 to 9, please.' },
      }),
    );
  });

  test('reads a field that the view left out as empty', () => {
    expect(() => both.read({})).toThrow(expect.objectContaining({ fields: { title: 'Title is needed.' } }));
  });
});

describe('a field', () => {
  test.each([
    ['one line', textField({ label: 'T', max: 20 }), typed('a\n\tb\u202E'), { value: 'a b' }],
    ['lines', textField({ label: 'T', max: 20, multiline: true }), typed(' a\r\nb\u0007 '), { value: 'a\nb' }],
    ['blank text', textField({ label: 'T', max: 20 }), typed(' \n'), { problem: 'T is needed.' }],
    ['no text where it may lack', textField({ label: 'T', max: 20, optional: true }), undefined, { value: '' }],
    ['a question', textField({ label: 'What hurts?', max: 20 }), undefined, { problem: 'Please fill this in.' }],
    ['a decimal', numberField({ label: 'N', min: 0, max: 1, decimals: true }), typed('0.5'), { value: 0.5 }],
    [
      'no whole number',
      numberField({ label: 'N', min: 0, max: 1 }),
      typed('0.5'),
      { problem: 'A whole number from 0 to 1, please.' },
    ],
    [
      'words for a number',
      numberField({ label: 'N', min: 0, max: 1, decimals: true }),
      typed('half'),
      { problem: 'A number from 0 to 1, please.' },
    ],
    [
      'no number where it may lack',
      numberField({ label: 'N', min: 0, max: 1, optional: true }),
      typed(' '),
      { value: undefined },
    ],
    [
      'a choice',
      choiceField({ label: 'C', choices }),
      { type: 'static_select', selected_option: { value: 'now' } },
      { value: 'now' },
    ],
    [
      'a choice not offered',
      choiceField({ label: 'C', choices }),
      { type: 'static_select', selected_option: { value: 'never' } },
      { problem: 'Please choose one of the list.' },
    ],
    [
      'no choice',
      choiceField({ label: 'C', choices }),
      { type: 'static_select', selected_option: null },
      { problem: 'C is needed.' },
    ],
    [
      'choices in the order offered',
      choicesField({ label: 'C', choices }),
      picked('next', 'never', 'now'),
      { value: ['now', 'next'] },
    ],
    [
      'too many choices',
      choicesField({ label: 'C', choices, max: 1 }),
      picked('next', 'now'),
      { problem: 'At most 1, please.' },
    ],
    ['no choices where they may lack', choicesField({ label: 'C', choices, optional: true }), picked(), { value: [] }],
    [
      'what was found',
      searchField({ label: 'S', route: 'r' }),
      { type: 'external_select', selected_option: { value: 'itm_1', text: { text: 'R-1 Search' } } },
      { value: option('R-1 Search', 'itm_1') },
    ],
    [
      'too much that was found',
      searchesField({ label: 'S', route: 'r', max: 1 }),
      picked('a', 'b'),
      { problem: 'At most 1, please.' },
    ],
    ['a person', userField({ label: 'U' }), { type: 'users_select', selected_user: 'U1' }, { value: 'U1' }],
    [
      'no person',
      userField({ label: 'U' }),
      { type: 'users_select', selected_user: null },
      { problem: 'U is needed.' },
    ],
    [
      'people',
      usersField({ label: 'U', max: 2 }),
      { type: 'multi_users_select', selected_users: ['U1', 'U2'] },
      { value: ['U1', 'U2'] },
    ],
    [
      'too many people',
      usersField({ label: 'U', max: 1 }),
      { type: 'multi_users_select', selected_users: ['U1', 'U2'] },
      { problem: 'At most 1, please.' },
    ],
    [
      'a channel',
      channelField({ label: 'C' }),
      { type: 'conversations_select', selected_conversation: 'C1' },
      { value: 'C1' },
    ],
    ['a day', dateField({ label: 'D' }), { type: 'datepicker', selected_date: '2028-02-29' }, { value: '2028-02-29' }],
    [
      'a day that does not exist',
      dateField({ label: 'D' }),
      { type: 'datepicker', selected_date: '2026-02-29' },
      { problem: 'A date, please.' },
    ],
    ['a time', timeField({ label: 'T' }), { type: 'timepicker', selected_time: '09:00' }, { value: '09:00' }],
    [
      'a time that does not exist',
      timeField({ label: 'T' }),
      { type: 'timepicker', selected_time: '9:00' },
      { problem: 'A time like 09:00, please.' },
    ],
    [
      'a moment',
      momentField({ label: 'M' }),
      { type: 'datetimepicker', selected_date_time: 1_800_000_000 },
      { value: 1_800_000_000_000 },
    ],
    [
      'no moment where it may lack',
      momentField({ label: 'M', optional: true }),
      { type: 'datetimepicker', selected_date_time: null },
      { value: undefined },
    ],
  ])('reads %s', (_what, field, state, result) => {
    expect(field.read(state)).toEqual(result);
  });

  test('that acts while it is filled in carries the action and dispatches', () => {
    const field = choiceField({ label: 'Kind', choices, dispatch: 'kind.changed.v1' });
    expect(field.block('kind', 'next')).toMatchObject({
      dispatch_action: true,
      element: { action_id: 'kind.changed.v1', initial_option: option('Next', 'next', 'This quarter') },
    });
  });

  test('does not start with a value that Slack would refuse', () => {
    expect(dateField({ label: 'D' }).block('d', '2026-13-01').element).not.toHaveProperty('initial_date');
    expect(timeField({ label: 'T' }).block('t', '9').element).not.toHaveProperty('initial_time');
    expect(numberField({ label: 'N', min: 1, max: 2 }).block('n', 3).element).not.toHaveProperty('initial_value');
  });
});
