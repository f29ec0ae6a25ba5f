// What the composer offers while one types: commands after `/`, people after `@`, channels after `#`.
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import type { LocalState } from '../../../slack/protocol.ts';
import { commandHints, mentionAt } from '../model/compose.ts';
import { usePage } from '../page.ts';
import { Avatar, ChannelSign } from '../shell/avatar.tsx';

export interface Hint {
  key: string;
  picture: ReactNode;
  title: string;
  detail: string;
  /** Where in the text the replacement starts; it ends at the caret. */
  from: number;
  insert: string;
}

const LIMIT = 8;

function offered(typed: string, caret: number, state: LocalState): Hint[] {
  const commands = commandHints(typed, state.commands).map((entry) => ({
    key: entry.command,
    picture: <Avatar person={state.bot} size="small" />,
    title: [entry.command, entry.usage_hint].filter(Boolean).join(' '),
    detail: entry.description ?? state.bot.real_name,
    from: 0,
    insert: `${entry.command} `,
  }));
  const mention = mentionAt(typed, caret);
  if (!mention) return commands;
  if (mention.sign === '#') {
    return state.channels
      .filter((channel) => !channel.is_im && channel.name.includes(mention.query))
      .map((channel) => ({
        key: channel.id,
        picture: <ChannelSign channel={channel} />,
        title: channel.name,
        detail: channel.topic,
        from: mention.start,
        insert: `#${channel.name} `,
      }));
  }
  return [...state.people.filter((person) => !person.is_bot), state.bot]
    .filter((person) => `${person.real_name} ${person.name}`.toLowerCase().includes(mention.query))
    .map((person) => ({
      key: person.id,
      picture: <Avatar person={person} size="small" />,
      title: person.real_name,
      detail: person.title,
      from: mention.start,
      insert: `@${person.real_name} `,
    }));
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Tab takes a hint; Enter does too, unless all of it stands there already and Enter means "send". */
function takes(event: KeyboardEvent, hint: Hint, typed: string): boolean {
  if (event.key === 'Tab') return true;
  const complete = hint.insert.trim() === typed.slice(hint.from).trim();
  return event.key === 'Enter' && !event.shiftKey && !complete;
}

export interface Hints {
  list: Hint[];
  active: number;
  point: (index: number) => void;
  reset: () => void;
  /** The hint to take for this key, if the key takes one. */
  onKey: (event: KeyboardEvent) => Hint | undefined;
}

export function useHints(typed: string, caret: number): Hints {
  const { state } = usePage();
  const [active, setActive] = useState(0);
  const [closed, setClosed] = useState(false);
  const list = closed ? [] : offered(typed, caret, state).slice(0, LIMIT);
  const reset = (): void => {
    setActive(0);
    setClosed(false);
  };
  const onKey = (event: KeyboardEvent): Hint | undefined => {
    if (list.length === 0) return undefined;
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      setActive((active + step + list.length) % list.length);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setClosed(true);
    }
    const hint = list[active];
    return hint && takes(event, hint, typed) ? hint : undefined;
  };
  return { list, active, point: setActive, reset, onKey };
}

export function HintList({ hints, onPick }: { hints: Hints; onPick: (hint: Hint) => void }) {
  if (hints.list.length === 0) return null;
  return (
    <div className="hints" role="listbox" aria-label="Suggestions">
      {hints.list.map((hint, index) => (
        <button
          key={hint.key}
          type="button"
          role="option"
          aria-selected={index === hints.active}
          className="hint-line"
          onPointerMove={() => index !== hints.active && hints.point(index)}
          onClick={() => onPick(hint)}
        >
          {hint.picture}
          <span>
            <b>{hint.title}</b>
            <small>{hint.detail}</small>
          </span>
        </button>
      ))}
    </div>
  );
}
