// Screens of standup notes: what they say, and that Slack takes them whatever people wrote.
import { describe, expect, it } from 'vitest';
import { checkMessage, checkView } from '../../blocks/limits.ts';
import { asId, asUserId } from '../../kernel/ids.ts';
import { limits } from './model.ts';
import { dayCard, noteModal } from './views.ts';

const productId = asId<'product'>('prd_01ARZ3NDEKTSV4RRFFQ69G');
const note = (n: number, text: string) => ({ userId: asUserId(`U0P${n}`), text, at: n });
const day = { productId, day: '2026-11-30', isOver: false };

describe('the card of a day', () => {
  it('shows each person with their words, which can mention nobody', () => {
    const card = dayCard({ ...day, notes: [note(1, 'Search <!channel>')] }, 'en-US');
    expect(card).toMatchInlineSnapshot(`
      {
        "blocks": [
          {
            "text": {
              "emoji": true,
              "text": "Standup of Nov 30, 2026",
              "type": "plain_text",
            },
            "type": "header",
          },
          {
            "expand": true,
            "text": {
              "text": "<@U0P1>: Search &lt;!channel&gt;",
              "type": "mrkdwn",
              "verbatim": true,
            },
            "type": "section",
          },
          {
            "elements": [
              {
                "action_id": "_template.open-note.v1|{"p":"prd_01ARZ3NDEKTSV4RRFFQ69G"}",
                "text": {
                  "emoji": true,
                  "text": "Add my note",
                  "type": "plain_text",
                },
                "type": "button",
              },
            ],
            "type": "actions",
          },
        ],
        "text": "Standup of Nov 30, 2026. Search <!channel>",
      }
    `);
  });

  it('stays within Slack’s limits with a hundred people who all write as much as they can', () => {
    const notes = Array.from({ length: 100 }, (_, n) => note(n, '&'.repeat(limits.note)));
    expect(checkMessage(dayCard({ ...day, notes }, 'en-US').blocks)).toEqual([]);
  });

  it('has no button once the day is over', () => {
    const card = dayCard({ ...day, isOver: true, notes: [note(1, 'Done')] }, 'en-US');
    expect(JSON.stringify(card.blocks)).not.toContain('"button"');
  });
});

it('the form stays within Slack’s limits', () => expect(checkView(noteModal(productId))).toEqual([]));
