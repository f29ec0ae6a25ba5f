// What an element holds: its state before anybody touched it, and the `values` of a surface. Pure.
import type { ElementState, InputValues } from '../../../slack/protocol.ts';
import type { Block, BlockElement, CardBlock, ContainerBlock } from '../types.ts';
import { isActions, isCard, isContainer, isInput, isSection } from './blocks.ts';

/** Elements Slack keeps state for; buttons and overflow menus are only ever clicked. */
const STATELESS = new Set(['button', 'workflow_button', 'overflow', 'image', 'feedback_buttons', 'icon_button']);

type Initial = (element: BlockElement, channel: string | undefined) => Omit<ElementState, 'type'>;

const text: Initial = ({ initial_value }) => ({ value: typeof initial_value === 'string' ? initial_value : null });
const option: Initial = ({ initial_option }) => ({ selected_option: initial_option ?? null });
const options: Initial = ({ initial_options }) => ({ selected_options: initial_options ?? [] });

const INITIAL: Record<string, Initial> = {
  plain_text_input: text,
  email_text_input: text,
  url_text_input: text,
  number_input: text,
  static_select: option,
  external_select: option,
  radio_buttons: option,
  multi_static_select: options,
  multi_external_select: options,
  checkboxes: options,
  users_select: ({ initial_user }) => ({ selected_user: initial_user ?? null }),
  multi_users_select: ({ initial_users }) => ({ selected_users: initial_users ?? [] }),
  channels_select: ({ initial_channel }) => ({ selected_channel: initial_channel ?? null }),
  multi_channels_select: ({ initial_channels }) => ({ selected_channels: initial_channels ?? [] }),
  conversations_select: (element, channel) => ({
    selected_conversation:
      element.initial_conversation ?? (element.default_to_current_conversation ? channel : undefined) ?? null,
  }),
  multi_conversations_select: ({ initial_conversations }) => ({ selected_conversations: initial_conversations ?? [] }),
  datepicker: ({ initial_date }) => ({ selected_date: initial_date ?? null }),
  timepicker: ({ initial_time }) => ({ selected_time: initial_time ?? null }),
  datetimepicker: ({ initial_date_time }) => ({ selected_date_time: initial_date_time ?? null }),
  rich_text_input: ({ initial_value }) => ({
    rich_text_value: typeof initial_value === 'object' ? initial_value : null,
  }),
  file_input: () => ({ files: [] }),
};

/** The state of an element nobody touched. `channel` is where the person is, for conversation pickers. */
export function initialState(element: BlockElement, channel?: string): ElementState {
  return { type: element.type, ...INITIAL[element.type]?.(element, channel) };
}

function childrenOf(block: Block): Block[] {
  return isContainer(block) ? (block satisfies ContainerBlock).child_blocks : [];
}

function elementsOf(block: Block): BlockElement[] {
  if (isInput(block)) return [block.element];
  if (isSection(block)) return block.accessory ? [block.accessory] : [];
  if (isActions(block)) return block.elements;
  if (isCard(block)) return (block satisfies CardBlock).actions ?? [];
  return [];
}

/** `view.state.values` for a surface: what was touched, else what the element started with. */
export function collectValues(blocks: Block[], touched: InputValues, channel?: string): InputValues {
  const values: InputValues = {};
  for (const block of blocks.flatMap((outer) => [outer, ...childrenOf(outer)])) {
    for (const element of elementsOf(block)) {
      const { block_id: blockId } = block;
      if (STATELESS.has(element.type)) continue;
      const state = touched[blockId]?.[element.action_id];
      const fitting = state?.type === element.type ? state : initialState(element, channel);
      values[blockId] = { ...values[blockId], [element.action_id]: fitting };
    }
  }
  return values;
}

export function withValue(
  values: InputValues,
  at: { block: string; action: string },
  state: ElementState,
): InputValues {
  return { ...values, [at.block]: { ...values[at.block], [at.action]: state } };
}
