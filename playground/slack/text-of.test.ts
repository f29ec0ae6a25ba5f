import { expect, test } from 'vitest';
import { textOf } from './text-of.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });

test('a message reads as its blocks, with names, labels and plain words', () => {
  const blocks = [
    { type: 'header', text: plain('Board *as is*') },
    { type: 'section', text: mrkdwn('*Faster search* for <@U0ADA> in <#C0ATLAS|atlas> &amp; <https://x.test|here>') },
    { type: 'section', fields: [mrkdwn('*Votes:* 3'), mrkdwn('by <!date^1^{date}|Monday>')] },
    { type: 'context', elements: [mrkdwn('R-1 _moved_'), { type: 'image', alt_text: 'A face' }] },
    { type: 'actions', elements: [{ type: 'button', text: plain('Vote') }] },
  ];
  expect(textOf({ text: 'not shown', blocks }).split('\n')).toEqual([
    ...['Board *as is*', 'Faster search for @Ada Lindqvist in #atlas & here', 'Votes: 3', 'by Monday'],
    ...['R-1 moved', 'A face', 'Vote'],
  ]);
});

test('tables, charts and rich text are read too', () => {
  const cell = (text: string) => ({ type: 'raw_text', text });
  const rich = {
    type: 'rich_text_section',
    elements: [
      { type: 'text', text: 'By ' },
      { type: 'user', user_id: 'U0BEN' },
    ],
  };
  const blocks = [
    {
      type: 'table',
      rows: [
        [cell('Item'), cell('Votes')],
        [cell('Search'), { type: 'raw_number', value: 3 }],
      ],
    },
    { type: 'data_visualization', title: 'Result', chart: { type: 'pie', segments: [{ label: 'Search', value: 3 }] } },
    { type: 'rich_text', elements: [rich] },
  ];
  expect(textOf(blocks)).toBe('Item | Votes\nSearch | 3\nResult\nSearch: 3\nBy @Ben Okafor');
});

test('a view reads from title to buttons, inputs with label, options and hint', () => {
  const options = [{ text: plain('Now'), value: 'now' }];
  const element = { type: 'static_select', placeholder: plain('Choose'), options };
  const view = {
    ...{ type: 'modal', title: plain('Add'), submit: plain('Save'), close: plain('Cancel') },
    blocks: [{ type: 'input', label: plain('Horizon'), hint: plain('When'), element }],
  };
  expect(textOf(view)).toBe('Add\nHorizon\nChoose\nNow\nWhen\nSave\nCancel');
});
