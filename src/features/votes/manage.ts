// Who may end a vote before its time: whoever started it, and the leads of its product.
import type { Reader } from '../../db/types.ts';
import { actingUser, type Ctx } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import { isAllowed } from '../../kernel/permission.ts';
import { formatRef } from '../../kernel/refs.ts';
import { roleOf } from '../products/index.ts';
import { en } from './messages.ts';
import type { Vote } from './model.ts';

export async function mayManage(reader: Reader, ctx: Ctx, vote: Vote): Promise<boolean> {
  const role = await roleOf(reader, ctx, vote.productId);
  if (isAllowed(role, 'vote.manage')) return true;
  return actingUser(ctx) === vote.createdBy && isAllowed(role, 'vote.start');
}

/** Throws `forbidden`. */
export async function permitManaging(reader: Reader, ctx: Ctx, vote: Vote): Promise<void> {
  if (await mayManage(reader, ctx, vote)) return;
  throw refusal('forbidden', en.refused.notYours(formatRef('vote', vote.number)));
}
