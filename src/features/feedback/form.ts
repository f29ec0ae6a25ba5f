// The feedback form: its fields, and how they become input for the verb.
import { choiceField, numberField, searchesField, textField, userField } from '../../blocks/form.ts';
import { type FormValues, form } from '../../blocks/form-reader.ts';
import { asId, type ItemId } from '../../kernel/ids.ts';
import { en } from './messages.ts';
import { type FeedbackInput, type Importance, importances, limits, type SourceType, sources } from './model.ts';

export const ITEM_SEARCH = 'feedback.items.v1';

const { form: say } = en;
const optional = true;

const itemsField = searchesField({
  label: say.items,
  placeholder: say.itemsPlaceholder,
  route: ITEM_SEARCH,
  max: limits.items,
  optional,
});

export const feedbackForm = form({
  text: textField({
    label: say.text,
    placeholder: say.textPlaceholder,
    max: limits.text,
    multiline: true,
    focus: true,
  }),
  source: choiceField<SourceType>({
    label: say.source,
    choices: sources.map((value) => ({ value, text: en.source[value] })),
  }),
  importance: choiceField<Importance>({
    label: say.importance,
    choices: importances.map((value) => ({ value, text: en.importance[value] })),
  }),
  customer: textField({ label: say.customer, placeholder: say.customerPlaceholder, max: limits.customer, optional }),
  items: itemsField,
  segment: textField({ label: say.segment, placeholder: say.segmentPlaceholder, max: limits.segment, optional }),
  revenue: numberField({ label: say.revenue, min: 0, max: limits.revenue, optional }),
  givenBy: userField({ label: say.givenBy, optional }),
});

export const linkForm = form({ items: itemsField });
export const archiveForm = form({
  why: textField({ label: en.archive.why, placeholder: en.archive.whyPlaceholder, max: limits.reason, focus: true }),
});

type Typed = FormValues<typeof feedbackForm.fields>;

/** Items are hints: the verb checks that they are there and visible. */
export function fromForm(typed: Typed): Omit<FeedbackInput, 'id' | 'productId' | 'message'> {
  return {
    text: typed.text,
    source: typed.source ?? 'internal',
    importance: typed.importance ?? 'useful',
    customer: typed.customer || undefined,
    segment: typed.segment || undefined,
    revenue: typed.revenue,
    givenBy: typed.givenBy,
    items: chosenItems(typed.items),
  };
}

export function chosenItems(options: Typed['items']): ItemId[] {
  return options.flatMap((chosen) => (chosen.value ? [asId<'item'>(chosen.value)] : []));
}
