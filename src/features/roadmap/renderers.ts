// Draws the roadmap's living messages at sending, from what is true then.
import { asId } from '../../kernel/ids.ts';
import type { Renderer } from '../../outbox/outbox.ts';
import type { Registry } from '../feature.ts';
import { roleOf } from '../products/index.ts';
import { movedBoard, sharedBoard } from './board-views.ts';
import { getBoard } from './get-board.ts';
import { MOVED_BOARD } from './share-board.ts';
import { readingOf } from './slack-parts.ts';
import { BOARD } from './write-item.ts';

export const roadmapRenderers = (registry: Registry): Readonly<Record<string, Renderer>> => ({
  [BOARD]: async (ctx, subject) => {
    const productId = asId<'product'>(subject);
    if ((await roleOf(ctx.db.read, ctx, productId)) === 'none') return undefined;
    return sharedBoard(await getBoard(ctx, registry, { productId, filter: 'live', page: 0 }), readingOf(ctx));
  },
  [MOVED_BOARD]: async () => movedBoard(),
});
