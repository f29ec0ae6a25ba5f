import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../test/support/texts.ts';
import {
  actions,
  button,
  confirm,
  context,
  divider,
  fields,
  header,
  home,
  modal,
  mrkdwn,
  option,
  overflow,
  plain,
  quote,
  section,
  textObject,
  words,
} from './blocks.ts';
import { checkMessage, checkView } from './limits.ts';
import { md } from './mrkdwn.ts';

describe('whatever text is handed in, Slack takes', () => {
  const drawn: [string, (text: string) => KnownBlock][] = [
    ['a header', header],
    ['a section of words', section],
    ['a section of mrkdwn', (text) => section(md`*${text}*`)],
    ['a section with a menu', (text) => section('Text', overflow('menu', [option(text, 'a', text)]))],
    ['fields', (text) => fields([text, md`${text}`])],
    ['a context', (text) => context(text, md`${text}`)],
    ['a button', (text) => actions([button(text, 'go', { label: text, style: 'danger' })])],
    [
      'a confirmation',
      (text) => actions([button('Go', 'go', { confirm: confirm({ title: text, text, yes: text, no: text }) })]),
    ],
    ['a quote', quote],
    ['words', (text) => words(text, { bold: true })],
  ];

  test.each(drawn)('%s', (_name, draw) => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(checkMessage([draw(text)])).toEqual([]);
      }),
    );
  });

  test('a modal', () => {
    const view = (text: string) =>
      modal({
        callback: 'c',
        title: text,
        submit: text,
        close: text,
        blocks: [header(text), section(text), quote(text)],
      });
    fc.assert(
      fc.property(anyText, (text) => {
        expect(checkView(view(text))).toEqual([]);
      }),
    );
  });
});

describe('texts', () => {
  test("a person's string goes out as plain text, trusted text as mrkdwn", () => {
    expect(textObject('<!channel> *hi*')).toEqual({ type: 'plain_text', text: '<!channel> *hi*', emoji: true });
    expect(textObject(md`*hi*`)).toEqual({ type: 'mrkdwn', text: '*hi*', verbatim: true });
  });

  test.each(['', '  \n', '\u200B', '\uFE0F\u2060', '\u0007'])('a dash stands for %j, which nobody can see', (text) => {
    expect(plain(text).text).toBe('—');
    expect(mrkdwn(md`${text}`).text).toBe('—');
  });

  test('a quote keeps line breaks and marks as they were written', () => {
    expect(quote('one\r\n> *two*').elements).toEqual([
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'one\n> *two*' }] },
    ]);
  });

  test('what is too long ends in an ellipsis', () => {
    expect(plain('x'.repeat(80), 75).text).toBe(`${'x'.repeat(74)}…`);
  });
});

describe('lists are cut to what fits', () => {
  test('ten fields, ten texts of a context, five entries of a menu', () => {
    const texts = Array.from({ length: 12 }, (_, i) => `t${i}`);
    expect(fields(texts).fields).toHaveLength(10);
    expect(context(...texts).elements).toHaveLength(10);
    expect(
      overflow(
        'menu',
        texts.map((text) => option(text, text)),
      ).options,
    ).toHaveLength(5);
  });

  test('fields and contexts of nothing show a dash', () => {
    expect(checkMessage([fields([]), context()])).toEqual([]);
  });

  test('Home keeps its first hundred blocks', () => {
    const blocks = Array.from({ length: 101 }, divider);
    expect(home(blocks).blocks).toHaveLength(100);
  });
});

describe('a modal', () => {
  test('has a way out in words that fit', () => {
    expect(modal({ callback: 'c', title: 'T', submit: 'Save', blocks: [] }).close?.text).toBe('Cancel');
    expect(modal({ callback: 'c', title: 'T', blocks: [] })).toMatchObject({ close: { text: 'Close' } });
    expect(modal({ callback: 'c', title: 'T', blocks: [] })).not.toHaveProperty('submit');
  });

  test('carries its metadata under m, where the edge adds the origin', () => {
    const view = modal({
      callback: 'c',
      title: 'T',
      blocks: [],
      meta: { vote: 'vot_1' },
      externalId: 'e',
      notifyOnClose: true,
    });
    expect(view).toMatchObject({ private_metadata: '{"m":{"vote":"vot_1"}}', external_id: 'e', notify_on_close: true });
    expect(home([]).private_metadata).toBe('{"m":{}}');
  });
});
