// A view that people already look at, made sendable again: with a sentence on top, or refilled with what they typed
// after another view took its place. Nothing they entered is lost.
import type { KnownBlock, ModalView, PlainTextElement } from '@slack/types';
import { context, plain } from '../blocks/blocks.ts';
import type { ElementState, StateValues } from '../blocks/form.ts';
import { type Mrkdwn, md } from '../blocks/mrkdwn.ts';
import type { ShownBlock, ShownView } from './payloads.ts';

const BANNER = 'edge.banner';
const MAX_BLOCKS = 100;

export function inputIdsOf(view: ShownView): ReadonlySet<string> {
  return new Set(view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id));
}

/** The same view with the sentence on top. Inputs keep their ids, so that Slack keeps what was entered. */
export function withBanner(view: ShownView, sentence: string): ModalView {
  return resent(view, [banner(sentence), ...withoutBanner(view.blocks)]);
}

/** The same view with the sentence on top and every input filled with what it held, for when the view was replaced. */
export function refilled(view: ShownView, sentence: string): ModalView {
  return resent(view, [banner(sentence), ...withoutBanner(view.blocks).map((block) => filledBlock(block, view.state))]);
}

function banner(sentence: string): ShownBlock {
  const text: Mrkdwn = md`:warning: ${sentence}`;
  return { ...context(text), block_id: BANNER };
}

const withoutBanner = (blocks: readonly ShownBlock[]) => blocks.filter((block) => block.block_id !== BANNER);

function resent(view: ShownView, blocks: readonly ShownBlock[]): ModalView {
  return {
    type: 'modal',
    callback_id: view.callback_id,
    private_metadata: view.private_metadata,
    title: view.title ? titled(view.title.text) : plain('Plumbline', 24),
    ...(view.submit ? { submit: titled(view.submit.text) } : {}),
    ...(view.close ? { close: titled(view.close.text) } : {}),
    ...(view.external_id ? { external_id: view.external_id } : {}),
    ...(view.notify_on_close ? { notify_on_close: true } : {}),
    ...(view.clear_on_close ? { clear_on_close: true } : {}),
    blocks: blocks.slice(0, MAX_BLOCKS).map(asSent),
  };
}

const titled = (text: string): PlainTextElement => plain(text, 24);

/** What Slack adds to images when it shows them, and refuses when it is sent back. */
const ADDED = ['image_width', 'image_height', 'image_bytes', 'is_animated', 'fallback'];

/** Slack itself sent this block; only what it had added is taken off. */
function asSent(block: ShownBlock): KnownBlock {
  const kept = Object.entries(block).filter(([key]) => !ADDED.includes(key));
  return Object.fromEntries(kept) as unknown as KnownBlock;
}

function filledBlock(block: ShownBlock, state: StateValues): ShownBlock {
  const held = state[block.block_id] ?? {};
  const fill = (element: unknown): unknown => filledElement(element, held);
  return {
    ...block,
    ...(block.element ? { element: fill(block.element) } : {}),
    ...(block.accessory ? { accessory: fill(block.accessory) } : {}),
    ...(block.type === 'actions' && Array.isArray(block.elements) ? { elements: block.elements.map(fill) } : {}),
  };
}

function filledElement(element: unknown, held: Readonly<Record<string, ElementState>>): unknown {
  if (typeof element !== 'object' || element === null || !('action_id' in element)) return element;
  const state = held[String(element.action_id)];
  if (!state) return element;
  const bare = Object.entries(element).filter(([key]) => !key.startsWith('initial_') && key !== 'focus_on_load');
  return { ...Object.fromEntries(bare), ...initialOf(state) };
}

const INITIAL: readonly (readonly [from: string, to: string])[] = [
  ['value', 'initial_value'],
  ['rich_text_value', 'initial_value'],
  ['selected_option', 'initial_option'],
  ['selected_options', 'initial_options'],
  ['selected_user', 'initial_user'],
  ['selected_users', 'initial_users'],
  ['selected_channel', 'initial_channel'],
  ['selected_channels', 'initial_channels'],
  ['selected_conversation', 'initial_conversation'],
  ['selected_conversations', 'initial_conversations'],
  ['selected_date', 'initial_date'],
  ['selected_time', 'initial_time'],
  ['selected_date_time', 'initial_date_time'],
];

function initialOf(state: ElementState): Record<string, unknown> {
  const values = new Map(Object.entries(state));
  const isFilled = (value: unknown): boolean =>
    value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(
    INITIAL.filter(([from]) => isFilled(values.get(from))).map(([from, to]) => [to, values.get(from)]),
  );
}
