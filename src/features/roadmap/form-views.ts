// The modals of the roadmap: the item form with its notices, and the small ones that ask for a line of why. Data in, views out.
import type { KnownBlock, ModalView } from '@slack/types';
import { actionId } from '../../blocks/action-id.ts';
import { actions, button, context, divider, modal, section } from '../../blocks/blocks.ts';
import { choiceField, textField } from '../../blocks/form.ts';
import { form } from '../../blocks/form-reader.ts';
import { joinMd, md, user } from '../../blocks/mrkdwn.ts';
import { asUserId, type ItemId, type ProductId } from '../../kernel/ids.ts';
import { formatNumber } from '../../kernel/intl.ts';
import { essential, further, type ItemDraft, itemForm } from './form.ts';
import type { SeenChange } from './history-model.ts';
import { en } from './messages.ts';
import { type ActiveHorizon, activeHorizons, type Horizon, healths, type Item, limits } from './model.ts';
import { callbacks, routes, titleLine, valueText } from './parts-views.ts';
import { type Step, steps } from './rank-model.ts';
import type { Reading } from './target-model.ts';

const NOTICES = 10;

export type ItemFormMeta =
  | {
      readonly m: 'add';
      readonly i: ItemId;
      readonly p: ProductId;
      /** The feedback it is made from. */
      readonly f?: string | undefined;
      /** The title whose near-duplicates were shown. */
      readonly ok?: string | undefined;
      readonly long: boolean;
    }
  | {
      readonly m: 'edit';
      readonly i: ItemId;
      readonly ref: string;
      readonly h: Horizon;
      readonly base: number;
      readonly seen: number;
      readonly long: boolean;
    };

export interface ItemModal {
  readonly meta: ItemFormMeta;
  readonly draft: ItemDraft;
  readonly reading: Reading;
  /** Above the fields: what looks alike, or what changed meanwhile. */
  readonly notice?: readonly KnownBlock[];
}

export function itemModal({ meta, draft, reading, notice = [] }: ItemModal): ModalView {
  const isEdit = meta.m === 'edit';
  const fields = itemForm(reading, isEdit ? meta.h : 'later');
  const block = (name: (typeof essential)[number] | (typeof further)[number]) => fields.block(name, draft[name]);
  const more = [button(en.form.more, actionId(routes.moreFields))];
  return modal({
    callback: callbacks.itemForm,
    title: isEdit ? en.form.editTitle(meta.ref) : en.form.addTitle,
    submit: isEdit ? en.form.save : meta.ok === undefined ? en.form.add : en.form.anyway,
    meta: { ...meta },
    blocks: [
      ...notice,
      ...essential.map(block),
      ...(isEdit ? [fields.block('why', draft.why)] : []),
      ...(meta.long ? further.map(block) : [actions(more)]),
    ],
  });
}

export function alikeNotice(alike: readonly Item[]): KnownBlock[] {
  const lines = alike.slice(0, NOTICES).map((item) => md`• ${titleLine(item)} · ${en.horizon[item.horizon]}`);
  return [section(joinMd([md`⚠️ *${en.form.alike}*`, ...lines])), context(en.form.alikeNext), divider()];
}

export function staleNotice(since: readonly SeenChange[], { locale }: Reading): KnownBlock[] {
  const lines = since.slice(-NOTICES).map(({ actor, field, to }) => {
    const who = actor === 'system' ? md`${en.card.system}` : user(asUserId(actor));
    return md`• ${who}: ${en.field[field]} → ${valueText(field, to, locale)}`;
  });
  return [section(joinMd([md`⚠️ *${en.form.stale}*`, ...lines])), context(en.form.staleNext), divider()];
}

const why = () => textField({ label: en.form.why, hint: en.form.whyHint, max: limits.why, focus: true });

/** Offers every live horizon but the one it is in; all three are read. */
const moveFormFrom = (current: Horizon | undefined) =>
  form({
    to: choiceField<ActiveHorizon>({
      label: en.form.moveTo,
      choices: activeHorizons
        .filter((horizon) => horizon !== current)
        .map((horizon) => ({ value: horizon, text: en.horizon[horizon] })),
      as: 'radio',
    }),
    why: why(),
  });
export const moveForm = moveFormFrom(undefined);
export const shipForm = form({
  why: textField({ label: en.form.shipWhy, hint: en.form.shipHint, max: limits.why, optional: true }),
});
export const parkForm = form({
  why: textField({ label: en.form.why, hint: en.form.parkHint, max: limits.why, focus: true }),
});
export const healthForm = form({
  health: choiceField({
    label: en.form.health,
    choices: healths.map((value) => ({ value, text: `${en.healthMark[value]} ${en.health[value]}` })),
    as: 'radio',
  }),
  note: textField({ label: en.form.note, hint: en.form.noteHint, max: limits.note, optional: true }),
});
export const rankForm = form({
  step: choiceField<Step>({
    label: en.form.rankTo,
    choices: steps.map((step) => ({ value: step, text: en.step[step] })),
    as: 'radio',
  }),
  why: why(),
});

const about = (item: Item): KnownBlock => context(titleLine(item));
const next: Readonly<Record<Horizon, ActiveHorizon>> = {
  now: 'next',
  next: 'now',
  later: 'next',
  shipped: 'now',
  parked: 'next',
};

export const moveModal = (item: Item): ModalView =>
  modal({
    callback: callbacks.move,
    title: en.form.moveTitle(item.ref),
    submit: en.form.move,
    meta: { i: item.id, h: item.horizon },
    blocks: [about(item), ...moveFormFrom(item.horizon).blocks({ to: next[item.horizon] })],
  });

export const shipModal = (item: Item): ModalView =>
  modal({
    callback: callbacks.ship,
    title: en.form.shipTitle(item.ref),
    submit: en.form.ship,
    meta: { i: item.id, h: item.horizon },
    blocks: [about(item), ...shipForm.blocks()],
  });

export const parkModal = (item: Item): ModalView =>
  modal({
    callback: callbacks.park,
    title: en.form.parkTitle(item.ref),
    submit: en.form.park,
    meta: { i: item.id, h: item.horizon },
    blocks: [about(item), ...parkForm.blocks()],
  });

export const healthModal = (item: Item): ModalView =>
  modal({
    callback: callbacks.health,
    title: en.form.healthTitle(item.ref),
    submit: en.form.save,
    meta: { i: item.id },
    blocks: [
      about(item),
      ...healthForm.blocks({ health: item.health ?? undefined, note: item.healthNote ?? undefined }),
    ],
  });

export function rankModal(item: Item, count: number, { locale }: Reading): ModalView {
  const [rank, all] = [formatNumber(item.rank, locale), formatNumber(count, locale)];
  return modal({
    callback: callbacks.rank,
    title: en.form.rankTitle(item.ref),
    submit: en.form.move,
    meta: { i: item.id, r: item.rank },
    blocks: [about(item), context(en.form.rankNow(rank, all, en.horizon[item.horizon])), ...rankForm.blocks()],
  });
}
