// The screens in which a vote is set up: its form and the preview. Data in, blocks out.
import type { KnownBlock, ModalView } from '@slack/types';
import { context, divider, modal, option, plain, section, words } from '../../blocks/blocks.ts';
import {
  channelField,
  choiceField,
  choicesField,
  momentField,
  numberField,
  type StateValues,
  searchesField,
  textField,
} from '../../blocks/form.ts';
import { type FormInitial, form } from '../../blocks/form-reader.ts';
import type { ProductId, VoteId } from '../../kernel/ids.ts';
import type { CandidateOffer } from '../feature.ts';
import { candidateList, methodSentence, secrecyLine } from './card-views.ts';
import { en } from './messages.ts';
import { candidateName, defaultBudget, limits, type SetupWarning, type VoteMethod, type VoteSetup } from './model.ts';
import { callbacks, routes } from './routes.ts';

type Secrecy = 'anonymous' | 'named';
type Extra = 'all-voted' | 'reason';

export const setupForm = form({
  question: textField({
    label: en.setup.question,
    placeholder: en.setup.questionPlaceholder,
    max: limits.question,
    focus: true,
  }),
  picked: searchesField({
    label: en.setup.picked,
    placeholder: en.setup.pickedPlaceholder,
    route: routes.candidates,
    max: limits.maxCandidates,
    optional: true,
  }),
  typed: textField({
    label: en.setup.typed,
    placeholder: en.setup.typedPlaceholder,
    max: limits.typed,
    multiline: true,
    optional: true,
  }),
  method: choiceField<VoteMethod>({
    label: en.setup.method,
    as: 'radio',
    dispatch: routes.methodChosen,
    choices: [
      { value: 'dots', ...en.setup.methods.dots },
      { value: 'approval', ...en.setup.methods.approval },
    ],
  }),
  budget: numberField({ label: en.setup.budget, min: 1, max: limits.budget, optional: true }),
  cap: numberField({ label: en.setup.cap, hint: en.setup.capHint, min: 1, max: limits.budget, optional: true }),
  secrecy: choiceField<Secrecy>({
    label: en.setup.secrecy,
    hint: en.setup.secrecyHint,
    as: 'radio',
    choices: [
      { value: 'anonymous', ...en.setup.anonymous },
      { value: 'named', ...en.setup.named },
    ],
  }),
  channel: channelField({ label: en.setup.channel, hint: en.setup.channelHint }),
  deadline: momentField({ label: en.setup.deadline }),
  quorum: numberField({ label: en.setup.quorum, hint: en.setup.quorumHint, min: 1, max: 100, optional: true }),
  extras: choicesField<Extra>({
    label: en.setup.extras,
    as: 'boxes',
    optional: true,
    choices: [
      { value: 'all-voted', text: en.setup.closesWhenAllVoted },
      { value: 'reason', text: en.setup.asksReason },
    ],
  }),
});

export type SetupInitial = FormInitial<typeof setupForm.fields>;

/** What stands in the form right now, as far as it can be read: for drawing it anew without losing anything. */
export function draftSetup(state: StateValues): SetupInitial {
  const read = Object.entries(setupForm.fields).flatMap(([name, field]) => {
    const result = field.read(Object.values(state[name] ?? {})[0]);
    return 'value' in result && result.value !== undefined ? [[name, result.value]] : [];
  });
  return byName(Object.fromEntries(read));
}

/** Each value was read by the field of its name. */
function byName(values: Record<string, unknown>): SetupInitial {
  return values as SetupInitial;
}

/** A candidate as the search offers it and the form shows it. */
export const candidateOption = (offer: CandidateOffer) => option(candidateName(offer), offer.ref, offer.detail);

/** `initial` holds what is known already; whoever starts a vote on something of theirs hands candidates in as `picked`. */
export function voteModalView(place: { id: VoteId; productId: ProductId }, initial: SetupInitial): ModalView {
  const method = initial.method ?? 'dots';
  const names = Object.keys(setupForm.fields).filter(
    (name) => method === 'dots' || (name !== 'budget' && name !== 'cap'),
  );
  const filled: SetupInitial = { budget: defaultBudget, secrecy: 'anonymous', ...initial, method };
  const blocks = setupForm.blocks(filled).filter((block) => names.includes(block.block_id ?? ''));
  return modal({
    callback: callbacks.setup,
    title: en.setup.title,
    submit: en.setup.submit,
    meta: { id: place.id, p: place.productId },
    blocks,
  });
}

const warn = (text: string): KnownBlock => ({ type: 'alert', level: 'warning', text: plain(text, 200) });

export interface Preview {
  readonly id: VoteId;
  readonly setup: VoteSetup;
  readonly channelName: string;
  readonly electors: number;
  readonly leftOut: number;
  readonly warnings: readonly SetupWarning[];
  /** The deadline where Slack cannot render a date. */
  readonly closes: string;
}

export function previewModal({ id, setup, ...preview }: Preview): ModalView {
  const blocks: KnownBlock[] = [
    section(en.preview.intro(preview.channelName)),
    divider(),
    words(setup.question, { bold: true }),
    section(methodSentence(setup.rules)),
    candidateList(setup.candidates),
    context(secrecyLine(setup.isAnonymous), `${en.card.closes} ${preview.closes}`),
    divider(),
    section(
      [en.preview.voters(preview.electors), preview.leftOut > 0 && en.preview.leftOut(preview.leftOut)]
        .filter((line) => line !== false)
        .join(' '),
    ),
    ...preview.warnings.map((warning) => warn(en.preview.warnings[warning])),
  ];
  return modal({
    callback: callbacks.preview,
    title: en.preview.title,
    submit: en.preview.submit,
    close: en.preview.back,
    meta: { id },
    blocks,
  });
}
