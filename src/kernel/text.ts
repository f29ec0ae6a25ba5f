// Pure text helpers: normalising what people type and cutting it without breaking a character.

const SMART: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201A': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u201E': '"',
  '\u2013': '-',
  '\u2014': '-',
};

/** What a person typed behind a command: smart quotes straightened, white space folded, ends trimmed. */
export function foldTyped(text: string): string {
  return oneLine(text.replace(/[\u2018\u2019\u201A\u201C-\u201E\u2013\u2014]/g, (c) => SMART[c] ?? c));
}

/** One line: line breaks and tabs become spaces, runs of space fold, ends are trimmed; controls go. */
export function oneLine(text: string): string {
  return withoutControls(text).replace(/\s+/g, ' ').trim();
}

/**
 * Every line break becomes a line feed; other control characters but tab, the bidirectional overrides that can spoof
 * a layout, and halves of surrogate pairs go.
 */
export function withoutControls(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/gu, '');
}

/** True where nothing can be seen: empty, or only spaces, controls and characters without a shape. */
export function isBlank(text: string): boolean {
  return /^(?:[\s\p{Cc}\p{Cf}\p{Cs}\u2800\u3164]|\p{Mn})*$/u.test(text);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The characters as a reader counts them, never half of an emoji or a letter without its accent. */
export function* graphemes(text: string): Generator<string> {
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** At most `max` UTF-16 units (Slack's count), cut between graphemes, an ellipsis in place of what is gone. */
export function truncate(text: string, max: number): string {
  return text.length <= max ? text : cutWhole(graphemes(text), max);
}

/** As many whole parts as fit into `max` units together with the ellipsis that follows them. */
export function cutWhole(parts: Iterable<string>, max: number): string {
  let kept = '';
  for (const part of parts) {
    if (kept.length + part.length >= max) break;
    kept += part;
  }
  return `${kept.trimEnd()}\u2026`;
}

/**
 * Lower-cased, folded, without accents, vowel points and zero-width characters: the form in which titles and words
 * are compared. Vowel signs that make another word (Devanagari, Thai) stay.
 */
export function comparable(text: string): string {
  return oneLine(text)
    .normalize('NFKD')
    .replace(/[\u0300-\u036F\u0591-\u05C7\u064B-\u0652\u0670\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
