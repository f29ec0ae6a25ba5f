// The strip a first visitor sees: where they are, and three things to try.
import { useState } from 'react';
import { Close } from '../icons.tsx';
import { HOME } from '../model/route.ts';
import { usePage } from '../page.ts';

const KEY = 'local-slack.hint-dismissed';

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes';
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(KEY, 'yes');
  } catch {
    // A browser without storage shows the strip again; nothing is lost.
  }
}

export function HintStrip() {
  const { state, go } = usePage();
  const [gone, setGone] = useState(remembered);
  if (gone) return null;
  const command = state.commands[0]?.command ?? '/roadmap';
  const atlas = state.channels.find((channel) => channel.name === 'atlas') ?? state.channels[0];
  const other = state.people.find((person) => person.id !== state.me.id && !person.is_bot);
  const dismiss = (): void => {
    remember();
    setGone(true);
  };
  return (
    <section className="hint-strip" aria-label="First steps">
      <p>
        <b>This is a local Slack.</b> Try <code>{command}</code> in #{atlas?.name}.
      </p>
      <ol>
        <li>
          <button type="button" onClick={() => atlas && go({ place: atlas.id })}>
            Type <code>{command} help</code> in #{atlas?.name}
          </button>
        </li>
        <li>
          <button type="button" onClick={() => other && go({ user: other.id })}>
            Become {other?.real_name}, top right
          </button>
        </li>
        <li>
          <button type="button" onClick={() => go({ place: HOME })}>
            Open the app’s Home
          </button>
        </li>
      </ol>
      <button type="button" className="icon-button" aria-label="Dismiss first steps" onClick={dismiss}>
        <Close />
      </button>
    </section>
  );
}
