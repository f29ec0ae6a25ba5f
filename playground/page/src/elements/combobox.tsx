// A select with type-ahead, for one or many values. Knows choices by key and nothing about Slack.
import { type KeyboardEvent, useCallback, useId, useRef, useState } from 'react';
import { Chevron, Close } from '../icons.tsx';
import { type Choice, ChoiceList } from './choice-list.tsx';

export interface ComboboxProps {
  id?: string | undefined;
  label?: string | undefined;
  describedBy?: string | undefined;
  placeholder: string;
  choices: Choice[];
  selected: Choice[];
  multi: boolean;
  max?: number | undefined;
  clearable: boolean;
  autoFocus?: boolean | undefined;
  /** Says why the list is empty. */
  empty: string;
  /** Set when the choices depend on what is typed; else the list filters itself. */
  onQuery?: ((query: string) => void) | undefined;
  onChange: (selected: Choice[]) => void;
  data: Record<string, string>;
}

function matching(choices: Choice[], query: string): Choice[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return choices;
  return choices.filter((choice) => `${choice.label} ${choice.detail ?? ''}`.toLowerCase().includes(wanted));
}

/** The list's state: whether it is open, what is typed, which line is active. */
function useList(props: ComboboxProps) {
  const { choices, selected, multi, max, onQuery, onChange } = props;
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const keys = new Set(selected.map((choice) => choice.key));
  const shown = onQuery ? choices : matching(choices, query);

  const show = (typed: string): void => {
    setOpen(true);
    setQuery(typed);
    const chosen = typed === '' && !multi ? choices.findIndex((choice) => keys.has(choice.key)) : 0;
    setActive(Math.max(0, chosen));
    onQuery?.(typed);
  };
  const close = useCallback(() => {
    setOpen(false);
    setQuery('');
  }, []);
  const pick = (choice: Choice): void => {
    if (!multi) {
      close();
      if (!keys.has(choice.key)) onChange([choice]);
      return;
    }
    const without = selected.filter((entry) => entry.key !== choice.key);
    if (keys.has(choice.key)) onChange(without);
    else if (max === undefined || selected.length < max) onChange([...selected, choice]);
    setQuery('');
    onQuery?.('');
  };
  return { open, query, active, setActive, keys, shown, show, close, pick };
}

type List = ReturnType<typeof useList>;

function onArrow(list: List, step: number): void {
  const { open, active, shown } = list;
  if (open) list.setActive((active + step + shown.length) % Math.max(1, shown.length));
  else list.show('');
}

function onEnter({ open, active, shown, pick }: List): void {
  const choice = shown[active];
  if (open && choice) pick(choice);
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

function onKey(event: KeyboardEvent, list: List, dropLast: () => void): void {
  const { key } = event;
  const step = STEPS[key];
  if (step || key === 'Enter') event.preventDefault();
  if (step) onArrow(list, step);
  else if (key === 'Enter') onEnter(list);
  else if (key === 'Tab') list.close();
  else if (key === 'Backspace' && list.query === '') dropLast();
}

function Chips({ selected, onDrop }: { selected: Choice[]; onDrop: (choice: Choice) => void }) {
  return selected.map((choice) => (
    <span key={choice.key} className="chip">
      {choice.picture}
      {choice.label}
      <button type="button" aria-label={`Remove ${choice.label}`} onClick={() => onDrop(choice)}>
        <Close />
      </button>
    </span>
  ));
}

function FieldEnd({ clears, onClear }: { clears: boolean; onClear: () => void }) {
  return clears ? (
    <button type="button" className="combo-clear" aria-label="Clear" onClick={onClear}>
      <Close />
    </button>
  ) : (
    <span className="combo-arrow">
      <Chevron />
    </span>
  );
}

/** What the closed field shows, and what stands in it as a hint. */
function fieldText(props: ComboboxProps, single: Choice | undefined, list: List) {
  const resting = single?.label ?? '';
  const hint = props.multi && props.selected.length > 0 ? '' : resting || props.placeholder;
  return { value: list.open ? list.query : resting, placeholder: hint };
}

export function Combobox(props: ComboboxProps) {
  const { selected, multi, max, onChange, choices } = props;
  const list = useList(props);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const single = multi ? undefined : selected[0];
  const drop = (choice: Choice): void => onChange(selected.filter((entry) => entry.key !== choice.key));
  const dropLast = (): void => {
    const last = selected.at(-1);
    if (multi && last) drop(last);
  };
  return (
    <div className={`combo ${multi ? 'multi' : ''} ${list.open ? 'open' : ''}`} ref={box}>
      {single?.picture && !list.open && <span className="combo-picture">{single.picture}</span>}
      {multi && <Chips selected={selected} onDrop={drop} />}
      <input
        {...props.data}
        ref={input}
        id={props.id}
        role="combobox"
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-expanded={list.open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={list.open ? `${listId}-${list.active}` : undefined}
        autoComplete="off"
        // biome-ignore lint/a11y/noAutofocus: Slack's focus_on_load
        autoFocus={props.autoFocus}
        {...fieldText(props, single, list)}
        onClick={() => !list.open && list.show('')}
        onChange={(event) => list.show(event.target.value)}
        onKeyDown={(event) => onKey(event, list, dropLast)}
      />
      <FieldEnd clears={single !== undefined && props.clearable && !list.open} onClear={() => onChange([])} />
      {list.open && (
        <ChoiceList
          id={listId}
          anchor={box}
          shown={list.shown}
          keys={list.keys}
          active={list.active}
          multi={multi}
          note={noteFor(list, { max, count: selected.length, empty: props.empty, known: choices.length })}
          onActive={list.setActive}
          onPick={(choice) => {
            list.pick(choice);
            input.current?.focus();
          }}
          onClose={list.close}
        />
      )}
    </div>
  );
}

function noteFor(list: List, at: { max: number | undefined; count: number; empty: string; known: number }): string {
  if (at.max !== undefined && at.count >= at.max) return `You can choose up to ${at.max}`;
  if (list.shown.length > 0) return '';
  return at.known > 0 ? 'No matches' : at.empty;
}
