// Sends a digest that was drawn for one person to that person.
import type { AppCtx } from '../../db/types.ts';
import { slotName } from '../../jobs/slots.ts';
import { requireUser } from '../../kernel/ctx.ts';
import type { ProductId } from '../../kernel/ids.ts';
import { post } from '../../outbox/enqueue.ts';
import type { Content } from '../../outbox/outbox.ts';
import { permit } from '../products/index.ts';

/** Once a minute at most, so that a double click is one. */
export async function sendToMe(
  ctx: AppCtx,
  input: { readonly productId: ProductId; readonly content: Content },
): Promise<void> {
  const { productId, content } = input;
  const me = requireUser(ctx);
  const key = `digests.to-me:${productId}:${me}@${slotName(ctx.now(), 'UTC')}`;
  await ctx.db.tx(async (tx) => {
    await permit(tx, ctx, productId, 'digest.preview');
    await post(tx, ctx, { key, to: { user: me }, content });
  });
}
