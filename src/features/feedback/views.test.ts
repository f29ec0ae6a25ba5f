// The screens of feedback: what they look like, and that Slack takes them whatever people wrote.
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../playground/slack/index.ts';
import { mrkdwnIn } from '../../../test/support/mrkdwn.ts';
import { hostileTexts } from '../../../test/support/texts.ts';
import { checkMessage, checkView } from '../../blocks/limits.ts';
import { asId, asUserId } from '../../kernel/ids.ts';
import { pageOf } from '../../kernel/page.ts';
import type { Feedback } from './model.ts';
import { archiveModal, feedbackCard, feedbackModal, inboxPage, linkModal } from './views.ts';

const zeros = '0'.repeat(22);
const reader = { locale: 'en-US', timeZone: 'UTC' };
const long = '&<!channel> Wörter 🎉 '.repeat(150);
const itemId = asId<'item'>(`itm_${zeros}`);

const sample: Feedback = {
  ...{ id: asId<'feedback'>(`fbk_${zeros}`), number: 31, productId: asId<'product'>(`prd_${zeros}`) },
  ...{
    text: 'Search is too slow.',
    source: 'support',
    importance: 'important',
    customer: 'Lamna',
    segment: 'Enterprise',
  },
  ...{ revenue: 120_000, givenBy: null, loggedBy: asUserId('U0BEN'), permalink: 'https://x.slack.com/archives/C1/p1' },
  ...{ status: 'new', archivedWhy: null, createdAt: 0, version: 1 },
};

const worst = (text: string): Feedback => ({
  ...sample,
  ...{
    text,
    customer: text.slice(0, 80),
    segment: text.slice(0, 80),
    permalink: text,
    archivedWhy: text,
    revenue: 1_000_000_000,
    givenBy: asUserId('U0ADA'),
  },
});

describe('the inbox', () => {
  it('shows each entry with what can be done with it', () => {
    expect(
      textOf(inboxPage(pageOf([sample], 1, { page: 0, size: 10 }), sample.productId, reader).blocks),
    ).toMatchInlineSnapshot(`
      "Feedback inbox
      1 entry to sort
      Search is too slow.
      F-31 · Support · Important · Lamna · Enterprise · 120,000 a year at stake · captured by @Ben Okafor, Jan 1, 1970 · Where it was said
      Link to item
      New item
      Put aside"
    `);
  });

  it('empty says so and offers the next step', () => {
    expect(
      textOf(inboxPage(pageOf([], 0, { page: 0, size: 10 }), sample.productId, reader).blocks),
    ).toMatchInlineSnapshot(`
      "Feedback inbox
      The inbox is empty: everything has been linked or put aside.
      Capture feedback"
    `);
  });

  it('a full page of the longest entries fits', () => {
    const rows = Array.from({ length: 10 }, () => worst(long));
    const { blocks } = inboxPage(pageOf(rows, 100_000, { page: 5, size: 10 }), sample.productId, reader);
    expect(checkMessage(blocks)).toEqual([]);
  });
});

describe('any text', () => {
  it.each([long, ...hostileTexts.slice(0, 40)])('%j fits and stays inert', (text) => {
    const items = Array.from({ length: 10 }, (_, i) => ({ id: itemId, ref: `R-${i}`, title: text }));
    const screen = { feedback: worst(text), items };
    const card = feedbackCard(screen, reader);
    expect(checkMessage(card.blocks)).toEqual([]);
    expect(mrkdwnIn(card.blocks).join()).not.toContain('<!');
    const meta = {
      id: sample.id,
      p: sample.productId,
      ch: 'C0ATLAS',
      ts: '1.1',
      th: '1.0',
      url: 'https://x/'.padEnd(500, 'y'),
    };
    expect(checkView(feedbackModal(meta, { text, customer: text, segment: text }))).toEqual([]);
    expect(checkView(linkModal({ ...screen, items: items.slice(0, 1) }))).toEqual([]);
    expect(checkView(archiveModal(worst(text)))).toEqual([]);
  });
});
