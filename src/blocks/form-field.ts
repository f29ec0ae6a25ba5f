// What all fields of a form share: how one is declared, drawn into an input block and read back.
import type { InputBlock } from '@slack/types';
import { type InputElement, plain } from './blocks.ts';

export interface PickedOption {
  readonly value: string;
  readonly text?: { readonly text: string };
}

export interface ElementState {
  readonly type: string;
  readonly value?: string | null;
  readonly selected_option?: PickedOption | null;
  readonly selected_options?: readonly PickedOption[] | null;
  readonly selected_user?: string | null;
  readonly selected_users?: readonly string[] | null;
  readonly selected_channel?: string | null;
  readonly selected_conversation?: string | null;
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
  readonly selected_date_time?: number | null;
}

/** Slack's `view.state.values`: block id, action id, element state. */
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

export function input(blockId: string, look: Look, element: InputElement): InputBlock {
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

export const actionOf = (look: Look): string => look.dispatch ?? FIELD_ACTION;

/** A label that is a question or a sentence cannot be the subject of another one. */
export const missing = (look: Look): { problem: string } => ({
  problem: /[.?!:\u2026]\s*$/.test(look.label) ? 'Please fill this in.' : `${look.label} is needed.`,
});

/** What an empty field reads as: refused, unless it is optional. */
export const absent = (look: Look) => (look.optional ? { value: undefined } : missing(look));

export const tooMany = (max: number): { problem: string } => ({ problem: `At most ${max}, please.` });

export const placeholder = (look: Look) => (look.placeholder ? { placeholder: plain(look.placeholder, 150) } : {});
