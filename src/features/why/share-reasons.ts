// Posts the chain behind an item to a channel of its product; once a minute at most, so that a double click is one.
import { record } from '../../db/activity.ts';
import type { AppCtx } from '../../db/types.ts';
import { slotName } from '../../jobs/slots.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ChannelId, ItemId } from '../../kernel/ids.ts';
import { post } from '../../outbox/enqueue.ts';
import type { Content } from '../../outbox/outbox.ts';
import { mayBeToldIn, permit } from '../products/index.ts';
import { getItems } from '../roadmap/index.ts';
import { en } from './messages.ts';

/** Throws `precondition` where others would read it who may not, `not_found` for an item not visible. */
export async function shareReasons(
  ctx: AppCtx,
  input: {
    readonly itemId: ItemId;
    readonly channelId: ChannelId;
    readonly isExternallyShared: boolean;
    readonly content: Content;
  },
): Promise<void> {
  const key = `why.share:${input.itemId}:${input.channelId}@${slotName(ctx.now(), 'UTC')}`;
  await ctx.db.tx(async (tx) => {
    const [item] = await getItems(tx, ctx, [input.itemId]);
    if (!item) throw refusal('not_found', 'This item is not there any more.');
    const product = await permit(tx, ctx, item.productId, 'product.read');
    if (!(await mayBeToldIn(tx, ctx, { product, ...input }))) throw refusal('precondition', en.elsewhere);
    await post(tx, ctx, { key, to: { channel: input.channelId }, content: input.content });
    await record(tx, ctx, {
      kind: 'item.reasons-shared',
      subject: { kind: 'item', id: item.id },
      productId: product.id,
      data: { channel: input.channelId },
    });
  });
}
