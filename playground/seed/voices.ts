// What the seeded team heard: thirty pieces of feedback, some about items of the story.
import type { Importance, SourceType } from '../../src/db/tables/feedback.ts';
import type { ProductStory, Who } from './story.ts';

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
