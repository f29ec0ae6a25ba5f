// Where Slack meets products: the offer, the form, settings, and who is in which channel.
import { z } from 'zod';
import { requireUser } from '../../kernel/ctx.ts';
import { refusal } from '../../kernel/errors.ts';
import type { ChannelId } from '../../kernel/ids.ts';
import { isAllowed } from '../../kernel/permission.ts';
import {
  type ActionRoute,
  type Answer,
  type Call,
  type CommandRoute,
  defineAction,
  defineSubmit,
  type SubmitRoute,
} from '../../slack/routes.ts';
import { channelSchema as channelId, idSchema } from '../../slack/schemas.ts';
import { chooseTrade, editFunctions, tradeChoices, tradesOf } from '../settings/index.ts';
import { channelsOf, leadsOf, permit, roleOf } from './access.ts';
import { createProduct } from './create-product.ts';
import { editProduct, linkChannel } from './edit-product.ts';
import { en } from './messages.ts';
import type { Product, ProductInput } from './model.ts';
import { withProduct } from './slack-product.ts';
import * as views from './views.ts';

const productId = idSchema('product');

const say = (text: string): Answer => ({ kind: 'say', message: { text, blocks: [] } });

async function channelFacts(call: Call, id: ChannelId) {
  const facts = await call.directory.channel(id);
  if (facts.isDirect) throw refusal('precondition', en.notAChannel);
  return facts;
}

const openCreate = defineAction({
  id: views.routes.openCreate,
  effect: 'reads',
  payload: z.object({ ch: channelId }),
  async run(call) {
    const facts = await channelFacts(call, call.payload.ch);
    const view = views.createProductModal({
      id: call.ctx.newId('product'),
      channelId: facts.id,
      name: facts.name,
      creator: requireUser(call.ctx),
      isPrivate: facts.isPrivate,
    });
    return { kind: 'open', view };
  },
});

const link = defineAction({
  id: views.routes.link,
  effect: 'changes',
  payload: z.object({ ch: channelId }),
  async run(call) {
    const chosen = productId.safeParse(call.value);
    if (!chosen.success) throw refusal('invalid', en.offer.orLink);
    const facts = await channelFacts(call, call.payload.ch);
    await call.directory.members(facts.id);
    const product = await linkChannel(call.ctx, { productId: chosen.data, channel: facts });
    return { kind: 'say', message: { text: en.linked(product.name), blocks: [] }, replace: true };
  },
});

function readProduct(state: Parameters<typeof views.productForm.read>[0]): ProductInput {
  const { name, vision, leads, access } = views.productForm.read(state);
  return { name, vision, leads, isPrivate: access.includes('private'), allowsGuests: access.includes('guests') };
}

const create = defineSubmit({
  callback: views.callbacks.create,
  meta: z.object({ id: productId, ch: channelId }),
  async run(call) {
    const input = readProduct(call.state);
    const facts = await channelFacts(call, call.meta.ch);
    await call.directory.members(facts.id);
    const product = await createProduct(call.ctx, { ...input, id: call.meta.id, channel: facts });
    return { kind: 'close', say: views.productCreated(product) };
  },
});

const openEdit = defineAction({
  id: views.routes.openEdit,
  effect: 'reads',
  payload: z.object({ p: productId }),
  async run({ ctx, payload }) {
    const product = await permit(ctx.db.read, ctx, payload.p, 'product.edit');
    return { kind: 'open', view: views.editProductModal(product, await leadsOf(ctx.db.read, ctx, product.id)) };
  },
});

const edit = defineSubmit({
  callback: views.callbacks.edit,
  meta: z.object({ id: productId, v: z.number().int() }),
  async run(call) {
    const { id, v: version } = call.meta;
    const product = await editProduct(call.ctx, { ...readProduct(call.state), id, version });
    return { kind: 'close', say: { text: en.saved(product.name), blocks: [] } };
  },
});

const openFunctions = defineAction({
  id: views.routes.openFunctions,
  effect: 'reads',
  payload: z.object({}),
  async run({ ctx }) {
    const names = (await tradeChoices(ctx.db.read, ctx)).map((choice) => choice.text);
    return { kind: 'open', view: views.functionsModal(names) };
  },
});

const saveFunctions = defineSubmit({
  callback: views.callbacks.functions,
  meta: z.object({}),
  async run({ ctx, state }) {
    await editFunctions(ctx, views.functionsForm.read(state).functions);
    return { kind: 'close', say: { text: en.settings.functionsSaved, blocks: [] } };
  },
});

const chooseFunction = defineAction({
  id: views.routes.chooseFunction,
  effect: 'changes',
  payload: z.object({}),
  async run({ ctx, value = '' }) {
    const person = { userId: requireUser(ctx), trade: value };
    await ctx.db.tx((tx) => chooseTrade(tx, ctx, person));
    const name = (await tradesOf(ctx.db.read, ctx, [person.userId])).get(person.userId) ?? value;
    return say(en.settings.functionSaved(name));
  },
});

async function settingsOf(call: Call, product: Product): Promise<Answer> {
  const { ctx } = call;
  const reader = ctx.db.read;
  const userId = requireUser(ctx);
  const screen = views.settingsScreen({
    product,
    leads: await leadsOf(reader, ctx, product.id),
    channels: await channelsOf(reader, ctx, product.id),
    mayEdit: isAllowed(await roleOf(reader, ctx, product.id), 'product.edit'),
    isAdmin: ctx.actor.kind === 'user' && ctx.actor.standing === 'admin',
    functions: await tradeChoices(reader, ctx),
    ownFunction: (await tradesOf(reader, ctx, [userId])).get(userId),
  });
  return { kind: 'say', message: screen };
}

const settingsCommand: CommandRoute = {
  words: ['settings', 'config'],
  summary: 'the product, its leads and channels, your function',
  example: '/roadmap settings',
  effect: 'reads',
  run: (call) => withProduct(call, 'settings', (product) => settingsOf(call, product)),
};

export const productCommands: readonly CommandRoute[] = [settingsCommand];
export const productActions: readonly ActionRoute[] = [openCreate, link, openEdit, openFunctions, chooseFunction];
export const productSubmits: readonly SubmitRoute[] = [create, edit, saveFunctions];
