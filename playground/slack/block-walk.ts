// Finding one's way in blocks: every interactive element with the block it stands in. Pure and safe for a browser.
import { isObject, objectAt, objectsAt, stringAt, wordsAt } from './json.ts';
import type { Json, JsonObject } from './protocol.ts';

/** An interactive element where it stands. */
export interface Placed {
  element: JsonObject;
  blockId: string;
  actionId: string;
  type: string;
  /** The visible name: an input's label, a section's text, a button's text or a placeholder. */
  label: string;
  block: JsonObject;
}

/** Types of the elements that can be clicked or filled in. */
export const interactive: ReadonlySet<string> = new Set([
  ...['button', 'overflow', 'checkboxes', 'radio_buttons', 'datepicker', 'timepicker', 'datetimepicker'],
  ...['static_select', 'external_select', 'users_select', 'conversations_select', 'channels_select'],
  ...['multi_static_select', 'multi_external_select', 'multi_users_select'],
  ...['multi_conversations_select', 'multi_channels_select'],
  ...['plain_text_input', 'number_input', 'email_text_input', 'url_text_input', 'rich_text_input', 'file_input'],
  ...['feedback_buttons', 'icon_button', 'workflow_button'],
]);

/** In the order a person reads them. */
export function elementsIn(blocks: readonly Json[]): Placed[] {
  return blocks.filter(isObject).flatMap((block) => [...ownElements(block), ...elementsIn(nestedBlocks(block))]);
}

export function findElement(blocks: readonly Json[], blockId: string, actionId: string): Placed | undefined {
  return elementsIn(blocks).find((one) => one.blockId === blockId && one.actionId === actionId);
}

function nestedBlocks(block: JsonObject): JsonObject[] {
  const cards = stringAt(block, 'type') === 'carousel' ? objectsAt(block, 'elements') : [];
  return [...objectsAt(block, 'child_blocks'), ...cards];
}

function ownElements(block: JsonObject): Placed[] {
  const type = stringAt(block, 'type');
  if (type === 'carousel') return [];
  const candidates = [
    objectAt(block, 'element'),
    objectAt(block, 'accessory'),
    ...objectsAt(block, 'elements'),
    ...(type === 'card' ? objectsAt(block, 'actions') : []),
  ];
  return candidates.filter((one) => interactive.has(stringAt(one, 'type'))).map((one) => placed(one, block));
}

function placed(element: JsonObject, block: JsonObject): Placed {
  const own = wordsAt(element, 'text') || wordsAt(element, 'placeholder');
  const given = wordsAt(block, 'label') || (element === block.accessory ? wordsAt(block, 'text') : '');
  const isButton = stringAt(element, 'type').endsWith('button');
  return {
    element,
    block,
    blockId: stringAt(block, 'block_id'),
    actionId: stringAt(element, 'action_id'),
    type: stringAt(element, 'type'),
    label: isButton ? own : given || own,
  };
}

/** Every option an element offers, groups flattened. */
export function optionsOf(element: JsonObject): JsonObject[] {
  const grouped = objectsAt(element, 'option_groups').flatMap((group) => objectsAt(group, 'options'));
  return [...objectsAt(element, 'options'), ...grouped];
}
