// Screens of products: the offer to create one, its form, settings. Data in, blocks out.
import type { KnownBlock, ModalView } from '@slack/types';
import { actionId, runCommand } from '../../blocks/action-id.ts';
import { actions, button, context, divider, header, modal, option, plain, section } from '../../blocks/blocks.ts';
import { choiceField, choicesField, textField, usersField } from '../../blocks/form.ts';
import { form } from '../../blocks/form-reader.ts';
import { channel as channelMd, joinMd, md, user } from '../../blocks/mrkdwn.ts';
import type { ChannelId, ProductId, UserId } from '../../kernel/ids.ts';
import { en } from './messages.ts';
import { limits, type Product } from './model.ts';

interface Shown {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

export const callbacks = {
  create: 'products.create.v1',
  edit: 'products.edit.v1',
  functions: 'products.functions.v1',
} as const;
export const routes = {
  openCreate: 'products.open-create.v1',
  link: 'products.link.v1',
  openEdit: 'products.open-edit.v1',
  chooseFunction: 'products.choose-function.v1',
  openFunctions: 'products.open-functions.v1',
} as const;

const accessChoices = [
  { value: 'private', text: en.form.private, description: en.form.privateHint },
  { value: 'guests', text: en.form.guests, description: en.form.guestsHint },
] as const;

export const productForm = form({
  name: textField({ label: en.form.name, max: limits.name, placeholder: en.form.namePlaceholder, focus: true }),
  vision: textField({
    label: en.form.vision,
    hint: en.form.visionHint,
    placeholder: en.form.visionPlaceholder,
    max: limits.vision,
    multiline: true,
    optional: true,
  }),
  leads: usersField({ label: en.form.leads, hint: en.form.leadsHint, max: limits.leads }),
  access: choicesField<'private' | 'guests'>({
    label: en.form.access,
    choices: accessChoices,
    as: 'boxes',
    optional: true,
  }),
});

/** A product, and the channel that a command about it is run in. */
export interface ProductPlace {
  readonly product: Product;
  readonly channelId: ChannelId;
}

/**
 * "#atlas has no product yet": visible to the person who typed. `places` can be picked for this one command, at most
 * 100 `products` be given the channel for good.
 */
export function productOffer(place: {
  channelId: ChannelId;
  name: string;
  products: readonly Product[];
  resume?: string;
  places?: readonly ProductPlace[];
}): Shown {
  const { channelId, name, products, resume = '', places = [] } = place;
  return {
    text: en.offer.text,
    blocks: [
      header(en.offer.title(name)),
      ...(places.length > 0 ? [section(en.pick.title), productButtons(resume, places), divider()] : []),
      section(en.offer.body),
      actions([
        button(
          en.offer.create,
          actionId(routes.openCreate, { ch: channelId }),
          places.length > 0 ? {} : { style: 'primary' },
        ),
        ...(products.length > 0
          ? [
              {
                type: 'static_select' as const,
                action_id: actionId(routes.link, { ch: channelId }),
                placeholder: plain(en.offer.link, 150),
                options: products.slice(0, 100).map((product) => option(product.name, product.id)),
              },
            ]
          : []),
      ]),
    ],
  };
}

export function createProductModal(place: {
  id: ProductId;
  channelId: ChannelId;
  /** Of the channel: products are mostly named like it. */
  name?: string;
  creator: UserId;
  isPrivate: boolean;
}): ModalView {
  return modal({
    callback: callbacks.create,
    title: en.form.createTitle,
    submit: en.form.create,
    meta: { id: place.id, ch: place.channelId },
    blocks: [
      ...productForm.blocks({
        name: nameFrom(place.name ?? ''),
        leads: [place.creator],
        access: place.isPrivate ? ['private'] : [],
      }),
      context(en.form.optional),
    ],
  });
}

/** `atlas-team` reads "Atlas team". */
function nameFrom(channel: string): string {
  const words = channel.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function editProductModal(product: Product, leads: readonly UserId[]): ModalView {
  return modal({
    callback: callbacks.edit,
    title: en.form.editTitle,
    submit: en.form.save,
    meta: { id: product.id, v: product.version },
    blocks: productForm.blocks({
      name: product.name,
      vision: product.vision,
      leads,
      access: [
        ...(product.isPrivate ? (['private'] as const) : []),
        ...(product.allowsGuests ? (['guests'] as const) : []),
      ],
    }),
  });
}

export function productCreated(product: Product): Shown {
  return {
    text: en.created.text(product.name),
    blocks: [
      header(en.created.title(product.name)),
      ...(product.vision ? [section(product.vision)] : []),
      section(en.created.next),
      actions([
        button(en.created.add, runCommand('add'), { style: 'primary' }),
        button(en.created.feedback, runCommand('feedback')),
        button(en.created.board, runCommand('')),
      ]),
    ],
  };
}

/** Asks which product a command is about where the place does not tell; each button runs it in that product's channel. */
export function productPicker(resume: string, places: readonly ProductPlace[]): Shown {
  if (places.length === 0) return { text: en.pick.none, blocks: [section(en.pick.none)] };
  return { text: en.pick.text, blocks: [section(en.pick.title), productButtons(resume, places)] };
}

const productButtons = (resume: string, places: readonly ProductPlace[]): KnownBlock =>
  actions(places.slice(0, 20).map(({ product, channelId }) => button(product.name, runCommand(resume, channelId))));

export const functionsForm = form({
  functions: textField({
    label: en.settings.functionsLabel,
    hint: en.settings.functionsHint,
    max: 900,
    multiline: true,
  }),
});

export function functionsModal(names: readonly string[]): ModalView {
  return modal({
    callback: callbacks.functions,
    title: en.settings.functionsTitle,
    submit: en.form.save,
    blocks: functionsForm.blocks({ functions: names.join('\n') }),
  });
}

export interface SettingsScreen {
  readonly product: Product;
  readonly leads: readonly UserId[];
  readonly channels: readonly ChannelId[];
  readonly mayEdit: boolean;
  readonly isAdmin: boolean;
  readonly functions: readonly { readonly value: string; readonly text: string }[];
  readonly ownFunction: string | undefined;
}

export function settingsScreen(screen: SettingsScreen): Shown {
  const { product, leads, channels } = screen;
  const people = leads.length > 0 ? joinMd(leads.slice(0, 10).map(user), ', ') : md`${en.settings.noLeads}`;
  const current = screen.functions.find((each) => each.text === screen.ownFunction);
  const options = screen.functions.slice(0, 100).map((each) => option(each.text, each.value));
  const initial = options.find((each) => each.value === current?.value);
  return {
    text: `${en.settings.title}: ${product.name}`,
    blocks: [
      header(product.name),
      ...(product.vision ? [section(product.vision)] : []),
      context(
        md`${en.settings.leads}: ${people}`,
        md`${en.settings.channels}: ${joinMd(channels.slice(0, 20).map(channelMd), ', ')}`,
        en.settings.visibility(product.isPrivate),
      ),
      ...(screen.mayEdit || screen.isAdmin
        ? [
            actions([
              ...(screen.mayEdit ? [button(en.settings.edit, actionId(routes.openEdit, { p: product.id }))] : []),
              ...(screen.isAdmin ? [button(en.settings.functions, actionId(routes.openFunctions))] : []),
            ]),
          ]
        : []),
      divider(),
      section(en.settings.yourFunction, {
        type: 'static_select',
        action_id: actionId(routes.chooseFunction),
        placeholder: plain(en.settings.chooseFunction, 150),
        options,
        ...(initial ? { initial_option: initial } : {}),
      }),
    ],
  };
}

/** A function select for other slices' forms. */
export const functionField = (functions: readonly { value: string; text: string }[]) =>
  choiceField<string>({ label: en.settings.yourFunction, choices: functions });
