// The seeded team's story, as data: two products, their items, voices, votes and decisions. Days count back from now.
import type { Importance, SourceType } from '../../src/db/tables/feedback.ts';
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

export interface VoiceStory {
  readonly product: ProductStory['key'];
  readonly by: Who;
  readonly daysAgo: number;
  readonly text: string;
  readonly source: SourceType;
  readonly importance: Importance;
  readonly customer?: string;
  readonly revenue?: number;
  /** Keys of items. */
  readonly about?: readonly string[];
}

type Told = readonly [by: Who, daysAgo: number, source: SourceType, importance: Importance, text: string];

const say = (product: VoiceStory['product'], told: Told, more: Partial<VoiceStory> = {}): VoiceStory => {
  const [by, daysAgo, source, importance, text] = told;
  return { product, by, daysAgo, source, importance, text, ...more };
};

export const voices: readonly VoiceStory[] = [
  say('atlas', ['U0FINN', 27, 'sales', 'deal_breaker', 'Without SSO our security team will not sign, full stop.'], {
    customer: 'Lamna',
    revenue: 120_000,
    about: ['sso'],
  }),
  say('atlas', ['U0FINN', 21, 'sales', 'important', 'We would roll it out to all 4,000 people once SCIM works.'], {
    customer: 'Contoso',
    revenue: 240_000,
    about: ['sso'],
  }),
  say(
    'atlas',
    ['U0GRACE', 20, 'support', 'important', 'Searching is so slow that I open the folder by hand instead.'],
    {
      customer: 'Lamna',
      revenue: 120_000,
      about: ['search'],
    },
  ),
  say('atlas', ['U0GRACE', 18, 'support', 'useful', 'It took a full minute to find last year’s contract.'], {
    customer: 'Fabrikam',
    revenue: 35_000,
    about: ['search'],
  }),
  say(
    'atlas',
    ['U0CHLOE', 17, 'usability', 'important', 'Five of six people typed again before the first results came.'],
    {
      about: ['search'],
    },
  ),
  say(
    'atlas',
    ['U0EVA', 16, 'interview', 'useful', 'I don’t want ten documents, I want the answer and the page it is on.'],
    {
      customer: 'Tailspin',
      revenue: 18_000,
      about: ['answers'],
    },
  ),
  say('atlas', ['U0FINN', 15, 'sales', 'important', 'The other vendor showed us an answer with its source.'], {
    customer: 'Adventure Works',
    revenue: 90_000,
    about: ['answers', 'search'],
  }),
  say('atlas', ['U0GRACE', 14, 'support', 'useful', 'It says no access but not whom to ask.'], {
    customer: 'Fabrikam',
    revenue: 35_000,
    about: ['permissions'],
  }),
  say('atlas', ['U0EVA', 13, 'social', 'nice', '“Love it on the desk, useless on my phone.”'], { about: ['mobile'] }),
  say('atlas', ['U0FINN', 12, 'sales', 'important', 'Our technicians only carry phones.'], {
    customer: 'Litware',
    revenue: 60_000,
    about: ['mobile'],
  }),
  say('atlas', ['U0IDA', 11, 'survey', 'useful', '38 % of those who left named slow search first.'], {
    about: ['search'],
  }),
  say('atlas', ['U0GRACE', 10, 'support', 'important', 'We waited three days for the first import and then gave up.'], {
    customer: 'Wingtip',
    revenue: 22_000,
    about: ['import'],
  }),
  say('atlas', ['U0BEN', 9, 'internal', 'useful', 'The index is rebuilt from zero at every schema change. It hurts.'], {
    about: ['search'],
  }),
  say('atlas', ['U0GRACE', 6, 'support', 'nice', 'The invoice must be in French for our books.'], {
    customer: 'Relecloud',
    revenue: 28_000,
    about: ['billing'],
  }),
  say(
    'atlas',
    ['U0FINN', 4, 'sales', 'important', 'Can I search in two languages at once? Half our files are German.'],
    {
      customer: 'Lamna',
      revenue: 120_000,
    },
  ),
  say('atlas', ['U0GRACE', 3, 'support', 'useful', 'Typing “invoce” finds nothing at all.'], {
    customer: 'Proseware',
    revenue: 12_000,
  }),
  say(
    'atlas',
    ['U0EVA', 2, 'interview', 'useful', 'I would like to save a search and be told when something new appears.'],
    {
      customer: 'Tailspin',
      revenue: 18_000,
    },
  ),
  say('atlas', ['U0CHLOE', 1, 'usability', 'nice', 'Nobody found the filter for the year.']),
  say(
    'beacon',
    ['U0FINN', 25, 'sales', 'deal_breaker', 'Your status page said green while we were down for an hour.'],
    {
      customer: 'Contoso',
      revenue: 240_000,
      about: ['status'],
    },
  ),
  say('beacon', ['U0GRACE', 23, 'support', 'important', 'Which of our sites does this outage touch?'], {
    customer: 'Adventure Works',
    revenue: 90_000,
    about: ['status'],
  }),
  say('beacon', ['U0GRACE', 19, 'support', 'useful', 'Mail is too late, I need a text message.'], {
    customer: 'Litware',
    revenue: 60_000,
    about: ['sms'],
  }),
  say('beacon', ['U0EVA', 18, 'survey', 'useful', 'One in four admins muted us in the first month.'], {
    about: ['quiet'],
  }),
  say('beacon', ['U0CHLOE', 15, 'interview', 'important', 'I was woken at three for a maintenance window next week.'], {
    customer: 'Wingtip',
    revenue: 22_000,
    about: ['quiet'],
  }),
  say('beacon', ['U0FINN', 13, 'sales', 'useful', 'The questionnaire asks for twelve months of uptime.'], {
    customer: 'Relecloud',
    revenue: 28_000,
    about: ['history'],
  }),
  say('beacon', ['U0GRACE', 11, 'support', 'important', 'Please send the post-mortem for Tuesday in writing.'], {
    customer: 'Contoso',
    revenue: 240_000,
    about: ['postmortem'],
  }),
  say('beacon', ['U0BEN', 8, 'internal', 'nice', 'Our own on-call would use quiet hours too.'], { about: ['quiet'] }),
  say('beacon', ['U0FINN', 5, 'sales', 'important', 'Can alerts go into our own ticket system?'], {
    customer: 'Fabrikam',
    revenue: 35_000,
  }),
  say('beacon', ['U0GRACE', 3, 'support', 'useful', 'I never know whether an incident is over.'], {
    customer: 'Proseware',
    revenue: 12_000,
  }),
  say('beacon', ['U0IDA', 2, 'survey', 'useful', 'Half of the answers ask for fewer messages, a quarter for more.']),
  say('beacon', ['U0EVA', 1, 'social', 'nice', '“Finally a vendor that tells me before my boss does.”'], {
    customer: 'Tailspin',
    revenue: 18_000,
  }),
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
