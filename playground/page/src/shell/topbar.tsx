// The bar over everything: whose eyes one looks through, the local clock, the inspector, seed and reset.
import { act } from '../api.ts';
import { Menu, type MenuItem } from '../elements/menu.tsx';
import { Bars, Chevron, Clock, Moon, Pulse, Reset, Sun } from '../icons.tsx';
import { usePage } from '../page.ts';
import { Avatar } from './avatar.tsx';

const HOUR_MS = 3_600_000;

export interface TopbarProps {
  connected: boolean;
  inspecting: boolean;
  onInspect: () => void;
  onTheme: () => void;
  onSidebar: () => void;
}

function role(person: { title: string; is_admin: boolean; is_guest: boolean; is_external: boolean }): string {
  const marks = [
    person.is_admin ? 'workspace admin' : '',
    person.is_guest ? 'guest' : '',
    person.is_external ? 'other organisation' : '',
  ];
  return [person.title, ...marks].filter(Boolean).join(' · ');
}

function PersonSwitch() {
  const { state, go } = usePage();
  const { me } = state;
  const items = state.people
    .filter((person) => !person.is_bot)
    .map((person, index) => ({
      key: person.id,
      label: (
        <span className="person-line">
          <Avatar person={person} size="small" />
          {person.real_name}
        </span>
      ),
      detail: role(person),
      heading: index === 0 ? 'Look through the eyes of' : undefined,
      current: person.id === me.id,
      onPick: () => go({ user: person.id }),
    }));
  return (
    <Menu
      label={`You are ${me.real_name}. Switch person`}
      items={items}
      className="person-switch"
      menuClass="people"
      align="end"
      data={{ 'data-person': me.id }}
    >
      <Avatar person={me} size="small" />
      <span className="person-words">
        <span className="person-name">
          <span className="you-are">You are </span>
          <b>{me.real_name}</b>
        </span>
        <small>{role(me)}</small>
      </span>
      <Chevron />
    </Menu>
  );
}

function ClockControl() {
  const { state, run, toast } = usePage();
  const { now, me } = state;
  const shown = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: me.tz,
  }).format(now);
  const move = (key: string, label: string, request: Parameters<typeof act<'clock'>>[1]): MenuItem => ({
    key,
    label,
    onPick: () => void run(act('clock', request)).then(({ problem }) => !problem && toast(`Clock: ${label}`)),
  });
  const items: MenuItem[] = [
    {
      ...move('monday', 'Jump to Monday 09:00', { jumpTo: 'monday-09:00', tz: me.tz }),
      heading: `${shown} (${me.tz})`,
    },
    move('hour', 'Advance one hour', { advanceMs: HOUR_MS }),
    move('day', 'Advance one day', { advanceMs: 24 * HOUR_MS }),
    move('week', 'Advance one week', { advanceMs: 7 * 24 * HOUR_MS }),
    move('now', 'Back to the real time', { now: Date.now() }),
  ];
  return (
    <Menu label="Clock" items={items} className="top-button" align="end">
      <Clock />
      <time className="top-words" data-now={now}>
        {shown}
      </time>
    </Menu>
  );
}

interface Restart {
  seed: boolean;
  title: string;
  text: string;
  button: string;
  done: string;
}

const SEED: Restart = {
  seed: true,
  title: 'Start again with the example?',
  text: 'Everything goes, and the example team comes back.',
  button: 'Start again',
  done: 'The example team is back',
};
const EMPTY: Restart = {
  seed: false,
  title: 'Empty the workspace?',
  text: 'Everything goes: messages, items, votes, decisions.',
  button: 'Empty it',
  done: 'The workspace is empty',
};

const plain = (text: string) => ({ type: 'plain_text' as const, text });

function DataMenu() {
  const { run, toast, confirm } = usePage();
  const reset = async ({ seed, title, text, button, done }: Restart): Promise<void> => {
    const yes = await confirm({ title: plain(title), text: plain(text), confirm: plain(button), style: 'danger' });
    if (!yes) return;
    const { problem } = await run(act('reset', { seed }));
    if (!problem) toast(done);
  };
  const items: MenuItem[] = [
    { key: 'seed', label: 'Seed', detail: 'Start again with the example team', onPick: () => void reset(SEED) },
    { key: 'reset', label: 'Reset', detail: 'Empty the workspace', onPick: () => void reset(EMPTY) },
  ];
  return (
    <Menu label="Reset or seed" items={items} className="top-button" align="end">
      <Reset />
    </Menu>
  );
}

export function Topbar({ connected, inspecting, onInspect, onTheme, onSidebar }: TopbarProps) {
  const { theme } = usePage();
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <header className="topbar">
      <button type="button" className="top-button only-narrow" aria-label="Channels" onClick={onSidebar}>
        <Bars />
      </button>
      <span className="top-title">
        <b>Local Slack</b>
        <span className={`live ${connected ? '' : 'off'}`} title={connected ? 'Connected' : 'Waiting for the demo'} />
        {!connected && <small>reconnecting…</small>}
      </span>
      <span className="top-space" />
      <ClockControl />
      <DataMenu />
      <button type="button" className="top-button" aria-label="Inspector" aria-pressed={inspecting} onClick={onInspect}>
        <Pulse />
        <span className="top-words">Inspector</span>
      </button>
      <button type="button" className="top-button" aria-label={`Use ${other} colours`} onClick={onTheme}>
        {theme === 'dark' ? <Sun /> : <Moon />}
      </button>
      <PersonSwitch />
    </header>
  );
}
