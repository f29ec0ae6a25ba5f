// Reactions under a message, and the palette to add one.
import { useCallback, useRef, useState } from 'react';
import type { LocalMessage } from '../../../slack/protocol.ts';
import { act } from '../api.ts';
import { Popup } from '../elements/popup.tsx';
import { Smile } from '../icons.tsx';
import { emoji, REACTIONS } from '../model/emoji.ts';
import { findPerson, usePage } from '../page.ts';

/** Adds the reaction, or takes it away again if it is there. */
export function useReact(message: LocalMessage): (name: string) => void {
  const { state, run } = usePage();
  const user = state.me.id;
  return (name) => {
    const mine = message.reactions.some((reaction) => reaction.name === name && reaction.users.includes(user));
    const at = { user, channel: message.channel, ts: message.ts, name };
    void run(act('react', mine ? { ...at, remove: true } : at));
  };
}

interface PaletteProps {
  message: LocalMessage;
  className: string;
  onOpenChange?: (open: boolean) => void;
}

export function ReactionPalette({ message, className, onOpenChange }: PaletteProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const react = useReact(message);
  const show = useCallback(
    (next: boolean) => {
      setOpen(next);
      onOpenChange?.(next);
    },
    [onOpenChange],
  );
  const close = useCallback(() => show(false), [show]);
  const pick = (name: string): void => {
    close();
    react(name);
  };
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={className}
        aria-label="Add reaction"
        title="Add reaction"
        aria-expanded={open}
        onClick={() => show(!open)}
      >
        <Smile />
      </button>
      {open && (
        <Popup anchor={anchor} onClose={close} className="palette" align="end">
          {REACTIONS.map((name) => (
            <button key={name} type="button" aria-label={`:${name}:`} title={`:${name}:`} onClick={() => pick(name)}>
              {emoji(name)}
            </button>
          ))}
        </Popup>
      )}
    </>
  );
}

export function Reactions({ message }: { message: LocalMessage }) {
  const { state } = usePage();
  const react = useReact(message);
  if (message.reactions.length === 0) return null;
  return (
    <div className="reactions">
      {message.reactions.map(({ name, users, count }) => {
        const who = users.map((id) => (id === state.me.id ? 'You' : (findPerson(state, id)?.real_name ?? id)));
        return (
          <button
            key={name}
            type="button"
            className="reaction"
            aria-pressed={users.includes(state.me.id)}
            aria-label={`:${name}: ${count}`}
            title={`${who.join(', ')} reacted with :${name}:`}
            onClick={() => react(name)}
          >
            {emoji(name)} <span>{count}</span>
          </button>
        );
      })}
      <ReactionPalette message={message} className="reaction add" />
    </div>
  );
}
