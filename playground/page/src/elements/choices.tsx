// Checkboxes and radio buttons.
import { useId } from 'react';
import type { Option as HeldOption } from '../../../slack/protocol.ts';
import { Mrkdwn } from '../blocks/library.tsx';
import { emojify } from '../model/emoji.ts';
import { usePage } from '../page.ts';
import { type ElementProps, useHeld } from '../surface.ts';
import type { Option, TextObject } from '../types.ts';

function Label({ text }: { text: TextObject }) {
  return text.type === 'mrkdwn' ? <Mrkdwn text={text} /> : emojify(text.text);
}

interface LineProps {
  kind: 'checkbox' | 'radio';
  name: string;
  option: Option;
  checked: boolean;
  onToggle: () => void;
}

function Line({ kind, name, option, checked, onToggle }: LineProps) {
  const id = useId();
  return (
    <div className="choice-line">
      <input
        type={kind}
        id={id}
        name={name}
        value={option.value}
        checked={checked}
        aria-describedby={option.description ? `${id}-more` : undefined}
        onChange={onToggle}
      />
      <div>
        <label htmlFor={id}>
          <Label text={option.text} />
        </label>
        {option.description && (
          <div className="choice-more" id={`${id}-more`}>
            <Label text={option.description} />
          </div>
        )}
      </div>
    </div>
  );
}

function useConfirmed(props: ElementProps) {
  const { confirm } = usePage();
  const { state, change } = useHeld(props);
  const ask = async (next: Parameters<typeof change>[0]): Promise<void> => {
    const question = props.mode === 'input' ? undefined : props.element.confirm;
    if (!question || (await confirm(question))) change(next);
  };
  return { state, ask };
}

export function Checkboxes(props: ElementProps) {
  const { element, blockId, label, describedBy } = props;
  const { state, ask } = useConfirmed(props);
  const name = useId();
  const held: HeldOption[] = state.selected_options ?? [];
  const values = new Set(held.map((option) => option.value));
  const toggle = (option: Option): void => {
    if (values.has(option.value)) values.delete(option.value);
    else values.add(option.value);
    const selected = (element.options ?? []).filter((entry) => values.has(entry.value));
    void ask({ selected_options: selected });
  };
  return (
    <fieldset
      className="choice-lines"
      aria-label={label}
      aria-describedby={describedBy}
      data-action-id={element.action_id}
      data-block-id={blockId}
    >
      {(element.options ?? []).map((option) => (
        <Line
          key={option.value}
          kind="checkbox"
          name={name}
          option={option}
          checked={values.has(option.value)}
          onToggle={() => toggle(option)}
        />
      ))}
    </fieldset>
  );
}

export function RadioButtons(props: ElementProps) {
  const { element, blockId, label, describedBy } = props;
  const { state, ask } = useConfirmed(props);
  const name = useId();
  return (
    <div
      role="radiogroup"
      className="choice-lines"
      aria-label={label}
      aria-describedby={describedBy}
      data-action-id={element.action_id}
      data-block-id={blockId}
    >
      {(element.options ?? []).map((option) => (
        <Line
          key={option.value}
          kind="radio"
          name={name}
          option={option}
          checked={state.selected_option?.value === option.value}
          onToggle={() => void ask({ selected_option: option })}
        />
      ))}
    </div>
  );
}
