// The seeded team's story, as data: two products, their items, what is said in channels. Days count back from now.
import type { AddItemInput } from '../../src/features/roadmap/index.ts';

export type Who = 'U0ADA' | 'U0BEN' | 'U0CHLOE' | 'U0DEV' | 'U0EVA' | 'U0FINN' | 'U0GRACE' | 'U0HUGO' | 'U0IDA';

export const functionOf: Readonly<Record<Who, string>> = {
  U0ADA: 'product',
  U0BEN: 'engineering',
  U0CHLOE: 'design',
  U0DEV: 'engineering',
  U0EVA: 'marketing',
  U0FINN: 'sales',
  U0GRACE: 'support',
  U0HUGO: 'leadership',
  U0IDA: 'data',
};

export interface ProductStory {
  readonly key: 'atlas' | 'beacon';
  readonly name: string;
  readonly vision: string;
  readonly channel: string;
  readonly lead: Who;
}

export const products: readonly ProductStory[] = [
  {
    key: 'atlas',
    name: 'Atlas',
    vision: 'Every team finds any answer in its own documents within ten seconds.',
    channel: 'C0ATLAS',
    lead: 'U0ADA',
  },
  {
    key: 'beacon',
    name: 'Beacon',
    vision: 'Nobody is surprised by an outage: whoever is affected hears it from us first.',
    channel: 'C0BEACON',
    lead: 'U0ADA',
  },
];

type ItemFacts = Pick<AddItemInput, 'title' | 'horizon'> &
  Partial<Pick<AddItemInput, 'problem' | 'kind' | 'status' | 'target' | 'effort'>>;

export interface ItemStory extends ItemFacts {
  readonly key: string;
  readonly product: ProductStory['key'];
  readonly owner: Who;
  readonly daysAgo: number;
}

export const items: readonly ItemStory[] = [
  {
    key: 'search',
    product: 'atlas',
    owner: 'U0BEN',
    daysAgo: 40,
    title: 'Faster search',
    horizon: 'next',
    kind: 'build',
    target: '2027-Q1',
    effort: 6,
    problem: 'Results take four seconds in large workspaces. People give up and ask a colleague instead.',
  },
  {
    key: 'sso',
    product: 'atlas',
    owner: 'U0DEV',
    daysAgo: 38,
    title: 'Single sign-on with SCIM',
    horizon: 'now',
    kind: 'build',
    target: '2026-12',
    effort: 4,
    problem: 'Security teams won’t approve us without it; every account is made and removed by hand.',
  },
  {
    key: 'mobile',
    product: 'atlas',
    owner: 'U0CHLOE',
    daysAgo: 36,
    title: 'Search on the phone',
    horizon: 'later',
    kind: 'innovate',
    effort: 8,
    problem: 'Field staff look things up standing in front of a customer; the page is unusable on a phone.',
  },
  {
    key: 'answers',
    product: 'atlas',
    owner: 'U0ADA',
    daysAgo: 33,
    title: 'Answers with sources',
    horizon: 'next',
    kind: 'innovate',
    target: '2027-Q2',
    effort: 10,
    problem: 'A list of documents is not an answer. People want the sentence and where it stands.',
  },
  {
    key: 'permissions',
    product: 'atlas',
    owner: 'U0DEV',
    daysAgo: 30,
    title: 'See why you can’t open a document',
    horizon: 'later',
    kind: 'tune',
    effort: 2,
    problem: 'A dead end without a reason becomes a support ticket.',
  },
  {
    key: 'import',
    product: 'atlas',
    owner: 'U0BEN',
    daysAgo: 60,
    title: 'Import from shared drives',
    horizon: 'now',
    kind: 'build',
    target: '2026-11',
    effort: 5,
    problem: 'New customers start with an empty index and lose patience before it fills.',
  },
  {
    key: 'billing',
    product: 'atlas',
    owner: 'U0ADA',
    daysAgo: 29,
    title: 'Invoices in the customer’s language',
    horizon: 'later',
    kind: 'tune',
    effort: 1,
    problem: 'Finance teams in France and Italy send our invoices back.',
  },
  {
    key: 'status',
    product: 'beacon',
    owner: 'U0BEN',
    daysAgo: 35,
    title: 'Status page per customer',
    horizon: 'now',
    kind: 'innovate',
    target: '2026-12',
    effort: 6,
    problem: 'A global page says “all fine” while one region burns.',
  },
  {
    key: 'sms',
    product: 'beacon',
    owner: 'U0DEV',
    daysAgo: 34,
    title: 'Alerts by text message',
    horizon: 'next',
    kind: 'build',
    target: '2027-Q1',
    effort: 3,
    problem: 'Mail arrives after the customer’s own users have called.',
  },
  {
    key: 'quiet',
    product: 'beacon',
    owner: 'U0CHLOE',
    daysAgo: 28,
    title: 'Quiet hours',
    horizon: 'next',
    kind: 'tune',
    effort: 1,
    problem: 'People mute us entirely because we wake them for things that can wait.',
  },
  {
    key: 'postmortem',
    product: 'beacon',
    owner: 'U0GRACE',
    daysAgo: 26,
    title: 'Post-mortems customers can read',
    horizon: 'later',
    kind: 'build',
    effort: 3,
    problem: 'Every large account asks for a written explanation; support writes each by hand.',
  },
  {
    key: 'history',
    product: 'beacon',
    owner: 'U0IDA',
    daysAgo: 55,
    title: 'Uptime history',
    horizon: 'now',
    kind: 'build',
    target: '2026-11',
    effort: 2,
    problem: 'Sales needs the last twelve months in every security questionnaire.',
  },
];

/** Where people stand on the decision that is only proposed. */
export const stances: readonly [Who, 'aligned' | 'can_live' | 'concern', string | null][] = [
  ['U0BEN', 'aligned', null],
  ['U0IDA', 'can_live', null],
  ['U0GRACE', 'concern', 'Two large accounts have it in their bookmarks. With a redirect I am fine.'],
];

/** What people say in the channels: something to use the message shortcuts on. */
export const chatter: readonly { channel: string; by: Who; text: string }[] = [
  { channel: 'C0GENERAL', by: 'U0HUGO', text: 'Welcome! Everything about our products happens in #atlas and #beacon.' },
  {
    channel: 'C0ATLAS',
    by: 'U0GRACE',
    text: 'Lamna called again: search takes so long that they keep a paper list of folders. 😬',
  },
  {
    channel: 'C0ATLAS',
    by: 'U0BEN',
    text: 'We settled it: one managed search cluster per region, starting with the EU. Two of us can run that.',
  },
  {
    channel: 'C0ATLAS',
    by: 'U0CHLOE',
    text: 'I watched six people search yesterday. Five typed again before anything appeared.',
  },
  { channel: 'C0BEACON', by: 'U0FINN', text: 'Contoso will only renew if the status page knows their regions.' },
  {
    channel: 'C0SALES',
    by: 'U0FINN',
    text: 'Adventure Works asked for answers with sources, the other vendor demoed it.',
  },
];
