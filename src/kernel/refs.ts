// Refs are what people read and type: R-12, F-31, D-7, V-4. Per workspace, never reused.

export const refLetters = {
  item: 'R',
  feedback: 'F',
  decision: 'D',
  vote: 'V',
  pulse: 'P',
  objective: 'O',
  kpi: 'K',
  learning: 'L',
} as const;

export type RefKind = keyof typeof refLetters;
export interface Ref {
  readonly kind: RefKind;
  readonly number: number;
}

const kindOf: ReadonlyMap<string, RefKind> = new Map(
  Object.entries(refLetters).map(([kind, letter]) => [letter, kind as RefKind]),
);
const WHOLE = /^#?([RFDVPOKL])\s*[-\u2010-\u2015 ]?\s*(\d{1,9})$/i;
const WITHIN = /(?<![\p{L}\p{N}_/-])([RFDVPOKL])[-\u2010-\u2015](\d{1,9})(?![\p{L}\p{N}_]|[-.]\d)/giu;

export function formatRef(kind: RefKind, number: number): string {
  return `${refLetters[kind]}-${number}`;
}

/** Reads one typed ref, forgiving case, a missing or typographic dash and a leading `#`. */
export function parseRef(typed: string): Ref | undefined {
  const match = WHOLE.exec(typed.trim());
  return match ? toRef(match[1], match[2]) : undefined;
}

/** Every ref in a text, in order, each once. */
export function refsIn(text: string): Ref[] {
  const found = new Map<string, Ref>();
  for (const match of text.matchAll(WITHIN)) {
    const ref = toRef(match[1], match[2]);
    if (ref) found.set(formatRef(ref.kind, ref.number), ref);
  }
  return [...found.values()];
}

function toRef(letter: string | undefined, digits: string | undefined): Ref | undefined {
  const kind = kindOf.get((letter ?? '').toUpperCase());
  const number = Number(digits);
  return kind && number > 0 ? { kind, number } : undefined;
}
