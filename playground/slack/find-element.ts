// How a test names what a person sees: a label, a button's words, an option's words, a block_id or an action_id. Pure.
import { elementsIn, optionsOf, type Placed } from './block-walk.ts';
import { optionText } from './input-state.ts';
import { stringAt, wordsAt } from './json.ts';
import type { Block, JsonObject } from './protocol.ts';

/** A button, or an option of an overflow menu, with these words. */
export function clickables(blocks: readonly Block[], name: string): { placed: Placed; option?: JsonObject }[] {
  return elementsIn(blocks).flatMap((placed) => {
    if (isButton(placed) && answersTo(placed, name)) return [{ placed }];
    if (placed.type !== 'overflow') return [];
    const option = optionsOf(placed.element).find((one) => optionText(one) === name);
    return option ? [{ placed, option }] : [];
  });
}

/** Anything that can be filled in or chosen from. */
export function fillables(blocks: readonly Block[], name: string): Placed[] {
  return elementsIn(blocks).filter((placed) => !isButton(placed) && answersTo(placed, name));
}

function isButton({ type }: Placed): boolean {
  return type.endsWith('button') || type === 'feedback_buttons';
}

function answersTo({ label, blockId, actionId, element }: Placed, name: string): boolean {
  const named = [label, blockId, actionId, wordsAt(element, 'placeholder'), stringAt(element, 'accessibility_label')];
  return named.includes(name);
}

/** What could have been named, for the message of a failing test. */
export function namesIn(blocks: readonly Block[]): string {
  const names = elementsIn(blocks).map((placed) => {
    const options = placed.type === 'overflow' ? ` [${optionsOf(placed.element).map(optionText).join(', ')}]` : '';
    return `${placed.label || placed.actionId} (${placed.type})${options}`;
  });
  return names.join(', ') || 'nothing to click or fill in';
}
