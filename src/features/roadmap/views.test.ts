// The roadmap's screens: what they look like, and that Slack takes them whatever people wrote.
import { describe, expect, it, test } from 'vitest';
import { sampleItem } from '../../../test/support/items.ts';
import { hostileTexts } from '../../../test/support/texts.ts';
import { button } from '../../blocks/blocks.ts';
import { checkMessage, checkView } from '../../blocks/limits.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { asChannelId, asId, asUserId } from '../../kernel/ids.ts';
import type { Board, BoardFilter, BoardItem, ItemFacts } from './board-model.ts';
import { movedBoard, privateBoard, sharedBoard } from './board-views.ts';
import { itemCard } from './card-views.ts';
import { draftOfItem } from './form.ts';
import * as forms from './form-views.ts';
import { BOARD_PAGE } from './get-board.ts';
import type { ItemEvent } from './history-model.ts';
import { type Horizon, type Item, kinds } from './model.ts';
import { itemDone } from './parts-views.ts';
import type { Reading } from './target-model.ts';

const reading: Reading = { now: Date.parse('2026-11-30T08:00:00Z'), timeZone: 'Europe/Berlin', locale: 'en-US' };
const product = { id: asId<'product'>(`prd_${'0'.repeat(22)}`), name: 'Atlas' };
const long = 'Wörter und mehr & <noch> mehr '.repeat(100);
const worstTexts = [
  long,
  '&'.repeat(3000),
  '<!channel>'.repeat(300),
  '🎉'.repeat(1500),
  ...hostileTexts.filter((_, i) => i % 7 === 0),
];

function boardOf(items: readonly BoardItem[], changes: Partial<Board> = {}): Board {
  const counts = { now: 0, next: 0, later: 0, shipped: 0, parked: 0 };
  for (const { item } of items) counts[item.horizon] += 1;
  const groups = (['now', 'next', 'later', 'shipped', 'parked'] as const)
    .map((horizon) => ({ horizon, items: items.filter(({ item }) => item.horizon === horizon) }))
    .filter((group) => group.items.length > 0);
  return {
    product,
    channelId: undefined,
    filter: 'live',
    counts,
    shippedThisQuarter: 0,
    groups,
    page: 0,
    pages: 1,
    ...changes,
  };
}

const row = (changes: Partial<Item>, more: Partial<BoardItem> = {}): BoardItem => ({
  item: sampleItem(changes),
  owner: 'Ada Lindqvist',
  marks: [],
  ...more,
});

/** A page as full as a page gets, of a product with 101 items. */
function worstBoard(text: string, horizon: Horizon = 'now'): Board {
  const items = Array.from({ length: BOARD_PAGE }, (_, i) => {
    const where = horizon === 'now' ? ((['now', 'next', 'later'] as const)[i % 3] ?? 'now') : horizon;
    const changes: Partial<Item> = {
      number: 900_000_000 + i,
      title: text,
      problem: text,
      horizon: where,
      health: 'off_track',
      target: '2020-01-01',
      shippedAt: horizon === 'shipped' ? reading.now : null,
    };
    return row(changes, { owner: text, marks: [text, text, text, text, text] });
  });
  const counts = { now: 34, next: 33, later: 34, shipped: 1_000_000, parked: 1_000_000 };
  const filter: BoardFilter = horizon === 'now' ? 'live' : horizon;
  const channelId = asChannelId('C0123456789');
  return boardOf(items, { product: { ...product, name: text }, counts, filter, page: 1, pages: 5, channelId });
}

const full: readonly BoardItem[] = [
  row(
    { number: 12, horizon: 'now', status: 'building', health: 'at_risk', rank: 1 },
    { marks: ['7 asked', 'open vote V-4'] },
  ),
  row(
    { number: 3, horizon: 'now', rank: 2, title: 'Import from CSV', ownerId: null, target: '2026-Q3' },
    { owner: undefined },
  ),
  row({ number: 4, horizon: 'later', status: 'idea', rank: 1, title: '<!channel> & *friends*', target: null }),
];

describe('the board', () => {
  it('of a product with items', () => {
    expect(privateBoard(boardOf(full, { shippedThisQuarter: 2 }), reading)).toMatchSnapshot();
  });

  it('without any item says how to start', () => {
    expect(privateBoard(boardOf([]), reading)).toMatchSnapshot();
  });

  it('on a later page leads back and forth', () => {
    const { blocks } = privateBoard(worstBoard('Title'), reading);
    expect(blocks.at(-1)).toMatchSnapshot();
  });

  it('shared names nobody by mention, so that it pings nobody', () => {
    const shared = sharedBoard(boardOf(full), reading);
    expect(shared).toMatchSnapshot();
    expect(JSON.stringify(shared)).not.toContain('<@');
  });

  it.each(['now', 'shipped', 'parked'] as const)('fits Slack’s limits with anything written in it: %s', (horizon) => {
    for (const text of worstTexts) {
      const board = worstBoard(text, horizon);
      expect(checkMessage(privateBoard(board, reading).blocks)).toEqual([]);
      expect(checkMessage(sharedBoard(board, reading).blocks)).toEqual([]);
      expect(privateBoard(board, reading).text.length).toBeLessThanOrEqual(4000);
    }
    for (const board of [boardOf([]), boardOf([], { filter: 'parked' }), boardOf(full.slice(0, 1))]) {
      expect(checkMessage(privateBoard(board, reading).blocks)).toEqual([]);
      expect(checkMessage(sharedBoard(board, reading).blocks)).toEqual([]);
    }
    expect(checkMessage(movedBoard().blocks)).toEqual([]);
  });
});

const past = { at: reading.now, actor: 'U0BEN', why: 'three accounts wait' };
const history: readonly ItemEvent[] = [
  { ...past, kind: 'item.moved', data: { version: 5, field: 'horizon', from: 'next', to: 'now' } },
  { ...past, kind: 'item.moved', data: { version: 4, field: 'target', from: '2026-Q3', to: '2026-Q4' } },
  { ...past, kind: 'item.ranked', data: { from: 3, to: 1, voteId: 'vot_1' } },
  {
    ...past,
    why: null,
    kind: 'item.edited',
    data: {
      version: 3,
      changes: [
        { field: 'title', from: 'A', to: 'B' },
        { field: 'ownerId', from: null, to: 'U0ADA' },
      ],
    },
  },
  { ...past, actor: 'system', why: null, kind: 'item.added', data: { version: 1 } },
];

function cardOf(item: Item, changes: Partial<ItemFacts> = {}) {
  const facts: ItemFacts = {
    item,
    product,
    count: 7,
    marks: [],
    history: [],
    names: new Map([[asUserId('U0ADA'), 'Ada Lindqvist']]),
    mayEdit: true,
    mayRank: true,
    channelId: undefined,
    ...changes,
  };
  return { ...facts, chain: [], buttons: [] };
}

describe('the card', () => {
  it('of an item with a past', () => {
    const item = sampleItem({
      ...{ horizon: 'now', slips: 2, firstTarget: '2026-Q2', effort: 4, reach: 1000, impact: 2, confidence: 80 },
      ...{ health: 'at_risk', healthNote: 'vendor is late', healthAt: reading.now },
      links: ['https://example.com/spec?a=1&b=2'],
    });
    const chain = [{ order: 50, title: 'Evidence', lines: [md`7 people asked`, md`2 accounts`] }];
    const card = { ...cardOf(item, { history, marks: ['7 asked'] }), chain, buttons: [button('Give feedback', 'x')] };
    expect(itemCard(card, reading)).toMatchSnapshot();
  });

  it('offers nothing to somebody who may only look', () => {
    const { blocks } = itemCard(cardOf(sampleItem({}), { mayEdit: false, mayRank: false }), reading);
    expect(blocks.filter((block) => block.type === 'actions')).toMatchSnapshot();
  });

  it('of a parked item keeps the reason and offers the way back', () => {
    const item = sampleItem({ horizon: 'parked', status: 'parked', parkedWhy: 'no budget' });
    expect(itemCard(cardOf(item), reading).blocks).toMatchSnapshot();
  });

  it('fits Slack’s limits with anything written in it', () => {
    for (const text of worstTexts) {
      const item = sampleItem({
        ...{ number: 999_999_999, title: text, problem: text, horizon: 'parked', parkedWhy: text },
        ...{ health: 'at_risk', healthNote: text, healthAt: reading.now, slips: 99, firstTarget: '2020-Q1' },
        links: Array.from({ length: 20 }, (_, i) => `https://example.com/${'x'.repeat(400)}${i}?a&b`),
      });
      const chain = Array.from({ length: 9 }, (_, i) => ({
        order: i,
        title: text,
        lines: Array.from({ length: 9 }, () => md`${text}`),
      }));
      const why = text.slice(0, 300);
      const card = {
        ...cardOf(item, { history: history.map((event) => ({ ...event, why })), marks: Array(20).fill(text) }),
        chain,
        buttons: Array.from({ length: 30 }, (_, i) => button(text, `b${i}`)),
      };
      const live = { ...card, item: { ...item, horizon: 'now' } as const };
      for (const each of [card, live]) {
        const shown = itemCard(each, reading);
        expect(checkMessage(shown.blocks)).toEqual([]);
        expect(shown.text.length).toBeLessThanOrEqual(4000);
      }
    }
  });
});

describe('the modals', () => {
  const item = sampleItem({ rank: 3, health: 'at_risk', healthNote: 'late' });
  const edit = { m: 'edit', i: item.id, ref: item.ref, h: item.horizon, base: 3, seen: 3, long: false } as const;
  const add = { m: 'add', i: item.id, p: product.id, long: false } as const;

  it('of a new item asks for five things', () => {
    const view = forms.itemModal({ meta: add, draft: { title: 'Faster search', horizon: 'later' }, reading });
    expect(view).toMatchSnapshot();
    expect(view.blocks.filter((block) => block.type === 'input')).toHaveLength(5);
  });

  it('of an item with all its fields', () => {
    expect(forms.itemModal({ meta: { ...edit, long: true }, draft: draftOfItem(item), reading })).toMatchSnapshot();
  });

  it('with what changed meanwhile, or what looks alike', () => {
    const since = [
      { actor: 'U0BEN', field: 'target', from: '2026-Q3', to: '2026-Q4' },
      { actor: 'system', field: 'problem', from: '', to: '' },
    ] as const;
    expect(forms.staleNotice(since, reading)).toMatchSnapshot();
    expect(forms.alikeNotice([item])).toMatchSnapshot();
  });

  it('that ask why', () => {
    expect(forms.moveModal(item)).toMatchSnapshot();
    expect(forms.shipModal(item)).toMatchSnapshot();
    expect(forms.parkModal(item)).toMatchSnapshot();
    expect(forms.healthModal(item)).toMatchSnapshot();
    expect(forms.rankModal(item, 7, reading)).toMatchSnapshot();
  });

  it('fit Slack’s limits with anything written in them', () => {
    for (const text of worstTexts) {
      const worst = sampleItem({
        ...{ number: 999_999_999, title: text, problem: text, healthNote: text, health: 'at_risk', horizon: 'shipped' },
        ...{ status: 'shipped', effort: 0.5, reach: 1e9, impact: 99.75, confidence: 100, kind: kinds[0] },
        links: Array.from({ length: 20 }, (_, i) => `https://example.com/${'x'.repeat(400)}${i}`),
      });
      const fields = ['title', 'problem', 'ownerId', 'links'] as const;
      const since = Array.from({ length: 50 }, (_, i) => {
        return { actor: 'U0BEN', field: fields[i % 4] ?? 'title', from: text, to: text };
      });
      const notice = [...forms.staleNotice(since, reading), ...forms.alikeNotice(Array(50).fill(worst))];
      const meta = { ...edit, ref: worst.ref, h: worst.horizon, long: true };
      const views = [
        forms.itemModal({ meta, draft: { ...draftOfItem(worst), why: text }, reading, notice }),
        forms.itemModal({ meta: { ...add, ok: text.slice(0, 150) }, draft: draftOfItem(worst), reading }),
        forms.moveModal(worst),
        forms.shipModal(worst),
        forms.parkModal(worst),
        forms.healthModal(worst),
        forms.rankModal(worst, 1_000_000, reading),
      ];
      for (const view of views) expect(checkView(view)).toEqual([]);
    }
  });
});

test('what follows a change leads back to the item', () => {
  expect(itemDone(sampleItem({}), 'Moved R-1 to Now')).toMatchSnapshot();
  for (const title of worstTexts) expect(checkMessage(itemDone(sampleItem({ title }), 'Added R-1').blocks)).toEqual([]);
});
