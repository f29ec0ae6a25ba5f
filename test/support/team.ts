// A product with its people and channel, as a slice's tests need it.
import { replaceMembers, upsertChannel } from '../../src/db/channels.ts';
import { upsertPerson } from '../../src/db/people.ts';
import type { AppCtx, Db } from '../../src/db/types.ts';
import { createProduct, type Product } from '../../src/features/products/index.ts';
import { addItem, type Item } from '../../src/features/roadmap/index.ts';
import { chooseTrade } from '../../src/features/settings/index.ts';
import { asChannelId, asUserId, type ChannelId } from '../../src/kernel/ids.ts';
import { testCtx } from './ctx.ts';

export interface Team {
  readonly product: Product;
  readonly channelId: ChannelId;
  /** The context of a person in the product's channel. */
  as(user: string): AppCtx;
  item(title: string): Promise<Item>;
}

const trades: Readonly<Record<string, string>> = {
  U0ADA: 'product',
  U0BEN: 'engineering',
  U0CHLOE: 'design',
  U0DEV: 'engineering',
  U0FINN: 'sales',
};

/** Ada leads it; Ben, Chloé, Dev and Finn are in its channel and have a function. */
export async function team(db: Db, workspace = 'T0PLUMB', isPrivate = false): Promise<Team> {
  const channel = { id: asChannelId('C0ATLAS'), name: 'atlas', isPrivate: false };
  const as = (user: string): AppCtx => testCtx(db, { user, workspace, channel: channel.id });
  const ada = as('U0ADA');
  await db.tx(async (tx) => {
    await upsertChannel(tx, ada.workspaceId, channel);
    const userIds = Object.keys(trades).map(asUserId);
    await replaceMembers(tx, ada.workspaceId, { channelId: channel.id, userIds, readAt: 0 });
    for (const userId of userIds) {
      const facts = {
        name: userId,
        timeZone: 'UTC',
        locale: 'en-US',
        standing: 'member',
        isBot: false,
        readAt: 0,
      } as const;
      await upsertPerson(tx, ada.workspaceId, { userId, ...facts });
      await chooseTrade(tx, ada, { userId, trade: trades[userId] ?? '' });
    }
  });
  const product = await createProduct(ada, {
    ...{ id: ada.newId('product'), name: 'Atlas', vision: '', leads: [], isPrivate, allowsGuests: false },
    channel,
  });
  return {
    ...{ product, channelId: channel.id, as },
    item: (title) => addItem(ada, { id: ada.newId('item'), productId: product.id, title, horizon: 'next' }),
  };
}
