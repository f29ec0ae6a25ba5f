// A day's standup notes, for whoever may read the product.
import type { AppCtx, Reader } from '../../db/types.ts';
import { DAY } from '../../kernel/time.ts';
import { permit } from '../products/index.ts';
import { lastWords, type Note, type TeamDay } from './model.ts';
import { selectNotes } from './store.ts';

export interface Day extends TeamDay {
  /** Each person's last word. */
  readonly notes: readonly Note[];
  readonly isOver: boolean;
}

/** Epoch ms, the end excluded. */
const spanOf = ({ day }: TeamDay): { from: number; until: number } => {
  const from = Date.parse(`${day}T00:00:00Z`);
  return { from, until: from + DAY };
};

/** `reader` is the transaction where one is open. Throws `not_found` for a product the acting person may not read. */
export async function listNotes(reader: Reader, ctx: AppCtx, wanted: TeamDay): Promise<Day> {
  const { productId, day } = wanted;
  await permit(reader, ctx, productId, 'product.read');
  const { from, until } = spanOf(wanted);
  const notes = await selectNotes(reader, ctx.workspaceId, { productId, from, until });
  return { productId, day, notes: lastWords(notes), isOver: ctx.now() >= until };
}

/** When the day's card shows that it is over: epoch ms. */
export const endOf = (wanted: TeamDay): number => spanOf(wanted).until;
