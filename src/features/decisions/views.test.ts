// The screens of decisions: what they look like, and that Slack takes them whatever people wrote.
import { describe, expect, it } from 'vitest';
import { textOf } from '../../../playground/slack/index.ts';
import { mrkdwnIn } from '../../../test/support/mrkdwn.ts';
import { hostileTexts } from '../../../test/support/texts.ts';
import { checkMessage, checkView } from '../../blocks/limits.ts';
import { asId, asUserId } from '../../kernel/ids.ts';
import { pageOf } from '../../kernel/page.ts';
import type { DecisionScreen } from './get-decision.ts';
import { type Decision, limits } from './model.ts';
import { concernModal, decisionCard, decisionLog, decisionModal } from './views.ts';

const zeros = '0'.repeat(22);
const ada = asUserId('U0ADA');
const reader = { locale: 'en-US', timeZone: 'UTC' };
const long = '&<!channel> Wörter 🎉 '.repeat(150);

const sample: Decision = {
  ...{ id: asId<'decision'>(`dec_${zeros}`), number: 7, productId: asId<'product'>(`prd_${zeros}`) },
  ...{
    title: 'Where search runs',
    context: 'It is slow.',
    options: ['Ours', 'Managed'],
    choice: 'Managed, per region',
  },
  ...{ reasons: 'Two people can run it.', consequences: '', confidence: 80, driver: ada, approver: null },
  ...{ contributors: [], informed: [], status: 'decided', supersedes: null, supersededBy: null, voteId: null },
  ...{ permalink: 'https://x.slack.com/archives/C1/p1', revisitOn: '2027-03-01', createdBy: ada },
  ...{ createdAt: 0, decidedAt: 0, version: 1 },
};

function screenOf(changes: Partial<Decision> = {}, more: Partial<DecisionScreen> = {}): DecisionScreen {
  const counts = (['aligned', 'can_live', 'concern'] as const).map((stance) => ({ stance, total: 0, byFunction: [] }));
  const voices = { counts, silent: [], concerns: [] };
  return {
    decision: { ...sample, ...changes },
    items: [],
    voices,
    supersedes: undefined,
    supersededBy: undefined,
    ...more,
  };
}

function worst(text: string): DecisionScreen {
  const people = Array.from({ length: 20 }, (_, i) => asUserId(`U0PERSON${i}`));
  const detail = text.slice(0, limits.detail);
  const texts = {
    ...{
      title: text.slice(0, limits.title),
      choice: text.slice(0, limits.choice),
      reasons: text.slice(0, limits.reasons),
    },
    ...{ context: detail, consequences: detail, permalink: text },
  };
  const counts = (['aligned', 'can_live', 'concern'] as const).map((stance) => ({
    ...{ stance, total: 900 },
    byFunction: Array.from({ length: 20 }, (_, i) => ({ name: `${text.slice(0, 40)}${i}`, count: 45 })),
  }));
  const concerns = people.map((userId) => ({ userId, text }));
  const other = { ...sample, ...texts };
  return screenOf(
    {
      ...texts,
      options: detail.match(/.{1,150}/gs) ?? [],
      contributors: people,
      informed: people,
      status: 'proposed',
    },
    {
      items: Array.from({ length: 20 }, (_, i) => ({ ref: `R-${i}`, title: text })),
      voices: { counts, silent: [text, text], concerns },
      ...{ supersedes: other, supersededBy: other },
    },
  );
}

describe('the card', () => {
  it('says what was decided, why, by whom and where people stand', () => {
    expect(textOf(decisionCard(screenOf(), { locale: 'en-US', detail: true }).blocks)).toMatchInlineSnapshot(`
      "D-7 Where search runs
      ✅ Decided
      Managed, per region
      Why
      Two people can run it.
      Driver: @Ada Lindqvist
      80 % sure
      Look again on Mar 1, 2027
      Where it was discussed
      Context
      It is slow.
      Options considered
      • Ours
      • Managed
      Where do you stand? Nobody has said yet.
      🟢 Aligned
      🟡 Can live with it
      🔴 Concern
      Replace"
    `);
  });

  it('of a superseded decision names what stands and takes no voices', () => {
    const by = { ...sample, number: 9, title: 'Search in the database' };
    const card = decisionCard(screenOf({ status: 'superseded' }, { supersededBy: by }), {
      locale: 'en-US',
      detail: false,
    });
    expect(textOf(card.blocks)).toContain('Superseded by D-9 Search in the database');
    expect(textOf(card.blocks)).not.toContain('Can live with it');
  });

  it.each([long, ...hostileTexts.slice(0, 40)])('fits Slack with %j everywhere', (text) => {
    for (const detail of [true, false]) {
      const { blocks, text: said } = decisionCard(worst(text), { locale: 'de-DE', detail });
      expect(checkMessage(blocks)).toEqual([]);
      expect(mrkdwnIn(blocks).join()).not.toContain('<!');
      expect(said.length).toBeLessThanOrEqual(3_900);
    }
  });
});

describe('modals', () => {
  it.each([long, ...hostileTexts.slice(0, 40)])('fit Slack with %j in every field', (text) => {
    const meta = {
      id: sample.id,
      p: sample.productId,
      s: sample.id,
      ch: 'C0ATLAS',
      ts: '1.1',
      url: 'https://x/'.padEnd(500, 'y'),
    };
    const draft = { title: text, choice: text, reasons: text, options: text, context: text, consequences: text };
    expect(checkView(decisionModal(meta, draft, { replaced: { ...sample, title: text } }))).toEqual([]);
    expect(checkView(concernModal({ ...sample, title: text }, text))).toEqual([]);
  });
});

describe('the log', () => {
  it('without a decision says how to log the first', () => {
    const empty = decisionLog(pageOf([], 0, { page: 0, size: 10 }), '', reader);
    expect(textOf(empty.blocks)).toMatchInlineSnapshot(`
      "Decisions
      No decision is logged yet. The next time your team settles something, log it: it takes twenty seconds.
      Log a decision"
    `);
  });

  it('of 101 decisions pages and fits', () => {
    const rows = Array.from({ length: 10 }, (_, i) => ({ ...sample, number: 900 + i, title: long, choice: long }));
    const { blocks, text } = decisionLog(pageOf(rows, 101, { page: 3, size: 10 }), long, reader);
    expect(checkMessage(blocks)).toEqual([]);
    expect(text.length).toBeLessThanOrEqual(3_900);
    expect(textOf(blocks)).toContain('Page 4 of 11, 101 in all');
  });
});
