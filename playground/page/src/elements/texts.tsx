// Everything one types into: text, number, email, link, rich text, and the plain file field.
import { type KeyboardEvent, useState } from 'react';
import type { ElementState, JsonObject } from '../../../slack/protocol.ts';
import { words } from '../model/blocks.ts';
import { fromRichText, toRichText } from '../model/rich-text.ts';
import { type ElementProps, useHeld } from '../surface.ts';

const KINDS: Record<string, 'text' | 'email' | 'url' | 'number'> = {
  plain_text_input: 'text',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
};

function dispatchesOn(props: ElementProps, event: 'on_enter_pressed' | 'on_character_entered'): boolean {
  if (props.mode === 'input') return false;
  const config = props.element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  return config.includes(event);
}

function Counter({ element, length }: { element: ElementProps['element']; length: number }) {
  const { max_length: max } = element;
  if (max === undefined) return null;
  const left = max - length;
  if (left > Math.max(20, max / 10)) return null;
  return <span className={`counter ${left < 0 ? 'over' : ''}`}>{left}</span>;
}

function common({ element, blockId, fieldId, label, describedBy }: ElementProps) {
  return {
    id: fieldId,
    'aria-label': label,
    'aria-describedby': describedBy,
    'data-action-id': element.action_id,
    'data-block-id': blockId,
    placeholder: words(element.placeholder) || undefined,
    autoFocus: element.focus_on_load,
  };
}

export function TextInput(props: ElementProps) {
  const { element } = props;
  const { state, keep, send } = useHeld(props);
  const value = state.value ?? '';
  const type = (next: string): void => {
    const held: Omit<ElementState, 'type'> = { value: next === '' ? null : next };
    keep(held);
    if (dispatchesOn(props, 'on_character_entered')) void send(held);
  };
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || (element.multiline && !event.metaKey && !event.ctrlKey)) return;
    if (!dispatchesOn(props, 'on_enter_pressed')) return;
    event.preventDefault();
    void send({ value: value === '' ? null : value });
  };
  return (
    <span className="field-wrap">
      {element.multiline ? (
        <textarea
          {...common(props)}
          className="field"
          rows={4}
          value={value}
          onChange={(event) => type(event.target.value)}
          onKeyDown={enter}
        />
      ) : (
        <input
          {...common(props)}
          className="field"
          type={KINDS[element.type] ?? 'text'}
          inputMode={element.type === 'number_input' ? 'decimal' : undefined}
          step={element.is_decimal_allowed ? 'any' : 1}
          min={element.min_value}
          max={element.max_value}
          autoComplete="off"
          value={value}
          onChange={(event) => type(event.target.value)}
          onKeyDown={enter}
        />
      )}
      <Counter element={element} length={value.length} />
    </span>
  );
}

function asObject(value: JsonObject | null | undefined): JsonObject | null {
  return value ?? null;
}

export function RichTextInput(props: ElementProps) {
  const { state, keep } = useHeld(props);
  const [typed, setTyped] = useState(() => fromRichText(asObject(state.rich_text_value)));
  const type = (next: string): void => {
    setTyped(next);
    keep({ rich_text_value: toRichText(next) });
  };
  return (
    <span className="field-wrap rich">
      <span className="rich-bar" aria-hidden="true">
        <b>B</b>
        <i>I</i>
        <s>S</s>
        <span>•</span>
        <span>1.</span>
      </span>
      <textarea
        {...common(props)}
        className="field"
        rows={5}
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
    </span>
  );
}

/** Shows the choice of files only: the local Slack stores no uploads of people. */
export function FileInput(props: ElementProps) {
  const { keep } = useHeld(props);
  const pick = (files: FileList | null): void => {
    const list = [...(files ?? [])].map((file) => ({ name: file.name, size: file.size, mimetype: file.type }));
    keep({ files: list });
  };
  const { placeholder, autoFocus, ...rest } = common(props);
  return <input {...rest} className="field file" type="file" multiple onChange={(event) => pick(event.target.files)} />;
}
