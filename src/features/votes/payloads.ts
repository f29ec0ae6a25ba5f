// What comes back with clicks and views of this slice, checked: hints from outside, not facts.
import { z } from 'zod';
import { asId } from '../../kernel/ids.ts';
import type { ActionCall, Answer } from '../../slack/routes.ts';

export const voteId = z
  .string()
  .regex(/^vot_[0-9A-Z]{22}$/)
  .transform((id) => asId<'vote'>(id));

export const productId = z
  .string()
  .regex(/^prd_[0-9A-Z]{22}$/)
  .transform((id) => asId<'product'>(id));

export const vote = z.object({ v: voteId });
export const ballot = z.object({
  v: voteId,
  s: z
    .string()
    .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    .optional(),
});
export const setup = z.object({ id: voteId, p: productId });
export const draft = z.object({ id: voteId });

/** Whether the click came from a modal of this slice, which the answer then takes the place of. */
export const isInOwnModal = (call: Pick<ActionCall<unknown>, 'view'>): boolean =>
  call.view?.callback.startsWith('votes.') ?? false;

export const shownIn = (call: Pick<ActionCall<unknown>, 'view'>): Extract<Answer['kind'], 'open' | 'update'> =>
  isInOwnModal(call) ? 'update' : 'open';
