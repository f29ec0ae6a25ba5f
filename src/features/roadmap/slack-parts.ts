// What the roadmap's handlers share: parsed ids, the reading person, and the answers they give most.
import { z } from 'zod';
import type { AppCtx } from '../../db/types.ts';
import type { ItemId, ProductId } from '../../kernel/ids.ts';
import type { Answer } from '../../slack/routes.ts';
import { idSchema } from '../../slack/schemas.ts';
import type { Registry } from '../feature.ts';
import type { BoardFilter } from './board-model.ts';
import { privateBoard } from './board-views.ts';
import { itemCard } from './card-views.ts';
import { getBoard } from './get-board.ts';
import { getCard } from './get-card.ts';
import { activeHorizons, type Item } from './model.ts';
import { itemDone } from './parts-views.ts';
import type { Reading } from './target-model.ts';

export const itemId = idSchema('item');
export const productId = idSchema('product');
export const feedbackId = idSchema('feedback');
export const voteId = idSchema('vote');
export const horizon = z.enum([...activeHorizons, 'shipped', 'parked']);

export const readingOf = (ctx: AppCtx): Reading => ({ now: ctx.now(), timeZone: ctx.timeZone, locale: ctx.locale });

export const done = (item: Item, sentence: string): Answer => ({ kind: 'close', say: itemDone(item, sentence) });

/** What the reading handlers need besides the call. */
export interface Screens {
  board(
    ctx: AppCtx,
    request: { productId: ProductId; filter?: BoardFilter; page?: number; replace?: boolean },
  ): Promise<Answer>;
  card(ctx: AppCtx, id: ItemId): Promise<Answer>;
}

export function screensOf(registry: Registry): Screens {
  return {
    async board(ctx, { filter = 'live', page = 0, replace = false, ...request }) {
      const board = await getBoard(ctx, registry, { ...request, filter, page });
      return { kind: 'say', message: privateBoard(board, readingOf(ctx)), replace };
    },
    async card(ctx, id) {
      const card = await getCard(ctx, registry, id);
      return { kind: 'say', message: itemCard(card, readingOf(ctx)) };
    },
  };
}
