// Every word of the feedback slice that a person reads.
import { formatList, formatNumber, plural } from '../../kernel/intl.ts';
import type { Evidence, EvidenceWarning, FeedbackStatus, Importance, SourceType } from './model.ts';

const sourceNames: Record<SourceType, string> = {
  interview: 'Interview',
  survey: 'Survey',
  usability: 'Usability test',
  support: 'Support',
  sales: 'Sales',
  social: 'Social media',
  internal: 'Colleague',
};
const importanceNames: Record<Importance, string> = {
  nice: 'Nice to have',
  useful: 'Useful',
  important: 'Important',
  deal_breaker: 'Deal breaker',
};
const statusNames: Record<FeedbackStatus, string> = {
  new: 'In the inbox',
  linked: 'Linked',
  archived: 'Archived',
  merged: 'Merged',
};
const warnings: Record<EvidenceWarning, string> = {
  'only-sales': 'only sales asked',
  'one-account': 'all from one account',
  stale: 'nothing in 90 days',
};

const evidenceFacts = (evidence: Evidence, locale: string): string[] => [
  plural(evidence.count, { one: '# asked', other: '# asked' }, locale),
  ...(evidence.accounts > 0 ? [plural(evidence.accounts, { one: '# account', other: '# accounts' }, locale)] : []),
  ...(evidence.revenue > 0 ? [`${formatNumber(evidence.revenue, locale, 0)} a year`] : []),
];

export const en = {
  source: sourceNames,
  importance: importanceNames,
  status: statusNames,
  form: {
    title: 'Capture feedback',
    submit: 'Capture',
    text: 'What did they say?',
    textPlaceholder: 'In their words: “I give up searching after the third page.”',
    source: 'Where from',
    importance: 'How important is it to them?',
    customer: 'Customer',
    customerPlaceholder: 'Northwind',
    segment: 'Segment',
    segmentPlaceholder: 'Enterprise',
    revenue: 'Revenue at stake, a year',
    givenBy: 'Said by a colleague',
    items: 'About these items',
    itemsPlaceholder: 'Search by title or ref',
  },
  captured: (ref: string) => `${ref} is captured. Thank you for passing it on.`,
  already: (ref: string) => `That message is already captured as ${ref}.`,
  inbox: {
    title: 'Feedback inbox',
    none: 'The inbox is empty: everything has been linked or put aside.',
    start: 'Capture feedback',
    left: (total: number, locale: string) =>
      plural(total, { one: '# entry to sort', other: '# entries to sort' }, locale),
    page: (page: number, pages: number) => `page ${page} of ${pages}`,
    link: 'Link to item',
    newItem: 'New item',
    archive: 'Put aside',
    newer: 'Newer',
    older: 'Older',
  },
  link: {
    title: (ref: string) => `Link ${ref}`,
    submit: 'Save links',
    saved: (ref: string, items: readonly string[]) =>
      items.length > 0 ? `${ref} is linked to ${formatList(items)}.` : `${ref} is back in the inbox.`,
  },
  archive: {
    title: (ref: string) => `Put ${ref} aside`,
    submit: 'Put aside',
    why: 'Why?',
    whyPlaceholder: 'A one-off: their old browser.',
    done: (ref: string) => `${ref} is put aside. It stays searchable and can be linked again.`,
  },
  card: {
    saidBy: 'Said by',
    loggedBy: 'captured by',
    source: 'Where it was said',
    linked: 'Linked to',
    noLinks: 'Not linked to any item yet.',
    putAside: (why: string) => `Put aside: ${why}`,
    revenue: (amount: string) => `${amount} a year at stake`,
  },
  mark: (evidence: Evidence, locale: string) => evidenceFacts(evidence, locale).join(', '),
  chain: {
    title: 'Evidence',
    sum: (evidence: Evidence, locale: string) => {
      const from = evidence.bySource.map(
        ({ source, count }) => `${sourceNames[source].toLowerCase()} ${formatNumber(count, locale)}`,
      );
      return `${formatList(evidenceFacts(evidence, locale), locale)}. By source: ${from.join(', ')}.`;
    },
    warning: (found: readonly EvidenceWarning[]) => `Take care: ${formatList(found.map((each) => warnings[each]))}.`,
  },
  digest: {
    title: 'Feedback',
    sum: (count: number, customers: readonly string[], locale: string) =>
      customers.length > 0
        ? `${plural(count, { one: '# new entry', other: '# new entries' }, locale)}, from ${formatList(customers.slice(0, 4), locale)}`
        : plural(count, { one: '# new entry', other: '# new entries' }, locale),
  },
  waiting: (total: number, locale: string) =>
    plural(total, { one: '# piece of feedback to sort', other: '# pieces of feedback to sort' }, locale),
  openInbox: 'Open inbox',
  giveOnItem: 'Add feedback',
} as const;
