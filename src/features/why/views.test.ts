// The chain behind a ref: Slack takes it however much is on record, and whatever people wrote.
import { describe, expect, it } from 'vitest';
import { mrkdwnIn } from '../../../test/support/mrkdwn.ts';
import { hostileTexts } from '../../../test/support/texts.ts';
import { runCommand } from '../../blocks/action-id.ts';
import { button } from '../../blocks/blocks.ts';
import { checkMessage } from '../../blocks/limits.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { asId } from '../../kernel/ids.ts';
import type { Chain } from './explain-item.ts';
import { chainMessage, whyScreen } from './views.ts';

/** Every part as full as slices make them, and more of them than there are slices. */
function longest(text: string, number: number): Chain {
  const refs = Array.from({ length: 20 }, (_, i) => ({ kind: 'feedback' as const, number: 1_000_000 + i }));
  const lines = Array.from({ length: 20 }, () => md`*D-7* ${text}`);
  return {
    item: { id: asId<'item'>(`itm_${'0'.repeat(22)}`), ref: `R-${number}`, title: text },
    parts: Array.from({ length: 14 }, (_, i) => ({ order: i, title: 'Evidence', lines, refs })),
    buttons: Array.from({ length: 12 }, (_, i) => button(text, runCommand(`help ${i}`))),
  };
}

describe('the chain behind a ref', () => {
  const texts = ['&'.repeat(3_000), '🎉'.repeat(1_500), 'word '.repeat(600), ...hostileTexts.slice(0, 20)];

  it.each(texts)('with %j everywhere fits, one or five of them, shown or shared', (text) => {
    const chains = Array.from({ length: 5 }, (_, i) => longest(text, 1_000_000 + i));
    for (const shown of [chains, chains.slice(0, 3), chains.slice(0, 1)]) {
      const { blocks } = whyScreen(shown, true);
      expect(checkMessage(blocks)).toEqual([]);
      expect(
        mrkdwnIn(blocks)
          .join('')
          .match(/<[^>]*>/g),
      ).toBeNull();
    }
    expect(checkMessage(chainMessage(chains[0]!).blocks)).toEqual([]);
  });

  it('every one of five chains keeps its header, its parts and its buttons', () => {
    const chains = Array.from({ length: 5 }, (_, i) => ({
      ...longest('x'.repeat(600), i + 1),
      parts: longest('x'.repeat(600), 1).parts.slice(0, 4),
    }));
    const { blocks } = whyScreen(chains, true);
    expect(blocks.filter(({ type }) => type === 'header')).toHaveLength(5);
    expect(blocks.filter(({ type }) => type === 'actions')).toHaveLength(10);
  });

  it('a chain with nothing on record says so', () => {
    const bare = { ...longest('Faster search', 1), parts: [] };
    expect(String(chainMessage(bare).text)).toContain('Nothing is on record yet');
    expect(checkMessage(whyScreen([bare], false).blocks)).toEqual([]);
  });
});
