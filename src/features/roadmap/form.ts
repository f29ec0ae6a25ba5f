// The item form: each field drawn and read in one place. The short form shows what matters; the rest comes on request.
import {
  choiceField,
  type Field,
  type Look,
  numberField,
  type StateValues,
  textField,
  userField,
} from '../../blocks/form.ts';
import { type Form, type FormInitial, form } from '../../blocks/form-reader.ts';
import { en } from './messages.ts';
import {
  activeHorizons,
  type Horizon,
  type Item,
  type ItemPatch,
  isActive,
  isWebLink,
  kinds,
  limits,
  liveStatuses,
} from './model.ts';
import { parseTarget, type Reading } from './target-model.ts';

export const essential = ['title', 'problem', 'horizon', 'ownerId', 'target'] as const;
export const further = ['kind', 'status', 'effort', 'reach', 'impact', 'confidence', 'links'] as const;

const names = en.field;
const choices = <Value extends string>(values: readonly Value[], texts: Readonly<Record<Value, string>>) =>
  values.map((value) => ({ value, text: texts[value] }));

/** Drawn without shipped and parked, which have buttons of their own, unless the item is there; all five are read. */
function horizonField(current: Horizon): Field<Horizon | undefined> {
  const offered: readonly Horizon[] = isActive(current) ? activeHorizons : [...activeHorizons, current];
  const field = (values: readonly Horizon[]) =>
    choiceField<Horizon>({ label: names.horizon, choices: choices(values, en.horizon) });
  return { block: field(offered).block, read: field([...activeHorizons, 'shipped', 'parked']).read };
}

/** A quarter, a month or a day as people write it; undefined where empty. */
function targetField(reading: Reading): Field<string | undefined> {
  const typed = textField({
    label: names.target,
    hint: en.form.targetHint,
    placeholder: en.form.targetPlaceholder,
    max: 40,
    optional: true,
  });
  return {
    block: (blockId, initial) => typed.block(blockId, initial ?? ''),
    read(state) {
      const text = typed.read(state);
      if ('problem' in text) return text;
      if (text.value === '') return { value: undefined };
      const target = parseTarget(text.value, reading);
      return target ? { value: target } : { problem: en.form.targetProblem };
    },
  };
}

function linksField(): Field<readonly string[]> {
  const typed = textField({
    label: names.links,
    hint: en.form.linksHint,
    max: 3000,
    multiline: true,
    optional: true,
  });
  return {
    block: (blockId, initial = []) => typed.block(blockId, initial.join('\n')),
    read(state) {
      const text = typed.read(state);
      if ('problem' in text) return text;
      const value = text.value.split(/\s+/).filter((line) => line !== '');
      const areLinks = value.every((line) => isWebLink(line) && line.length <= limits.link);
      if (!areLinks) return { problem: en.form.linksProblem };
      return value.length > limits.links ? { problem: en.problems.links(limits.links) } : { value };
    },
  };
}

const optionalNumber = (look: Look & { min: number; max: number }) =>
  numberField({ ...look, optional: true, decimals: true });

function fieldsFor(reading: Reading, current: Horizon) {
  return {
    title: textField({ label: names.title, placeholder: en.form.titlePlaceholder, max: limits.title, focus: true }),
    problem: textField({
      label: names.problem,
      hint: en.form.problemHint,
      max: limits.problem,
      multiline: true,
      optional: true,
    }),
    horizon: horizonField(current),
    ownerId: userField({ label: names.ownerId, optional: true }),
    target: targetField(reading),
    kind: choiceField({
      label: names.kind,
      choices: choices(kinds, en.kind).map((choice) => ({ ...choice, description: en.kindHint[choice.value] })),
      optional: true,
    }),
    status: choiceField({ label: names.status, choices: choices(liveStatuses, en.status), optional: true }),
    effort: optionalNumber({ label: names.effort, hint: en.form.effortHint, min: 0, max: 10_000 }),
    reach: optionalNumber({ label: names.reach, hint: en.form.reachHint, min: 0, max: 1_000_000_000 }),
    impact: optionalNumber({ label: names.impact, hint: en.form.impactHint, min: 0, max: 100 }),
    confidence: numberField({
      label: names.confidence,
      hint: en.form.confidenceHint,
      min: 0,
      max: 100,
      optional: true,
    }),
    links: linksField(),
    why: textField({ label: en.form.why, hint: en.form.whyEditHint, max: limits.why, optional: true }),
  };
}

type ItemFields = ReturnType<typeof fieldsFor>;
export type ItemDraft = FormInitial<ItemFields>;

/** `current` is where the item is; a new one is in no closed horizon. */
export const itemForm = (reading: Reading, current: Horizon = 'later'): Form<ItemFields> =>
  form(fieldsFor(reading, current));

export interface ItemTyped {
  /** Fields that were not shown are left out. */
  readonly patch: ItemPatch & { readonly title: string; readonly horizon: Horizon };
  readonly why: string;
}

/** Throws `invalid` with a sentence beside each field that cannot be read. `isLong`: the further fields were shown. */
export function readItem(state: StateValues, reading: Reading, isLong: boolean): ItemTyped {
  const typed = itemForm(reading).read(state);
  const { title, problem, horizon = 'later', why } = typed;
  const short = { title, problem, horizon, ownerId: typed.ownerId ?? null, target: typed.target ?? null };
  if (!isLong) return { patch: short, why };
  const numbers = {
    effort: typed.effort ?? null,
    reach: typed.reach ?? null,
    impact: typed.impact ?? null,
    confidence: typed.confidence ?? null,
  };
  const { kind, status, links } = typed;
  const chosen = { ...(kind ? { kind } : {}), ...(status ? { status } : {}) };
  return { patch: { ...short, ...numbers, ...chosen, links }, why };
}

/** What can be read of a form that is not submitted yet: to draw it again. */
export function draftOf(state: StateValues, reading: Reading): ItemDraft {
  const draft: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(itemForm(reading).fields)) {
    const element = Object.values(state[name] ?? {})[0];
    const result = field.read(element);
    if ('value' in result) draft[name] = result.value;
  }
  return asDraft(draft);
}

/** Each entry was read by the field of its name, so the record is a draft. */
const asDraft = (draft: Record<string, unknown>): ItemDraft => draft as ItemDraft;

export function draftOfItem(item: Item): ItemDraft {
  const { status, ...rest } = item;
  const live = liveStatuses.find((each) => each === status);
  return {
    title: rest.title,
    problem: rest.problem,
    horizon: rest.horizon,
    ownerId: rest.ownerId ?? undefined,
    target: rest.target ?? undefined,
    kind: rest.kind,
    status: live,
    effort: rest.effort ?? undefined,
    reach: rest.reach ?? undefined,
    impact: rest.impact ?? undefined,
    confidence: rest.confidence ?? undefined,
    links: rest.links,
  };
}
