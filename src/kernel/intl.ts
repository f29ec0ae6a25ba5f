// Numbers, plurals and lists as the reader's locale writes them.

export interface PluralForms {
  readonly one: string;
  readonly other: string;
  /** The language of the words, whose rules choose the form; English when absent. */
  readonly language?: string;
}

/** "1 person", "3 people": `forms` hold `#` where the number goes, which is written as `locale` does. */
export function plural(count: number, forms: PluralForms, locale = 'en'): string {
  const rule = new Intl.PluralRules(forms.language ?? 'en').select(count);
  return (rule === 'one' ? forms.one : forms.other).replace('#', () => formatNumber(count, locale));
}

/** Never "-0". */
export function formatNumber(value: number, locale = 'en', maximumFractionDigits = 1): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits, signDisplay: 'negative' }).format(value);
}

/** "Sales, Design and Data". */
export function formatList(
  parts: readonly string[],
  locale = 'en',
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return new Intl.ListFormat(locale, { style: 'long', type }).format(parts);
}
