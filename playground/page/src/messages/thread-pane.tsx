// The thread beside the channel: first message, replies, its own composer.
import { useMemo } from 'react';
import type { LocalChannel } from '../../../slack/protocol.ts';
import { Close } from '../icons.tsx';
import { channelTitle, threadMessages } from '../model/timeline.ts';
import { usePage } from '../page.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

export function ThreadPane({ channel, thread }: { channel: LocalChannel; thread: string }) {
  const { state, openThread, notices } = usePage();
  const all = state.messages[channel.id];
  const messages = useMemo(() => threadMessages(all ?? [], thread), [all, thread]);
  const here = notices.filter((notice) => notice.channel === channel.id && notice.thread === thread);
  return (
    <aside className="thread" aria-label="Thread">
      <header className="pane-head">
        <h2>Thread</h2>
        <span className="topic">
          {channel.is_im ? '' : '#'}
          {channelTitle(channel, state)}
        </span>
        <button type="button" className="icon-button" aria-label="Close thread" onClick={() => openThread(undefined)}>
          <Close />
        </button>
      </header>
      {messages.length === 0 ? (
        <p className="home-empty">This message is gone, or you cannot see it.</p>
      ) : (
        <MessageList key={thread} messages={messages} notices={here} inThread />
      )}
      <Composer key={`composer/${thread}`} channel={channel} thread={thread} />
    </aside>
  );
}
