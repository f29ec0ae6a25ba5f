// Puts the page together: address, live state, theme, and the panes.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ActionAnswer, LocalState } from '../../slack/protocol.ts';
import { type Live, useLive } from './live.ts';
import { ChannelPane } from './messages/channel-pane.tsx';
import { ThreadPane } from './messages/thread-pane.tsx';
import { FIRST_PERSON, HOME, type Route } from './model/route.ts';
import { places } from './model/timeline.ts';
import { type Notice, type Page, PageContext, type Theme } from './page.ts';
import { HintStrip } from './shell/hint-strip.tsx';
import { Inspector } from './shell/inspector.tsx';
import { Sidebar } from './shell/sidebar.tsx';
import { Topbar } from './shell/topbar.tsx';
import { ConfirmDialog, useConfirm } from './surfaces/confirm.tsx';
import { AppHome } from './surfaces/home.tsx';
import { ModalStack } from './surfaces/modal.tsx';
import { navigate, useAddress } from './use-route.ts';
import { useTheme } from './use-theme.ts';

const TOAST_MS = 3500;

function useToast() {
  const [text, setText] = useState<string>();
  const toast = useCallback((next: string) => setText(next), []);
  useEffect(() => {
    if (text === undefined) return;
    const timer = setTimeout(() => setText(undefined), TOAST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return { text, toast };
}

/** Slackbot's remarks live in the page only: Slack shows them to one person and keeps none. */
function useNotices(state: LocalState | undefined, route: Route) {
  const [notices, setNotices] = useState<Notice[]>([]);
  const at = state?.now ?? 0;
  const { place, thread } = route;
  const user = state?.me.id;
  const say = useCallback(
    (text: string) =>
      setNotices((known) => {
        const id = (known.at(-1)?.id ?? 0) + 1;
        return [...known, { id, channel: place, text, at, ...(thread ? { thread } : {}) }];
      }),
    [place, thread, at],
  );
  const dismiss = useCallback((id: number) => setNotices((known) => known.filter((notice) => notice.id !== id)), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another person sees other remarks
  useEffect(() => setNotices([]), [user]);
  return { notices, say, dismiss };
}

/** Where a person lands who is not a member of the place in the address. */
function landing(state: LocalState, place: string | undefined): string {
  if (place === HOME || state.channels.some((channel) => channel.id === place)) return place ?? HOME;
  const { channels, directs } = places(state);
  return (channels.find((channel) => channel.name === 'atlas') ?? channels[0] ?? directs[0])?.id ?? HOME;
}

function usePageValue(state: LocalState, live: Live, theme: Theme) {
  const { refresh } = live;
  const wanted = useAddress();
  const place = landing(state, wanted.place);
  const thread = wanted.place === place ? wanted.thread : undefined;
  const user = state.me.id;
  const route = useMemo<Route>(() => ({ user, place, ...(thread ? { thread } : {}) }), [user, place, thread]);
  const go = useCallback((to: Partial<Route>) => navigate({ user, place, ...to }), [user, place]);
  const openThread = useCallback((ts: string | undefined) => go(ts ? { thread: ts } : {}), [go]);
  const { text, toast } = useToast();
  const { asked, confirm } = useConfirm();
  const { notices, say, dismiss } = useNotices(state, route);
  const run = useCallback(
    async (action: Promise<ActionAnswer>, show?: (problem: string) => void): Promise<ActionAnswer> => {
      const answer = await action;
      await refresh();
      if (answer.problem) (show ?? (place === HOME ? toast : say))(answer.problem);
      return answer;
    },
    [refresh, say, toast, place],
  );
  const page = useMemo<Page>(
    () => ({ state, theme, route, notices, go, openThread, run, say, dismiss, toast, confirm, refresh }),
    [state, theme, route, notices, go, openThread, run, say, dismiss, toast, confirm, refresh],
  );
  return { page, asked, toastText: text };
}

interface WorkspaceProps {
  state: LocalState;
  live: Live;
  theme: Theme;
  onTheme: () => void;
}

function Workspace({ state, live, theme, onTheme }: WorkspaceProps) {
  const { page, asked, toastText } = usePageValue(state, live, theme);
  const [inspecting, setInspecting] = useState(false);
  const [sidebar, setSidebar] = useState(false);
  const { route, openThread } = page;
  const channel = state.channels.find((entry) => entry.id === route.place);
  const closeThread = (event: React.KeyboardEvent): void => {
    if (event.key === 'Escape' && route.thread && state.modals.length === 0) openThread(undefined);
  };
  return (
    <PageContext value={page}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the thread from anywhere */}
      <div className={`shell ${route.thread ? 'with-thread' : ''}`} onKeyDown={closeThread}>
        <Topbar
          connected={live.connected}
          inspecting={inspecting}
          onInspect={() => setInspecting(!inspecting)}
          onTheme={onTheme}
          onSidebar={() => setSidebar(!sidebar)}
        />
        <HintStrip />
        <div className={`columns ${sidebar ? 'show-sidebar' : ''}`}>
          <Sidebar onGo={() => setSidebar(false)} />
          {sidebar && <button type="button" className="shade" aria-label="Close" onClick={() => setSidebar(false)} />}
          {channel ? <ChannelPane channel={channel} /> : <AppHome />}
          {channel && route.thread && <ThreadPane channel={channel} thread={route.thread} />}
          {inspecting && (
            <Inspector entries={live.traffic} onClose={() => setInspecting(false)} onClear={live.clearTraffic} />
          )}
        </div>
      </div>
      <ModalStack />
      {asked && <ConfirmDialog {...asked} />}
      <div className="toasts" role="status">
        {toastText && <span className="toast">{toastText}</span>}
      </div>
    </PageContext>
  );
}

export function App() {
  const address = useAddress();
  const live = useLive(address.user ?? FIRST_PERSON);
  const { theme, toggle } = useTheme();
  if (!live.state) {
    return (
      <div className="waiting">
        <span className="spinner" />
        {live.connected ? 'Opening the local Slack…' : 'Waiting for the local Slack…'}
      </div>
    );
  }
  return <Workspace state={live.state} live={live} theme={theme} onTheme={toggle} />;
}
