// The middle of the window: head of the channel, its messages, its composer.
import { useEffect, useMemo } from 'react';
import type { LocalChannel } from '../../../slack/protocol.ts';
import { act } from '../api.ts';
import { People } from '../icons.tsx';
import { HOME } from '../model/route.ts';
import { channelMessages, channelTitle, partner } from '../model/timeline.ts';
import { findPerson, usePage } from '../page.ts';
import { Avatar, ChannelSign } from '../shell/avatar.tsx';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

function Head({ channel }: { channel: LocalChannel }) {
  const { state } = usePage();
  const humans = channel.members.map((id) => findPerson(state, id)).filter((person) => person !== undefined);
  return (
    <header className="pane-head">
      {channel.is_im ? <Avatar person={partner(channel, state)} size="small" /> : <ChannelSign channel={channel} />}
      <h1>{channelTitle(channel, state)}</h1>
      {channel.is_ext_shared && <span className="app-badge">SHARED</span>}
      <span className="topic">{channel.topic}</span>
      {!channel.is_im && (
        <span className="members" title={humans.map((person) => person.real_name).join(', ')}>
          {humans.slice(0, 3).map((person) => (
            <Avatar key={person.id} person={person} size="tiny" />
          ))}
          <People />
          {channel.members.length}
        </span>
      )}
    </header>
  );
}

function Beginning({ channel }: { channel: LocalChannel }) {
  const { state } = usePage();
  const title = channelTitle(channel, state);
  return (
    <div className="beginning">
      <h2>
        {channel.is_im ? '' : '#'}
        {title}
      </h2>
      <p>
        {channel.is_im
          ? `This is the beginning of your direct messages with ${title}.`
          : `This is the very beginning of the ${channel.is_private ? 'private ' : ''}channel.`}{' '}
        {channel.topic}
      </p>
    </div>
  );
}

function AppTabs({ channel }: { channel: LocalChannel }) {
  const { state, go } = usePage();
  if (!channel.is_im || !channel.members.includes(state.bot.id)) return null;
  return (
    <div className="tabs" role="tablist" aria-label="App">
      <button type="button" role="tab" aria-selected={false} onClick={() => go({ place: HOME })}>
        Home
      </button>
      <button type="button" role="tab" aria-selected={true}>
        Messages
      </button>
    </div>
  );
}

export function ChannelPane({ channel }: { channel: LocalChannel }) {
  const { state, notices } = usePage();
  const user = state.me.id;
  const all = state.messages[channel.id];
  const messages = useMemo(() => channelMessages(all ?? []), [all]);
  const { unread } = channel;
  useEffect(() => {
    if (unread > 0) void act('read', { user, channel: channel.id });
  }, [user, channel.id, unread]);
  const here = notices.filter((notice) => notice.channel === channel.id && notice.thread === undefined);
  return (
    <main className="pane" data-channel={channel.id}>
      <Head channel={channel} />
      <AppTabs channel={channel} />
      <MessageList key={`${user}/${channel.id}`} messages={messages} notices={here}>
        <Beginning channel={channel} />
      </MessageList>
      <Composer key={`composer/${user}/${channel.id}`} channel={channel} />
    </main>
  );
}
