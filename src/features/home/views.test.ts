// App Home: Slack takes it however much waits, and whatever people wrote.
import { expect, it } from 'vitest';
import { mrkdwnIn } from '../../../test/support/mrkdwn.ts';
import { hostileTexts } from '../../../test/support/texts.ts';
import { runCommand } from '../../blocks/action-id.ts';
import { button } from '../../blocks/blocks.ts';
import { checkView } from '../../blocks/limits.ts';
import { md } from '../../blocks/mrkdwn.ts';
import { asChannelId, asId } from '../../kernel/ids.ts';
import type { HomeScreen } from './compose-home.ts';
import { homeView } from './views.ts';

/** As much as composeHome lets through. */
function fullest(text: string): HomeScreen {
  const channelId = asChannelId('C0ATLAS');
  const lines = Array.from({ length: 15 }, (_, i) => ({
    order: i,
    text: md`*R-${i}* ${text}`,
    button: button(text, runCommand(`help ${i}`, channelId)),
  }));
  const facts = { isPrivate: true, allowsGuests: false, version: 1 };
  const product = { id: asId<'product'>(`prd_${'0'.repeat(22)}`), name: text, vision: text.slice(0, 500), ...facts };
  return {
    waiting: lines,
    products: Array.from({ length: 5 }, () => ({ product, channelId, lines: lines.slice(0, 10) })),
    more: 195,
  };
}

it.each(['&'.repeat(3_000), '🎉'.repeat(1_500), ...hostileTexts.slice(0, 20)])('with %j everywhere fits', (text) => {
  const view = homeView(fullest(text));
  expect(checkView(view)).toEqual([]);
  expect(
    mrkdwnIn(view)
      .join('')
      .match(/<[^>]*>/g),
  ).toBeNull();
});

it('what is only a product without a channel, or nothing at all, fits too', () => {
  const { products } = fullest('Atlas');
  const bare = products.map((each) => ({ ...each, channelId: undefined, lines: [] }));
  expect(checkView(homeView({ waiting: [], products: bare, more: 0 }))).toEqual([]);
  expect(checkView(homeView({ waiting: [], products: [], more: 0 }))).toEqual([]);
});
