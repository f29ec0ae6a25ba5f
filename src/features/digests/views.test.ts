// The digest and its schedules: what they look like, and that Slack takes them however much happened.
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../playground/slack/index.ts';
import { hostileTexts } from '../../../test/support/texts.ts';
import { checkMessage, checkView } from '../../blocks/limits.ts';
import { Mrkdwn, md } from '../../blocks/mrkdwn.ts';
import { asChannelId, asId } from '../../kernel/ids.ts';
import { WEEK } from '../../kernel/time.ts';
import type { Digest, Schedule } from './model.ts';
import { digestMessage, digestPreview, scheduleList, scheduleModal } from './views.ts';

const reader = { locale: 'en-US', timeZone: 'UTC' };
const zeros = '0'.repeat(22);
const digest: Digest = {
  ...{ productId: asId<'product'>(`prd_${zeros}`), productName: 'Atlas', from: 0, until: WEEK },
  parts: [
    { id: 'shipped', title: 'Shipped', lines: [md`*R-6* Import from shared drives`] },
    { id: 'moved', title: 'Moved', lines: [md`*R-1* from Next to Now: “It won our vote.”`] },
  ],
};
const schedule: Schedule = {
  ...{
    id: asId<'schedule'>(`sch_${zeros}`),
    productId: asId<'product'>(`prd_${zeros}`),
    channelId: asChannelId('C0ATLAS'),
  },
  ...{ userId: null, weekdays: [1, 4], at: '09:00', timeZone: 'Europe/Berlin', cadence: 'two-weekly', without: [] },
  ...{ isPaused: false, nextAt: WEEK, coveredUntil: 0, createdAt: 0, version: 1 },
};

describe('the digest', () => {
  it('tells what changed and why, part by part', () => {
    expect(textOf(digestMessage(digest, reader, 'Every Monday').blocks)).toMatchInlineSnapshot(`
      "Atlas: what changed and why
      Jan 1, 1970 to Jan 8, 1970
      Shipped
      • R-6 Import from shared drives
      Moved
      • R-1 from Next to Now: “It won our vote.”
      Every Monday"
    `);
  });

  it('of a quiet week says so in one line', () => {
    expect(textOf(digestMessage({ ...digest, parts: [] }, reader).blocks)).toMatchInlineSnapshot(`
      "Atlas: what changed and why
      Jan 1, 1970 to Jan 8, 1970
      Nothing changed on the roadmap, and nobody decided or asked for anything new."
    `);
  });

  it.each(['&'.repeat(3000), ...hostileTexts.slice(0, 20)])('with %j in every line of every part fits', (text) => {
    const lines = Array.from({ length: 20 }, () => md`*R-1* ${text}`);
    const parts = Array.from({ length: 12 }, (_, i) => ({ id: String(i), title: text || 'Part', lines }));
    const message = digestMessage({ ...digest, productName: text, parts }, reader, text);
    expect(checkMessage(message.blocks)).toEqual([]);
    expect(checkMessage(digestPreview({ ...digest, productName: text, parts }, reader).blocks)).toEqual([]);
    expect(message.text).toBeInstanceOf(Mrkdwn);
  });
});

describe('schedules', () => {
  it('say when, where and what comes next', () => {
    expect(
      textOf(scheduleList([schedule, { ...schedule, isPaused: true }], digest.productId, reader).blocks),
    ).toMatchInlineSnapshot(`
      "Digest schedules
      #atlas Every two weeks on Monday and Thursday at 09:00 (Europe/Berlin)
      next: Thu, Jan 8, 12:00 AM UTC
      Change
      Pause
      Skip the next one
      End it
      #atlas Every two weeks on Monday and Thursday at 09:00 (Europe/Berlin)
      paused
      Change
      Resume
      End it
      New schedule"
    `);
  });

  it('none, twenty and the form fit', () => {
    expect(checkMessage(scheduleList([], digest.productId, reader).blocks)).toEqual([]);
    expect(
      checkMessage(
        scheduleList(
          Array.from({ length: 20 }, () => schedule),
          digest.productId,
          reader,
        ).blocks,
      ),
    ).toEqual([]);
    expect(
      checkView(scheduleModal({ id: schedule.id, p: schedule.productId }, { ...schedule, channelId: undefined })),
    ).toEqual([]);
  });
});
