// Messages with day dividers, kept scrolled to the newest unless the reader scrolled up.
import { Fragment, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { LocalMessage } from '../../../slack/protocol.ts';
import { clockTime } from '../model/time.ts';
import { toLines } from '../model/timeline.ts';
import { type Notice, usePage } from '../page.ts';
import { SlackbotAvatar } from '../shell/avatar.tsx';
import { Message, OnlyYou } from './message.tsx';

const NEAR_PX = 160;
/** Messages drawn at first; older ones on request. */
const PAGE = 150;

function NoticeLine({ notice }: { notice: Notice }) {
  const { state, dismiss } = usePage();
  return (
    <article className="message ephemeral notice" aria-label="Message from Slackbot" data-notice>
      <div className="gutter">
        <SlackbotAvatar />
      </div>
      <div className="message-body">
        <OnlyYou />
        <div className="message-head">
          <b className="author">Slackbot</b>
          <time>{clockTime(notice.at, state.me.tz)}</time>
        </div>
        <p role="alert">{notice.text}</p>
        <button type="button" className="link-button" onClick={() => dismiss(notice.id)}>
          Dismiss message
        </button>
      </div>
    </article>
  );
}

function ReplyCount({ count }: { count: number }) {
  return <div className="reply-count">{count === 1 ? '1 reply' : `${count} replies`}</div>;
}

interface ListProps {
  messages: LocalMessage[];
  notices: Notice[];
  inThread?: boolean;
  children?: React.ReactNode;
}

/** Keeps the end in view while it was in view before; always jumps there when the place changes (by key). */
function useStickToEnd(count: number) {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const near = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows each new message
  useLayoutEffect(() => {
    if (near.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [count]);
  useLayoutEffect(() => {
    if (!content.current) return;
    const grown = new ResizeObserver(() => {
      if (near.current && box.current) box.current.scrollTop = box.current.scrollHeight;
    });
    grown.observe(content.current);
    return () => grown.disconnect();
  }, []);
  const onScroll = (): void => {
    const area = box.current;
    if (area) near.current = area.scrollHeight - area.scrollTop - area.clientHeight < NEAR_PX;
  };
  return { box, content, onScroll };
}

export function MessageList({ messages, notices, inThread = false, children }: ListProps) {
  const { state } = usePage();
  const { box, content, onScroll } = useStickToEnd(messages.length + notices.length);
  const { now } = state;
  const { tz } = state.me;
  const [limit, setLimit] = useState(PAGE);
  const lines = useMemo(() => toLines(messages.slice(-limit), { now, tz }), [messages, limit, now, tz]);
  const earlier = messages.length > limit;
  return (
    <div className="messages" ref={box} onScroll={onScroll}>
      <div ref={content} className="messages-content" role="log" aria-label={inThread ? 'Thread' : 'Messages'}>
        {earlier ? (
          <button type="button" className="link-button earlier" onClick={() => setLimit(limit + PAGE)}>
            Show earlier messages
          </button>
        ) : (
          children
        )}
        {lines.map(({ message, day, joined }, index) => (
          <Fragment key={message.id ?? message.ts}>
            {inThread && index === 1 && <ReplyCount count={lines.length - 1} />}
            {day && !inThread && (
              <div className="day">
                <span>{day}</span>
              </div>
            )}
            <Message message={message} joined={joined && !(inThread && index === 1)} inThread={inThread} />
          </Fragment>
        ))}
        {notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
      </div>
    </div>
  );
}
