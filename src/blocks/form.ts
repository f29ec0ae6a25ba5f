// Forms: each field is defined once and both draws its input block and reads it back, so that a modal and its
// parser cannot drift apart. Field names are block ids; what a person typed comes back beside a clear sentence.
import type { InputBlock, PlainTextInput, PlainTextOption } from '@slack/types';
import { asChannelId, asUserId, type ChannelId, type UserId } from '../kernel/ids.ts';
import { oneLine, withoutControls } from '../kernel/text.ts';
import { type InputElement, option, plain } from './blocks.ts';

/** Slack's `view.state.values`: block id, action id, element state. */
export interface ElementState {
  readonly type: string;
  readonly value?: string | null;
  readonly selected_option?: { readonly value: string } | null;
  readonly selected_options?: readonly { readonly value: string }[] | null;
  readonly selected_user?: string | null;
  readonly selected_users?: readonly string[] | null;
  readonly selected_channel?: string | null;
  readonly selected_conversation?: string | null;
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
  readonly selected_date_time?: number | null;
}
export type StateValues = Readonly<Record<string, Readonly<Record<string, ElementState>>>>;

/** A field of a form. `read` answers the value or a sentence to show beside the field. */
export interface Field<Value> {
  block(blockId: string, initial?: Value): InputBlock;
  read(state: ElementState | undefined): { readonly value: Value } | { readonly problem: string };
}

export interface Look {
  readonly label: string;
  readonly hint?: string;
  readonly placeholder?: string;
  readonly optional?: boolean;
  /** Fires block_actions while typing or choosing, with this action id instead of the field's own. */
  readonly dispatch?: string;
}

/** The action id of every field: the block id names it. */
export const FIELD_ACTION = 'field';

function input(blockId: string, look: Look, element: InputElement): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(look.label, 2000),
    element,
    optional: look.optional ?? false,
    ...(look.hint ? { hint: plain(look.hint, 2000) } : {}),
    ...(look.dispatch ? { dispatch_action: true } : {}),
  };
}

const actionOf = (look: Look): string => look.dispatch ?? FIELD_ACTION;
const missing = (look: Look): { problem: string } => ({ problem: `${look.label} is needed.` });
const placeholder = (look: Look) => (look.placeholder ? { placeholder: plain(look.placeholder, 150) } : {});

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
        ...(initial ? { initial_value: initial.slice(0, look.max) } : {}),
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
        ...(initial === undefined ? {} : { initial_value: String(initial) }),
        ...placeholder(look),
      });
    },
    read(state) {
      const typed = (state?.value ?? '').trim();
      if (typed === '') return look.optional ? { value: undefined } : missing(look);
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
      if (picked === undefined) return look.optional ? { value: undefined } : missing(look);
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
      const chosen = options.filter((each) => initial.some((value) => value === each.value));
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
      if (look.max && value.length > look.max) return { problem: `At most ${look.max}, please.` };
      return { value };
    },
  };
}

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
      if (!picked) return look.optional ? { value: undefined } : missing(look);
      return { value: option(picked.value, picked.value) };
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
        ...(initial.length > 0 ? { initial_options: [...initial] } : {}),
        ...placeholder(look),
      });
    },
    read(state) {
      const value = (state?.selected_options ?? []).map((each) => option(each.value, each.value));
      if (value.length === 0 && !look.optional) return missing(look);
      return value.length > look.max ? { problem: `At most ${look.max}, please.` } : { value };
    },
  };
}

export function userField(look: Look): Field<UserId | undefined> {
  return {
    block: (blockId, initial) =>
      input(blockId, look, {
        type: 'users_select',
        action_id: actionOf(look),
        ...(initial ? { initial_user: initial } : {}),
        ...placeholder(look),
      }),
    read(state) {
      const picked = state?.selected_user;
      if (!picked) return look.optional ? { value: undefined } : missing(look);
      return { value: asUserId(picked) };
    },
  };
}

export function usersField(look: Look & { readonly max: number }): Field<readonly UserId[]> {
  return {
    block: (blockId, initial = []) =>
      input(blockId, look, {
        type: 'multi_users_select',
        action_id: actionOf(look),
        max_selected_items: look.max,
        ...(initial.length > 0 ? { initial_users: [...initial] } : {}),
        ...placeholder(look),
      }),
    read(state) {
      const value = (state?.selected_users ?? []).map(asUserId);
      if (value.length === 0 && !look.optional) return missing(look);
      return value.length > look.max ? { problem: `At most ${look.max}, please.` } : { value };
    },
  };
}

/** A public or private channel the person may see. */
export function channelField(look: Look): Field<ChannelId | undefined> {
  return {
    block: (blockId, initial) =>
      input(blockId, look, {
        type: 'conversations_select',
        action_id: actionOf(look),
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(initial ? { initial_conversation: initial } : {}),
        ...placeholder(look),
      }),
    read(state) {
      const picked = state?.selected_conversation ?? state?.selected_channel;
      if (!picked) return look.optional ? { value: undefined } : missing(look);
      return { value: asChannelId(picked) };
    },
  };
}

/** YYYY-MM-DD. */
export function dateField(look: Look): Field<string | undefined> {
  return {
    block: (blockId, initial) =>
      input(blockId, look, {
        type: 'datepicker',
        action_id: actionOf(look),
        ...(initial ? { initial_date: initial } : {}),
        ...placeholder(look),
      }),
    read(state) {
      const picked = state?.selected_date;
      if (!picked) return look.optional ? { value: undefined } : missing(look);
      return Number.isNaN(Date.parse(picked)) ? { problem: 'A date, please.' } : { value: picked };
    },
  };
}

/** HH:mm. */
export function timeField(look: Look): Field<string | undefined> {
  return {
    block: (blockId, initial) =>
      input(blockId, look, {
        type: 'timepicker',
        action_id: actionOf(look),
        ...(initial ? { initial_time: initial } : {}),
        ...placeholder(look),
      }),
    read(state) {
      const picked = state?.selected_time;
      if (!picked) return look.optional ? { value: undefined } : missing(look);
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(picked) ? { value: picked } : { problem: 'A time like 09:00, please.' };
    },
  };
}

/** An instant, epoch milliseconds (Slack gives seconds in the person's own zone). */
export function momentField(look: Look): Field<number | undefined> {
  return {
    block: (blockId, initial) =>
      input(blockId, look, {
        type: 'datetimepicker',
        action_id: actionOf(look),
        ...(initial === undefined ? {} : { initial_date_time: Math.floor(initial / 1000) }),
      }),
    read(state) {
      const picked = state?.selected_date_time;
      if (!picked) return look.optional ? { value: undefined } : missing(look);
      return { value: picked * 1000 };
    },
  };
}
