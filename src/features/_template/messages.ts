// Every word of standup notes that a person reads.

import { plural } from '../../kernel/intl.ts';
import { formatDay } from '../../kernel/time.ts';

export const en = {
  command: { summary: 'tell your team what you are on', example: '/roadmap standup' },
  card: {
    title: (day: string, locale: string) => `Standup of ${formatDay(day, locale)}`,
    add: 'Add my note',
    more: (count: number) => plural(count, { one: 'and # more note', other: 'and # more notes' }),
    closed: 'This day is over.',
  },
  form: {
    title: 'Standup note',
    submit: 'Post',
    note: 'What are you on today?',
    placeholder: 'Search in the sidebar; blocked by the index',
  },
  saved: 'Noted. Your team sees it in the channel.',
  noChannel: 'This product has no channel yet. Type /roadmap standup in your team’s channel.',
  problems: {
    empty: 'Please write a few words.',
    long: (max: number) => `At most ${max} characters, please.`,
  },
  digest: 'Standups',
  digestLine: (notes: number, people: number) =>
    `${plural(notes, { one: '# note', other: '# notes' })} by ${plural(people, { one: '# person', other: '# people' })}`,
} as const;
