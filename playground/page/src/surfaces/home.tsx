// The app's Home tab, with its tab bar: Home, Messages, About.
import { useEffect, useMemo, useState } from 'react';
import { act } from '../api.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { usePage } from '../page.ts';
import { Avatar } from '../shell/avatar.tsx';
import { SurfaceProvider } from './surface-provider.tsx';

type Tab = 'home' | 'about';

function About() {
  const { state } = usePage();
  return (
    <div className="home-about">
      <h3>{state.bot.real_name}</h3>
      <p>{state.bot.title || 'An app in this workspace.'}</p>
      <h4>Commands</h4>
      <ul>
        {state.commands.map((entry) => (
          <li key={entry.command}>
            <code>{entry.command}</code> {entry.usage_hint} {entry.description && <span>— {entry.description}</span>}
          </li>
        ))}
      </ul>
      <h4>Shortcuts</h4>
      <ul>
        {state.shortcuts.map((entry) => (
          <li key={entry.callback_id}>
            <b>{entry.name}</b> — {entry.description}
          </li>
        ))}
      </ul>
    </div>
  );
}

function HomeView() {
  const { state } = usePage();
  const { home } = state;
  const viewId = home?.id ?? '';
  const container = useMemo(() => ({ kind: 'view' as const, viewId }), [viewId]);
  if (!home) return <div className="home-empty">This app has not published its Home yet.</div>;
  return (
    <SurfaceProvider key={viewId} container={container} blocks={home.blocks}>
      <Blocks blocks={home.blocks} />
    </SurfaceProvider>
  );
}

export function AppHome() {
  const { state, run, go } = usePage();
  const [tab, setTab] = useState<Tab>('home');
  const user = state.me.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `run` is new with every state, and opening changes the state
  useEffect(() => {
    void run(act('home', { user }));
  }, [user]);
  const direct = state.channels.find((channel) => channel.is_im && channel.members.includes(state.bot.id));
  return (
    <main className="pane home" data-home={state.home?.callback_id || 'home'}>
      <header className="pane-head">
        <Avatar person={state.bot} size="small" />
        <h1>{state.bot.real_name}</h1>
        <span className="app-badge">APP</span>
      </header>
      <div className="tabs" role="tablist" aria-label="App">
        <button type="button" role="tab" aria-selected={tab === 'home'} onClick={() => setTab('home')}>
          Home
        </button>
        {direct && (
          <button type="button" role="tab" aria-selected={false} onClick={() => go({ place: direct.id })}>
            Messages
          </button>
        )}
        <button type="button" role="tab" aria-selected={tab === 'about'} onClick={() => setTab('about')}>
          About
        </button>
      </div>
      <div className="home-body">{tab === 'home' ? <HomeView /> : <About />}</div>
    </main>
  );
}
