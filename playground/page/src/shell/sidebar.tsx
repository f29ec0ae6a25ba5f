// Workspace, channels, direct messages and apps, with what is unread.
import type { ReactNode } from 'react';
import type { LocalChannel } from '../../../slack/protocol.ts';
import { HOME } from '../model/route.ts';
import { channelTitle, partner, places } from '../model/timeline.ts';
import { usePage } from '../page.ts';
import { Avatar, ChannelSign } from './avatar.tsx';

interface PlaceProps {
  id: string;
  title: string;
  picture: ReactNode;
  unread: number;
  onGo: () => void;
}

function Place({ id, title, picture, unread, onGo }: PlaceProps) {
  const { route, go } = usePage();
  const open = (): void => {
    go({ place: id });
    onGo();
  };
  const waiting = unread > 0 && route.place !== id;
  return (
    <li>
      <button
        type="button"
        className={`place ${waiting ? 'unread' : ''}`}
        aria-current={route.place === id ? 'page' : undefined}
        data-place={id}
        onClick={open}
      >
        {picture}
        <span className="place-title">{title}</span>
        {waiting && (
          <span className="badge" role="img" aria-label={`${unread} unread`}>
            {unread}
          </span>
        )}
      </button>
    </li>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

export function Sidebar({ onGo }: { onGo: () => void }) {
  const { state } = usePage();
  const { channels, directs } = places(state);
  const isApp = (channel: LocalChannel): boolean => channel.members.includes(state.bot.id);
  const app = directs.find(isApp);
  const people = directs.filter((channel) => !isApp(channel));
  const direct = (channel: LocalChannel): ReactNode => (
    <Place
      key={channel.id}
      id={channel.id}
      title={channelTitle(channel, state)}
      picture={<Avatar person={partner(channel, state)} size="tiny" />}
      unread={channel.unread}
      onGo={onGo}
    />
  );
  return (
    <nav className="sidebar" aria-label="Workspace">
      <div className="workspace">
        <span className="workspace-mark" aria-hidden="true">
          N
        </span>
        <span>
          <b>Northwind</b>
          <small>{state.people.length} people · on this machine</small>
        </span>
      </div>
      <Group title="Channels">
        {channels.map((channel) => (
          <Place
            key={channel.id}
            id={channel.id}
            title={channel.name}
            picture={<ChannelSign channel={channel} />}
            unread={channel.unread}
            onGo={onGo}
          />
        ))}
      </Group>
      {people.length > 0 && <Group title="Direct messages">{people.map(direct)}</Group>}
      <Group title="Apps">
        <Place
          id={HOME}
          title={state.bot.real_name}
          picture={<Avatar person={state.bot} size="tiny" />}
          unread={app?.unread ?? 0}
          onGo={onGo}
        />
      </Group>
    </nav>
  );
}
