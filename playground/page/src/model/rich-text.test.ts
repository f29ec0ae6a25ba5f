// Typed text becomes rich_text and can be read back.
import { expect, test } from 'vitest';
import { plainText } from './blocks.ts';
import { fromRichText, toRichText } from './rich-text.ts';

test('paragraphs and lists survive a round trip', () => {
  const typed = 'One\nmore\n- two\n- three\n1. four\n2. five';
  expect(fromRichText(toRichText(typed))).toBe(typed);
  expect(toRichText(typed)?.elements.map((part) => part.type)).toEqual([
    'rich_text_section',
    'rich_text_list',
    'rich_text_list',
  ]);
});

test('an empty field is null', () => {
  expect(toRichText(' \n')).toBeNull();
  expect(fromRichText(null)).toBe('');
});

test('any block can be read as plain words', () => {
  const mention = { type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U0ADA' }] };
  const block = { type: 'unheard_of', title: 'Title', elements: [{ type: 'rich_text', elements: [mention] }] };
  expect(plainText(block)).toBe('Title\n<@U0ADA>');
});
