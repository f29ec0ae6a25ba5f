// Screens of products: Slack takes them with the longest names and as many of everything as there may be.
import { describe, expect, it } from 'vitest';
import { mrkdwnIn } from '../../../test/support/mrkdwn.ts';
import { hostileTexts } from '../../../test/support/texts.ts';
import { checkMessage, checkView } from '../../blocks/limits.ts';
import { asChannelId, asId, asUserId } from '../../kernel/ids.ts';
import { limits, type Product } from './model.ts';
import * as views from './views.ts';

const channelId = asChannelId('C0ATLAS');
const people = Array.from({ length: 10 }, (_, i) => asUserId(`U${String(i).padStart(10, '0')}`));
const places = Array.from({ length: 50 }, (_, i) => asChannelId(`C${String(i).padStart(10, '0')}`));

function productsNamed(text: string, count: number): Product[] {
  return Array.from({ length: count }, (_, i) => ({
    id: asId<'product'>(`prd_${String(i).padStart(22, '0')}`),
    name: text.slice(0, limits.name),
    vision: text.slice(0, limits.vision),
    ...{ isPrivate: true, allowsGuests: true, version: 1 },
  }));
}

describe('screens of products', () => {
  it.each(['&'.repeat(600), '🎉'.repeat(300), 'x'.repeat(600), ...hostileTexts.slice(0, 20)])('with %j fit', (text) => {
    const products = productsNamed(text, 200);
    const [product] = products;
    const functions = Array.from({ length: 20 }, (_, i) => ({
      value: `${i}${text}`.slice(0, 40),
      text: `${i}${text}`,
    }));
    const facts = { product: product!, leads: people, channels: places, mayEdit: true, isAdmin: true };
    const settings = views.settingsScreen({ ...facts, functions, ownFunction: functions[0]!.text });
    const to = products.slice(0, 50).map((product, i) => ({ product, channelId: places[i]! }));
    const offer = views.productOffer({ channelId, name: text, products, resume: `add ${text}`, places: to });
    const picker = views.productPicker(`feedback ${text}`, to);
    const created = views.productCreated(product!);
    for (const { blocks } of [settings, offer, picker, created]) expect(checkMessage(blocks)).toEqual([]);
    const quoted = [offer, picker, created].flatMap(({ blocks }) => mrkdwnIn(blocks));
    expect(quoted.join('').match(/<[^>]*>/g)).toBeNull();
    expect(
      mrkdwnIn(settings.blocks)
        .join('')
        .match(/<[^@#][^>]*>/g),
    ).toBeNull();
    expect(checkView(views.editProductModal(product!, people))).toEqual([]);
    expect(checkView(views.functionsModal(functions.map((each) => each.text.slice(0, 40))))).toEqual([]);
  });

  it('with nobody and nothing fit', () => {
    const [product] = productsNamed('Atlas', 1);
    const nobody = { product: product!, leads: [], channels: [], mayEdit: false, isAdmin: false };
    const functions = [{ value: 'data', text: 'Data' }];
    expect(checkMessage(views.settingsScreen({ ...nobody, functions, ownFunction: undefined }).blocks)).toEqual([]);
    expect(checkMessage(views.productPicker('', []).blocks)).toEqual([]);
    const place = { id: product!.id, channelId, creator: people[0]!, isPrivate: true };
    expect(checkView(views.createProductModal(place))).toEqual([]);
  });
});
