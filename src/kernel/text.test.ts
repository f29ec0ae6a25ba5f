import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../../test/support/texts.ts';
import { comparable, cutWhole, foldTyped, graphemes, isBlank, oneLine, truncate, withoutControls } from './text.ts';

describe('what was typed', () => {
  test.each([
    ['  add   “Faster search”  ', 'add "Faster search"'],
    ['add ‘it’ – now — or „later“', 'add \'it\' - now - or "later"'],
    ['add\u00A0it\r\nnow', 'add it now'],
    ['', ''],
  ])('%j is read as %j', (text, folded) => {
    expect(foldTyped(text)).toBe(folded);
  });

  test.each([
    ['a\rb\u2028c\u0085d\ve\tf', 'a b c d e f'],
    ['a\u0000\u001Bb\u009Fc', 'abc'],
    ['\u202Eevil\u202C \u2066x\u2069', 'evil x'],
    ['half \uD83D of an emoji', 'half of an emoji'],
    ['👍🏽 é ناس', '👍🏽 é ناس'],
  ])('%j is on one line %j', (text, line) => {
    expect(oneLine(text)).toBe(line);
  });

  test('keeps line breaks, as line feeds, where lines count', () => {
    expect(withoutControls('a\r\nb\rc\u2029d\te\u0007')).toBe('a\nb\nc\nd\te');
  });

  test('is folded once and for all', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const fold of [foldTyped, oneLine, withoutControls, comparable]) expect(fold(fold(text))).toBe(fold(text));
        expect(oneLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u);
        expect(oneLine(text).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('nothing to see', () => {
  test.each(['', ' \n\t', '\u200B\u200D\u2060', '\uFEFF', '\u0000', '\uFE0F', '\u0301', '\u3164', '\u2800', '\uD83D'])(
    'in %j',
    (text) => {
      expect(isBlank(text)).toBe(true);
    },
  );
  test.each(['a', '.', '👍', '\u200Ba', 'न'])('but something in %j', (text) => {
    expect(isBlank(text)).toBe(false);
  });
});

describe('a cut', () => {
  test.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['a bcd', 3, 'a…'],
    ['👍🏽👍🏽', 8, '👍🏽👍🏽'],
    ['👍🏽👍🏽', 7, '👍🏽…'],
    ['👩‍👩‍👧‍👦!', 11, '…'],
    ['e\u0301e\u0301', 3, 'e\u0301…'],
    ['🇩🇪🇫🇷', 5, '🇩🇪…'],
    ['abc', 1, '…'],
  ])('of %j to %i is %j', (text, max, cut) => {
    expect(truncate(text, max)).toBe(cut);
  });

  test('is short enough, whole, and the start of the text', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 300 }), (text, max) => {
        const cut = truncate(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        if (cut === text) return;
        const kept = cut.slice(0, -1);
        expect(text.startsWith(kept)).toBe(true);
        const whole = [...graphemes(text)];
        let sum = 0;
        const edges = new Set(whole.map((each) => (sum += each.length)));
        expect(kept === '' || edges.has(kept.length)).toBe(true);
      }),
    );
  });

  test('of a very long text does not read all of it', () => {
    const started = performance.now();
    truncate('👍🏽'.repeat(2_000_000), 100);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('of parts keeps each of them whole', () => {
    expect(cutWhole(['ab', 'cd', 'ef'], 5)).toBe('abcd…');
    expect(cutWhole(['ab', 'cd', 'ef'], 4)).toBe('ab…');
  });
});

describe('comparing', () => {
  test.each([
    ['Café Öl ÅNGSTRÖM', 'cafe ol angstrom'],
    ['  Faster\nSEARCH ', 'faster search'],
    ['ﬁne ½ Ⅳ', 'fine 1⁄2 iv'],
    ['Sea\u200Brch', 'search'],
    ['İstanbul', 'istanbul'],
    ['שָׁלוֹם', 'שלום'],
    ['مَرْحَبًا', 'مرحبا'],
    ['１２ Ａ', '12 a'],
  ])('%j is like %j', (text, like) => {
    expect(comparable(text)).toBe(like);
  });

  test('keeps vowel signs apart that make another word', () => {
    expect(comparable('कि')).not.toBe(comparable('के'));
    expect(comparable('ก็')).not.toBe(comparable('กี'));
  });
});
