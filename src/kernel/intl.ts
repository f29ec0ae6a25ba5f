// Numbers, plurals and lists as the reader's locale writes them.

export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

/** "1 person", "3 people": `forms` hold `#` where the number goes. */
export function plural(count: number, forms: PluralForms, locale = 'en'): string {
  const rule = new Intl.PluralRules(locale).select(count);
  return (rule === 'one' ? forms.one : forms.other).replace('#', formatNumber(count, locale));
}

export function formatNumber(value: number, locale = 'en', maximumFractionDigits = 1): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits }).format(value);
}

/** "Sales, Design and Data". */
export function formatList(
  parts: readonly string[],
  locale = 'en',
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string {
  return new Intl.ListFormat(locale, { style: 'long', type }).format(parts);
}
