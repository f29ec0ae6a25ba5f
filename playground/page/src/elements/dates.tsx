// Date, time and date-time pickers, read in the time zone of the person who looks.
import { useState } from 'react';
import { words } from '../model/blocks.ts';
import { fromLocalField, toLocalField } from '../model/time.ts';
import { usePage } from '../page.ts';
import { type ElementProps, useHeld } from '../surface.ts';

interface FieldProps extends ElementProps {
  kind: 'date' | 'time' | 'datetime-local';
  value: string;
  onValue: (value: string) => void;
}

/** Keeps a half-typed value to itself and hands on complete ones. */
function Field({ kind, value, onValue, element, blockId, fieldId, label, describedBy }: FieldProps) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  const type = (next: string): void => {
    setTyped(next);
    const typingYear = /^0\d{3}-/.test(next);
    if (!typingYear && next !== value) onValue(next);
  };
  return (
    <input
      className="field date"
      type={kind}
      id={fieldId}
      value={typed}
      aria-label={label ?? (fieldId ? undefined : words(element.placeholder) || kind)}
      aria-describedby={describedBy}
      title={words(element.placeholder)}
      data-action-id={element.action_id}
      data-block-id={blockId}
      onChange={(event) => type(event.target.value)}
    />
  );
}

export function DatePicker(props: ElementProps) {
  const { state, change } = useHeld(props);
  const keep = (value: string): void => change({ selected_date: value || null });
  return <Field {...props} kind="date" value={state.selected_date ?? ''} onValue={keep} />;
}

export function TimePicker(props: ElementProps) {
  const { state, change } = useHeld(props);
  const keep = (value: string): void => change({ selected_time: value || null });
  return (
    <span className="with-zone">
      <Field {...props} kind="time" value={state.selected_time ?? ''} onValue={keep} />
      {props.element.timezone && <small>{props.element.timezone}</small>}
    </span>
  );
}

export function DateTimePicker(props: ElementProps) {
  const { tz } = usePage().state.me;
  const { state, change } = useHeld(props);
  const seconds = state.selected_date_time;
  const keep = (value: string): void => change({ selected_date_time: fromLocalField(value, tz) ?? null });
  return (
    <span className="with-zone">
      <Field {...props} kind="datetime-local" value={seconds ? toLocalField(seconds, tz) : ''} onValue={keep} />
      <small>{tz}</small>
    </span>
  );
}
