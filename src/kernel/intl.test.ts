import { expect, test } from 'vitest';
import { formatList, formatNumber, plural } from './intl.ts';

const people = { one: '# person', other: '# people' };

test.each([
  [0, 'en', '0 people'],
  [1, 'en', '1 person'],
  [2, 'en', '2 people'],
  [1.5, 'en', '1.5 people'],
  [1234, 'de-DE', '1.234 people'],
  // The words are English whatever the reader's locale, so are their rules.
  [0, 'fr-FR', '0 people'],
  [1, 'ja-JP', '1 person'],
])('%d in %s is "%s"', (count, locale, words) => {
  expect(plural(count, people, locale)).toBe(words);
});

test('words of another language follow its rules', () => {
  expect(plural(0, { one: '# personne', other: '# personnes', language: 'fr' }, 'fr-FR')).toBe('0 personne');
});

test.each([
  [1234.56, 'en-US', '1,234.6'],
  [1234.56, 'de-DE', '1.234,6'],
  [-0, 'en-US', '0'],
  [-0.01, 'en-US', '0'],
  [-2, 'en-US', '-2'],
])('%d in %s is written %s', (value, locale, written) => {
  expect(formatNumber(value, locale)).toBe(written);
});

test('a number keeps as many digits as asked', () => {
  expect(formatNumber(2 / 3, 'en', 3)).toBe('0.667');
  expect(formatNumber(4, 'en', 3)).toBe('4');
});

test.each([
  [[], ''],
  [['Sales'], 'Sales'],
  [['Sales', 'Design'], 'Sales and Design'],
  [['Sales', 'Design', 'Data'], 'Sales, Design, and Data'],
])('%j is listed as "%s"', (parts, list) => {
  expect(formatList(parts, 'en-US')).toBe(list);
});

test("lists follow the reader's locale", () => {
  expect(formatList(['Sales', 'Design', 'Data'], 'en-GB')).toBe('Sales, Design and Data');
  expect(formatList(['Sales', 'Design'], 'de-DE')).toBe('Sales und Design');
  expect(formatList(['approve', 'reject'], 'en', 'disjunction')).toBe('approve or reject');
});
