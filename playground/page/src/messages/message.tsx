// One message: author, body, files, reactions, thread summary, and what can be done with it.
import { memo, useMemo, useState } from 'react';
import type { LocalFile, LocalMessage } from '../../../slack/protocol.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { Mrkdwn } from '../blocks/library.tsx';
import { Eye, FileIcon } from '../icons.tsx';
import { clockTime, fullTime, relative, tsToMs } from '../model/time.ts';
import { replies } from '../model/timeline.ts';
import { findPerson, usePage } from '../page.ts';
import { Avatar } from '../shell/avatar.tsx';
import { SurfaceProvider } from '../surfaces/surface-provider.tsx';
import { MessageActions } from './message-actions.tsx';
import { Reactions } from './reactions.tsx';

function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1_048_576 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}

function File({ file }: { file: LocalFile }) {
  if (file.mimetype.startsWith('image/')) {
    return (
      <figure className="file-image">
        <figcaption>{file.title || file.name}</figcaption>
        <a href={file.url} target="_blank" rel="noopener noreferrer">
          <img src={file.url} alt={file.title || file.name} loading="lazy" />
        </a>
      </figure>
    );
  }
  return (
    <a className="file" href={file.url} download={file.name}>
      <FileIcon />
      <span>
        <b>{file.title || file.name}</b>
        <small>
          {file.name.split('.').pop()?.toUpperCase()} · {fileSize(file.size)}
        </small>
      </span>
    </a>
  );
}

export function OnlyYou() {
  return (
    <div className="only-you">
      <Eye /> Only visible to you
    </div>
  );
}

function Body({ message }: { message: LocalMessage }) {
  const { channel, ts, id } = message;
  const container = useMemo(
    () => (id ? { kind: 'ephemeral' as const, id } : { kind: 'message' as const, channel, ts }),
    [channel, ts, id],
  );
  if (message.blocks.length === 0) {
    return message.text ? <Mrkdwn text={{ type: 'mrkdwn', text: message.text }} /> : null;
  }
  return (
    <SurfaceProvider container={container} blocks={message.blocks}>
      <Blocks blocks={message.blocks} />
    </SurfaceProvider>
  );
}

function ThreadSummary({ message }: { message: LocalMessage }) {
  const { state, openThread } = usePage();
  const answers = replies(state.messages[message.channel] ?? [], message.ts);
  const last = answers.at(-1);
  const count = Math.max(message.reply_count, answers.length);
  if (count === 0) return null;
  const authors = [...new Set(answers.map((answer) => answer.user))].slice(0, 4);
  return (
    <button type="button" className="thread-summary" onClick={() => openThread(message.ts)}>
      {authors.map((author) => (
        <Avatar key={author} person={findPerson(state, author)} size="tiny" />
      ))}
      <b>{count === 1 ? '1 reply' : `${count} replies`}</b>
      {last && <small>Last reply {relative(tsToMs(last.ts), state.now)}</small>}
    </button>
  );
}

function Head({ message }: { message: LocalMessage }) {
  const { state } = usePage();
  const person = findPerson(state, message.user);
  const ms = tsToMs(message.ts);
  return (
    <div className="message-head">
      <b className="author">{message.username ?? person?.real_name ?? message.user}</b>
      {(message.bot || person?.is_bot) && <span className="app-badge">APP</span>}
      {person?.is_external && <span className="app-badge">EXTERNAL</span>}
      <time title={fullTime(ms, state.me.tz)}>{clockTime(ms, state.me.tz)}</time>
    </div>
  );
}

interface MessageProps {
  message: LocalMessage;
  joined?: boolean;
  inThread?: boolean;
}

export const Message = memo(function Message({ message, joined = false, inThread = false }: MessageProps) {
  const { state } = usePage();
  const [held, setHeld] = useState(false);
  const person = findPerson(state, message.user);
  const name = message.username ?? person?.real_name ?? message.user;
  const style = [joined ? 'joined' : '', message.ephemeral ? 'ephemeral' : '', held ? 'held' : ''].join(' ');
  const marks = { 'data-ts': message.ts, 'data-user': message.user, 'data-ephemeral': message.ephemeral || undefined };
  return (
    <article className={`message ${style}`} aria-label={`Message from ${name}`} {...marks}>
      <div className="gutter">
        {joined ? <time>{clockTime(tsToMs(message.ts), state.me.tz)}</time> : <Avatar person={person} />}
      </div>
      <div className="message-body">
        {message.ephemeral && <OnlyYou />}
        {!joined && <Head message={message} />}
        <Body message={message} />
        {message.edited && !message.bot && <small className="edited">(edited)</small>}
        {message.files.map((file) => (
          <File key={file.id} file={file} />
        ))}
        <Reactions message={message} />
        {!inThread && <ThreadSummary message={message} />}
      </div>
      {!message.ephemeral && <MessageActions message={message} inThread={inThread} onHold={setHeld} />}
    </article>
  );
});
