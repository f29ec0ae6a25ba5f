// The decision form: its fields, and how they become input for the verb.
import { choiceField, dateField, searchesField, textField, userField, usersField } from '../../blocks/form.ts';
import { type FormValues, form } from '../../blocks/form-reader.ts';
import { asId } from '../../kernel/ids.ts';
import { en } from './messages.ts';
import { confidences, type DecisionInput, limits, parseOptions } from './model.ts';

export const ITEM_SEARCH = 'decisions.items.v1';

const { form: say } = en;
const optional = true;

export const decisionForm = form({
  title: textField({ label: say.title, placeholder: say.titlePlaceholder, max: limits.title, focus: true }),
  choice: textField({ label: say.choice, placeholder: say.choicePlaceholder, max: limits.choice, multiline: true }),
  reasons: textField({ label: say.reasons, placeholder: say.reasonsPlaceholder, max: limits.reasons, multiline: true }),
  status: choiceField<'decided' | 'proposed'>({
    label: say.status,
    as: 'radio',
    choices: [
      { value: 'decided', text: say.decided, description: say.decidedHint },
      { value: 'proposed', text: say.proposed, description: say.proposedHint },
    ],
  }),
  items: searchesField({
    label: say.items,
    placeholder: say.itemsPlaceholder,
    route: ITEM_SEARCH,
    max: limits.items,
    optional,
  }),
  options: textField({ label: say.options, hint: say.optionsHint, max: limits.detail, multiline: true, optional }),
  context: textField({ label: say.context, max: limits.detail, multiline: true, optional }),
  consequences: textField({ label: say.consequences, max: limits.detail, multiline: true, optional }),
  confidence: choiceField<string>({
    label: say.confidence,
    placeholder: say.confidencePlaceholder,
    choices: confidences.map((percent) => ({ value: String(percent), text: say.confidenceChoice(percent) })),
    optional,
  }),
  driver: userField({ label: say.driver, optional }),
  approver: userField({ label: say.approver, optional }),
  contributors: usersField({ label: say.contributors, max: limits.people, optional }),
  informed: usersField({ label: say.informed, max: limits.people, optional }),
  revisitOn: dateField({ label: say.revisit, optional }),
});

type Typed = FormValues<typeof decisionForm.fields>;
type FromForm = Omit<DecisionInput, 'id' | 'productId' | 'supersedes' | 'voteId' | 'source' | 'postIn'>;

/** Throws `invalid` when there are too many options. Items are hints: the verb checks that they are there and visible. */
export function fromForm(typed: Typed): FromForm {
  const { options, confidence, items, status, ...rest } = typed;
  return {
    ...rest,
    status: status ?? 'decided',
    options: parseOptions(options),
    confidence: confidence === undefined ? undefined : Number(confidence),
    items: items.flatMap((chosen) => (chosen.value ? [asId<'item'>(chosen.value)] : [])),
  };
}
