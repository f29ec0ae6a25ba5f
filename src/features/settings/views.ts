// What got stuck, on one screen. Data in, blocks out.
import type { KnownBlock } from '@slack/types';
import { actionId } from '../../blocks/action-id.ts';
import { actions, button, context, header, section } from '../../blocks/blocks.ts';
import { fitMessage } from '../../blocks/budget.ts';
import { channel, type Mrkdwn, md, user } from '../../blocks/mrkdwn.ts';
import { truncate } from '../../kernel/text.ts';
import { formatMoment } from '../../kernel/time.ts';
import { en } from './messages.ts';
import type { Stuck } from './stuck.ts';

export const routes = { show: 'settings.show-stuck.v1', retry: 'settings.retry-stuck.v1' } as const;

interface Reader {
  readonly locale: string;
  readonly timeZone: string;
}

const causeOf = (reason: string | null): string => en.causes[reason ?? ''] ?? truncate(reason ?? '', 200);
const placeOf = (message: Stuck['messages'][number]): Mrkdwn =>
  message.channel ? channel(message.channel) : message.userId ? user(message.userId) : md`?`;

export function stuckScreen(stuck: Stuck, reader: Reader): { text: string; blocks: readonly KnownBlock[] } {
  const when = (ms: number | null) => (ms === null ? '' : formatMoment(ms, reader.locale, reader.timeZone));
  const rows: Mrkdwn[] = [
    ...stuck.messages.map((message) => {
      const maybe = message.status === 'unknown' ? ` (${en.maybeSent})` : '';
      return md`*${en.message}* ${placeOf(message)} · ${when(message.since)} · ${causeOf(message.reason)}${maybe}`;
    }),
    ...stuck.jobs.map((job) => md`*${en.job}* ${job.kind} · ${when(job.since)} · ${causeOf(job.reason)}`),
  ];
  if (rows.length === 0) return { text: en.none, blocks: [header(en.title), section(en.none)] };
  const { blocks } = fitMessage(
    rows.map((row) => section(row)),
    { most: 40, keep: 1_000 },
  );
  return {
    text: `${en.title}: ${rows.length}. ${en.intro}`,
    blocks: [
      header(en.title),
      context(en.intro),
      ...blocks,
      actions([button(en.again, actionId(routes.retry), { style: 'primary' })]),
    ],
  };
}
