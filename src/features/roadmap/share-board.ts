// Posts a product's board to a channel as a message that is kept up to date. An older one there hands over to it.
import { record } from '../../db/activity.ts';
import type { AppCtx, Tx } from '../../db/types.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ChannelId, ProductId } from '../../kernel/ids.ts';
import { SECOND } from '../../kernel/time.ts';
import { post, refresh } from '../../outbox/enqueue.ts';
import { replaceLiving } from '../../outbox/replace-living.ts';
import { channelsOf, permit } from '../products/index.ts';
import { lastShared } from './history-store.ts';
import { en } from './messages.ts';
import { BOARD } from './write-item.ts';

export const MOVED_BOARD = 'roadmap.moved-board';
const ONCE_A_MS = 30 * SECOND;

export interface ShareBoardInput {
  readonly productId: ProductId;
  readonly channelId: ChannelId;
  /** The channel is read by people of another organisation. */
  readonly isExternallyShared: boolean;
}

/** `already`: it was shared there moments ago, so nothing was posted (a double click, two people at once). */
export type Shared = 'shared' | 'shared-again' | 'already';

/** Throws `forbidden` where the board of a private product, or any before outsiders, would leave the product's channels. */
export async function shareBoard(ctx: AppCtx, input: ShareBoardInput): Promise<Shared> {
  const { productId, channelId } = input;
  return ctx.db.tx(async (tx) => {
    await checkChannel(tx, ctx, input);
    const last = await lastShared(tx, ctx.workspaceId, { productId, channelId });
    if (last !== undefined && Math.abs(ctx.now() - last) < ONCE_A_MS) return 'already';
    const moved = { kind: MOVED_BOARD, subject: `${productId}@${channelId}` };
    const board = { kind: BOARD, subject: productId };
    const older = await replaceLiving(tx, ctx, { channelId, from: board, to: moved });
    if (older > 0) await refresh(tx, ctx, moved);
    await post(tx, ctx, { key: `${BOARD}:${ctx.newId('message')}`, to: { channel: channelId }, content: board });
    await record(tx, ctx, {
      kind: 'board.shared',
      subject: { kind: 'board', id: `${productId}@${channelId}` },
      productId,
      data: { channel: channelId },
    });
    return older > 0 ? 'shared-again' : 'shared';
  });
}

async function checkChannel(tx: Tx, ctx: AppCtx, input: ShareBoardInput): Promise<void> {
  const product = await permit(tx, ctx, input.productId, 'item.add');
  const ownChannels = await channelsOf(tx, ctx, product.id);
  if (ownChannels.includes(input.channelId)) return;
  if (product.isPrivate) throw refusal('forbidden', en.problems.privateProduct(product.name));
  if (input.isExternallyShared) throw refusal('forbidden', en.problems.outsiders(product.name));
}
