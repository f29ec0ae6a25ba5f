// People's functions (trades): the list of the workspace and who has which.
import { z } from 'zod';
import { record } from '../../db/activity.ts';
import { listPeople, setTrade } from '../../db/people.ts';
import type { AppCtx, Reader, Tx } from '../../db/types.ts';
import type { Ctx } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { UserId } from '../../kernel/ids.ts';
import { defaultFunctions, type FunctionChoice, functionChoice, parseFunctions } from './model.ts';
import { findSetting, upsertSetting } from './store.ts';

const KEY = 'functions';
const stored = z.array(z.string());

/** The workspace's functions in its own order; the defaults until an admin edits them. */
export async function tradeChoices(reader: Reader, ctx: Ctx): Promise<readonly FunctionChoice[]> {
  const list = stored.safeParse(await findSetting(reader, ctx.workspaceId, KEY));
  return (list.success ? list.data : defaultFunctions).map(functionChoice);
}

/** The function of each of these people, as its name; people who never chose are absent. */
export async function tradesOf(
  reader: Reader,
  ctx: Ctx,
  userIds: readonly UserId[],
): Promise<ReadonlyMap<UserId, string>> {
  const choices = new Map((await tradeChoices(reader, ctx)).map((choice) => [choice.value, choice.text]));
  const people = await listPeople(reader, ctx.workspaceId, userIds);
  return new Map(
    people.flatMap(({ userId, trade }) => (trade === null ? [] : [[userId, choices.get(trade) ?? trade] as const])),
  );
}

/** Sets a person's function. Idempotent. Throws `invalid` for one that is not on the list. */
export async function chooseTrade(tx: Tx, ctx: Ctx, person: { userId: UserId; trade: string }): Promise<void> {
  const known = (await tradeChoices(tx, ctx)).some((choice) => choice.value === person.trade);
  if (!known)
    throw refusal('invalid', 'Please choose a function from the list.', { trade: 'Please choose one of the list.' });
  await setTrade(tx, ctx.workspaceId, person);
}

/** Replaces the workspace's list (one name a line). Admins only; people keep the function they chose. */
export async function editFunctions(ctx: AppCtx, lines: string): Promise<readonly FunctionChoice[]> {
  if (ctx.actor.kind !== 'user' || ctx.actor.standing !== 'admin') {
    throw refusal('forbidden', 'Only workspace admins can edit the list of functions. Ask one of them.');
  }
  const names = parseFunctions(lines);
  await ctx.db.tx(async (tx) => {
    await upsertSetting(tx, ctx.workspaceId, { key: KEY, value: [...names] });
    await record(tx, ctx, {
      kind: 'settings.functions-edited',
      subject: { kind: 'settings', id: KEY },
      data: { functions: [...names] },
    });
  });
  return names.map(functionChoice);
}
