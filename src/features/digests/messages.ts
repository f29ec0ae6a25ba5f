// Every word of the digests slice that a person reads.
import { formatList } from '../../kernel/intl.ts';
import type { Cadence } from './model.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const cadences: Record<Cadence, string> = {
  weekly: 'Every week',
  'two-weekly': 'Every two weeks',
  monthly: 'Once a month',
};
const sections: Record<string, string> = {
  shipped: 'Shipped',
  moved: 'Moved',
  new: 'New items',
  'at-risk': 'At risk',
  decisions: 'Decisions',
  'votes-open': 'Votes to cast',
  'votes-closed': 'Vote results',
  feedback: 'Feedback',
};

export const en = {
  weekdays,
  cadence: cadences,
  sections,
  title: (product: string) => `${product}: what changed and why`,
  period: (from: string, until: string) => `${from} to ${until}`,
  quiet: 'Nothing changed on the roadmap, and nobody decided or asked for anything new.',
  more: 'There is more than fits here: /roadmap shows where everything stands.',
  preview: {
    note: 'Only you see this preview.',
    post: 'Post it now',
    postConfirm: {
      title: 'Post the digest?',
      text: 'Everybody in this channel sees it.',
      yes: 'Post it',
      no: 'Not yet',
    },
    schedule: 'Schedule it',
    schedules: 'Schedules',
    toMe: 'Send it to me',
  },
  posted: 'The digest is on its way to this channel.',
  sentToYou: 'The digest is on its way to you as a direct message.',
  elsewhere: (product: string) =>
    `That channel is not one of ${product}’s own, and not everybody there may read about it. Choose one of its channels.`,
  notHere: 'Type /roadmap digest now in a channel of the product.',
  notMember: (bot: string) => `I can’t post here yet: type /invite ${bot} and try again.`,
  form: {
    title: 'Schedule the digest',
    submit: 'Schedule',
    channel: 'Channel',
    weekdays: 'Days',
    at: 'Time',
    timeZone: 'Time zone',
    timeZonePlaceholder: 'Europe/Berlin',
    cadence: 'How often',
    without: 'Leave out',
    withoutHint: 'Empty sections are left out anyway.',
  },
  scheduled: (when: string, next: string) => `Scheduled: ${when}. The next digest comes ${next}.`,
  when: (schedule: { cadence: Cadence; weekdays: readonly number[]; at: string; timeZone: string }) => {
    const days = formatList(schedule.weekdays.map((day) => weekdays[day - 1] ?? ''));
    return `${cadences[schedule.cadence]} on ${days} at ${schedule.at} (${schedule.timeZone})`;
  },
  list: {
    title: 'Digest schedules',
    none: 'No digest is scheduled yet. A weekly one keeps everybody on one page.',
    add: 'New schedule',
    next: (moment: string) => `next: ${moment}`,
    paused: 'paused',
    edit: 'Change',
    pause: 'Pause',
    resume: 'Resume',
    skip: 'Skip the next one',
    end: 'End it',
    endConfirm: {
      title: 'End this schedule?',
      text: 'No more digests are sent by it. To stop for a while only, pause it.',
      yes: 'End it',
      no: 'Keep it',
    },
  },
  managed: {
    pause: 'The digest is paused until you resume it.',
    resume: (next: string) => `The digest is on again. The next one comes ${next}.`,
    skip: (next: string) => `The next one is skipped. The one after comes ${next}.`,
    end: 'The schedule is ended. Nothing more is sent.',
  },
  scheduledBy: (when: string) => `${when}. Change it with /roadmap digest schedule.`,
} as const;
