// The Block Kit vocabulary of the app: small functions that return @slack/types objects and keep Slack's limits
// by cutting text, never by failing. People's own long text goes in as plain or rich text, not as mrkdwn.
import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  HomeView,
  InputBlock,
  KnownBlock,
  ModalView,
  MrkdwnElement,
  Overflow,
  PlainTextElement,
  PlainTextOption,
  RichTextBlock,
  SectionBlock,
} from '@slack/types';
import { isBlank, oneLine, truncate, withoutControls } from '../kernel/text.ts';
import { cutMrkdwn, Mrkdwn } from './mrkdwn.ts';

export type Text = Mrkdwn | string;
export type ActionElement = ActionsBlock['elements'][number];
export type InputElement = InputBlock['element'];

/** A person's words as Slack takes them: no controls, at most `max` units, a dash where there is nothing to see. */
export function spoken(text: string, max: number): string {
  return isBlank(text) ? '\u2014' : truncate(withoutControls(text), max);
}

export function plain(text: string, max = 3000): PlainTextElement {
  return { type: 'plain_text', text: spoken(text, max), emoji: true };
}

export function mrkdwn(text: Mrkdwn, max = 3000): MrkdwnElement {
  return { type: 'mrkdwn', text: isBlank(text.toString()) ? '\u2014' : cutMrkdwn(text, max), verbatim: true };
}

/** A trusted text as mrkdwn; a plain string, a person's words, as plain text. */
export const textObject = (text: Text, max = 3000): MrkdwnElement | PlainTextElement =>
  text instanceof Mrkdwn ? mrkdwn(text, max) : plain(text, max);

export const header = (text: string): HeaderBlock => ({ type: 'header', text: plain(text, 150) });
export const divider = (): DividerBlock => ({ type: 'divider' });

export function section(
  text: Text,
  accessory?: Button | Overflow | Exclude<SectionBlock['accessory'], undefined>,
): SectionBlock {
  return { type: 'section', text: textObject(text), expand: true, ...(accessory ? { accessory } : {}) };
}

/** Slack takes one to ten short texts; a dash where there is none. */
const few = (texts: readonly Text[]) =>
  (texts.length > 0 ? texts : ['']).slice(0, 10).map((text) => textObject(text, 2000));

/** Up to ten short facts in two columns. */
export const fields = (texts: readonly Text[]): SectionBlock => ({ type: 'section', fields: few(texts) });

export const context = (...texts: readonly Text[]): ContextBlock => ({ type: 'context', elements: few(texts) });

/** At most 25 elements; more is a bug of the caller that the limit checker reports. */
export function actions(elements: readonly ActionElement[], blockId?: string): ActionsBlock {
  return { type: 'actions', elements: [...elements], ...(blockId ? { block_id: blockId } : {}) };
}

export interface ButtonOptions {
  readonly style?: 'primary' | 'danger';
  readonly confirm?: ConfirmationDialog;
  readonly url?: string;
  /** For screen readers, where the label alone does not say it. */
  readonly label?: string;
}

/** `action` comes from `actionId(route, payload)`. */
export function button(text: string, action: string, options: ButtonOptions = {}): Button {
  const { label, ...rest } = options;
  return {
    type: 'button',
    text: plain(text, 75),
    action_id: action,
    ...rest,
    ...(label ? { accessibility_label: spoken(oneLine(label), 75) } : {}),
  };
}

/** The words of a confirmation, as slices keep them. */
export interface ConfirmWords {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

export function confirm({ title, text, yes, no }: ConfirmWords): ConfirmationDialog {
  return { title: plain(title, 100), text: plain(text, 300), confirm: plain(yes, 30), deny: plain(no, 30) };
}

/** `value` is ours and at most 150 characters. */
export function option(text: string, value: string, description?: string): PlainTextOption {
  return { text: plain(text, 75), value, ...(description ? { description: plain(description, 75) } : {}) };
}

/** Something with a ref, to pick from a list: `R-12 Faster search`. */
export const refOption = (thing: {
  readonly id: string;
  readonly ref: string;
  readonly title: string;
}): PlainTextOption => option(`${thing.ref} ${thing.title}`, thing.id);

/** At most five options. */
export function overflow(action: string, options: readonly PlainTextOption[]): Overflow {
  return { type: 'overflow', action_id: action, options: options.slice(0, 5) };
}

/** A person's own words, verbatim and inert: quoted rich text, line breaks kept, at most `max` characters. */
export function quote(text: string, max = 2000): RichTextBlock {
  const said = spoken(text, max);
  return { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: said }] }] };
}

/** A person's words as a paragraph, verbatim and inert. */
export function words(text: string, style: { bold?: boolean; italic?: boolean } = {}): RichTextBlock {
  const said = spoken(text, 3000);
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: said, style }] }],
  };
}

export interface ModalSpec {
  /** The SubmitRoute's callback; also set where there is nothing to submit. */
  readonly callback: string;
  readonly title: string;
  /** Absent: nothing to submit, only a close button. */
  readonly submit?: string;
  readonly close?: string;
  readonly blocks: readonly KnownBlock[];
  /** Small JSON that comes back with every interaction; parsed by the route's schema. The edge adds the origin. */
  readonly meta?: Readonly<Record<string, unknown>>;
  readonly externalId?: string;
  readonly notifyOnClose?: boolean;
}

export function modal(spec: ModalSpec): ModalView {
  return {
    type: 'modal',
    callback_id: spec.callback,
    title: plain(spec.title, 24),
    close: plain(spec.close ?? (spec.submit ? 'Cancel' : 'Close'), 24),
    ...(spec.submit ? { submit: plain(spec.submit, 24) } : {}),
    ...(spec.externalId ? { external_id: spec.externalId } : {}),
    ...(spec.notifyOnClose ? { notify_on_close: true } : {}),
    private_metadata: JSON.stringify({ m: spec.meta ?? {} }),
    blocks: [...spec.blocks],
  };
}

/** App Home: at most 100 blocks; what is over is cut (pages are the caller's task). */
export function home(blocks: readonly KnownBlock[], meta: Readonly<Record<string, unknown>> = {}): HomeView {
  return { type: 'home', private_metadata: JSON.stringify({ m: meta }), blocks: blocks.slice(0, 100) };
}
