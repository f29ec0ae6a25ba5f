// Forms: each field is defined once and both draws its input block and reads it back, so that a modal and its
// parser cannot drift apart. Field names are block ids; what a person typed comes back beside a clear sentence.
import type { PlainTextInput, PlainTextOption } from '@slack/types';
import { oneLine, withoutControls } from '../kernel/text.ts';
import { option } from './blocks.ts';
import {
  absent,
  actionOf,
  type Field,
  input,
  type Look,
  missing,
  type PickedOption,
  placeholder,
  tooMany,
} from './form-field.ts';

export { type ElementState, FIELD_ACTION, type Field, type Look, type StateValues } from './form-field.ts';
export { channelField, dateField, momentField, timeField, userField, usersField } from './form-pickers.ts';

/** One line or many; trimmed, controls removed. Empty reads as '' where optional. `max` is at most 3000. */
export function textField(
  look: Look & { readonly max: number; readonly multiline?: boolean; readonly focus?: boolean },
): Field<string> {
  return {
    block(blockId, initial) {
      const element: PlainTextInput = {
        type: 'plain_text_input',
        action_id: actionOf(look),
        multiline: look.multiline ?? false,
        max_length: look.max,
        ...(initial ? { initial_value: withoutControls(initial.slice(0, look.max)) } : {}),
        ...placeholder(look),
        ...(look.focus ? { focus_on_load: true } : {}),
        ...(look.dispatch ? { dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } } : {}),
      };
      return input(blockId, look, element);
    },
    read(state) {
      const typed = state?.value ?? '';
      const value = look.multiline ? withoutControls(typed).trim() : oneLine(typed);
      if (value === '' && !look.optional) return missing(look);
      if (value.length > look.max) return { problem: `At most ${look.max} characters, please (now ${value.length}).` };
      return { value };
    },
  };
}

/** A whole or decimal number in [min, max]; undefined where optional and empty. */
export function numberField(
  look: Look & { readonly min: number; readonly max: number; readonly decimals?: boolean },
): Field<number | undefined> {
  return {
    block(blockId, initial) {
      return input(blockId, look, {
        type: 'number_input',
        action_id: actionOf(look),
        is_decimal_allowed: look.decimals ?? false,
        min_value: String(look.min),
        max_value: String(look.max),
        ...(initial !== undefined && isWithin(initial, look) ? { initial_value: String(initial) } : {}),
        ...placeholder(look),
      });
    },
    read(state) {
      const typed = (state?.value ?? '').trim();
      if (typed === '') return absent(look);
      const value = Number(typed);
      return isWithin(value, look)
        ? { value }
        : { problem: `A ${look.decimals ? '' : 'whole '}number from ${look.min} to ${look.max}, please.` };
    },
  };
}

function isWithin(value: number, look: { min: number; max: number; decimals?: boolean }): boolean {
  const isKind = look.decimals ? Number.isFinite(value) : Number.isInteger(value);
  return isKind && value >= look.min && value <= look.max;
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly text: string;
  readonly description?: string;
}

/** One of a fixed list (at most 100), as a select or radio buttons (at most 10). */
export function choiceField<Value extends string>(
  look: Look & { readonly choices: readonly Choice<Value>[]; readonly as?: 'select' | 'radio' },
): Field<Value | undefined> {
  const options = look.choices.map((choice) => option(choice.text, choice.value, choice.description));
  return {
    block(blockId, initial) {
      const chosen = options.find((each) => each.value === initial);
      const common = { action_id: actionOf(look), options, ...(chosen ? { initial_option: chosen } : {}) };
      return input(
        blockId,
        look,
        look.as === 'radio'
          ? { type: 'radio_buttons', ...common }
          : { type: 'static_select', ...common, ...placeholder(look) },
      );
    },
    read(state) {
      const picked = state?.selected_option?.value;
      if (picked === undefined) return absent(look);
      const choice = look.choices.find((each) => each.value === picked);
      return choice ? { value: choice.value } : { problem: 'Please choose one of the list.' };
    },
  };
}

/** Several of a fixed list: checkboxes up to 10, a multi-select up to 100. */
export function choicesField<Value extends string>(
  look: Look & { readonly choices: readonly Choice<Value>[]; readonly max?: number; readonly as?: 'select' | 'boxes' },
): Field<readonly Value[]> {
  const options = look.choices.map((choice) => option(choice.text, choice.value, choice.description));
  return {
    block(blockId, initial = []) {
      const wanted = options.filter((each) => initial.some((value) => value === each.value));
      const chosen = wanted.slice(0, look.max);
      const common = { action_id: actionOf(look), options, ...(chosen.length > 0 ? { initial_options: chosen } : {}) };
      return input(
        blockId,
        look,
        look.as === 'boxes'
          ? { type: 'checkboxes', ...common }
          : {
              type: 'multi_static_select',
              ...common,
              ...placeholder(look),
              ...(look.max ? { max_selected_items: look.max } : {}),
            },
      );
    },
    read(state) {
      const picked = (state?.selected_options ?? []).map((each) => each.value);
      const value = look.choices.filter((choice) => picked.includes(choice.value)).map((choice) => choice.value);
      if (value.length === 0 && !look.optional) return missing(look);
      if (look.max && value.length > look.max) return tooMany(look.max);
      return { value };
    },
  };
}

const asOption = ({ value, text }: PickedOption): PlainTextOption => option(text?.text ?? value, value);

/** Options found by an OptionsRoute of id `route` while typing; values are opaque strings for the verb to check. */
export function searchField(
  look: Look & { readonly route: string; readonly minQuery?: number },
): Field<PlainTextOption | undefined> {
  return {
    block(blockId, initial) {
      return input(blockId, look, {
        type: 'external_select',
        action_id: look.route,
        min_query_length: look.minQuery ?? 0,
        ...(initial ? { initial_option: initial } : {}),
        ...placeholder(look),
      });
    },
    read(state) {
      const picked = state?.selected_option;
      if (!picked) return absent(look);
      return { value: asOption(picked) };
    },
  };
}

/** Several of what an OptionsRoute finds. */
export function searchesField(
  look: Look & { readonly route: string; readonly max: number; readonly minQuery?: number },
): Field<readonly PlainTextOption[]> {
  return {
    block(blockId, initial = []) {
      return input(blockId, look, {
        type: 'multi_external_select',
        action_id: look.route,
        min_query_length: look.minQuery ?? 0,
        max_selected_items: look.max,
        ...(initial.length > 0 ? { initial_options: initial.slice(0, look.max) } : {}),
        ...placeholder(look),
      });
    },
    read(state) {
      const value = (state?.selected_options ?? []).map(asOption);
      if (value.length === 0 && !look.optional) return missing(look);
      return value.length > look.max ? tooMany(look.max) : { value };
    },
  };
}
