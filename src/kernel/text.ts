// Pure text helpers: normalising what people type and cutting it without breaking a character.

const SMART: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201C': '"',
  '\u201D': '"',
  '\u00A0': ' ',
  '\u2013': '-',
  '\u2014': '-',
};

/** What a person typed behind a command: smart quotes straightened, white space folded, ends trimmed. */
export function foldTyped(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201C\u201D\u00A0\u2013\u2014]/g, (c) => SMART[c] ?? c)
    .replace(/\s+/g, ' ')
    .trim();
}

/** One line: control characters and line breaks become spaces, runs of space fold. Bidi overrides are removed. */
export function oneLine(text: string): string {
  return withoutControls(text).replace(/\s+/g, ' ').trim();
}

/** Removes control characters (but line feed and tab) and the bidirectional overrides that can spoof a layout. */
export function withoutControls(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, '');
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most `max` UTF-16 units (Slack's count), cut between graphemes, an ellipsis in place of what is gone. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text.slice(0, max + 32))) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept}\u2026`;
}

/** Lower-cased, unaccented, folded: the form in which titles and words are compared. */
export function comparable(text: string): string {
  return oneLine(text)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
