// Hands display blocks to slack-blocks-to-jsx, with names, dates and emoji resolved for the person who looks.
// What the library cannot draw is shown as plain words: a block never blanks the page.
import { Component, memo, type ReactNode, useMemo } from 'react';
import { flashMessage } from '../flash.ts';
import { plainText } from '../model/blocks.ts';
import { emoji, lendParser } from '../model/emoji.ts';
import { parsePermalink } from '../model/route.ts';
import { slackDate } from '../model/time.ts';
import { findPerson, usePage } from '../page.ts';
import type { Block, TextObject } from '../types.ts';
import { type Hooks, type LibraryBlock, Message } from './library-types.ts';

function UserMention({ id }: { id: string }) {
  const { state, go } = usePage();
  const person = findPerson(state, id);
  const direct = state.channels.find((channel) => channel.is_im && channel.members.includes(id));
  const mine = id === state.me.id;
  return (
    <button
      type="button"
      className={`mention ${mine ? 'me' : ''}`}
      title={person?.title}
      onClick={() => direct && !mine && go({ place: direct.id })}
    >
      @{person?.real_name ?? id}
    </button>
  );
}

function ChannelMention({ id, name }: { id: string; name: string }) {
  const { state, go } = usePage();
  const channel = state.channels.find((entry) => entry.id === id);
  const known = channel?.name ?? (name && name !== id ? name : undefined);
  return (
    <button type="button" className="mention" disabled={!channel} onClick={() => go({ place: id })}>
      {known ? `#${known}` : '🔒 private channel'}
    </button>
  );
}

function SlackDate({ timestamp, format, fallback }: { timestamp: string; format: string; fallback: string }) {
  const { state } = usePage();
  const ms = Number(timestamp) * 1000;
  if (!Number.isFinite(ms)) return fallback;
  return (
    <time dateTime={new Date(ms).toISOString()}>{slackDate(ms, format, { now: state.now, tz: state.me.tz })}</time>
  );
}

/** Links to messages in this workspace move inside the page; others open a tab. */
function PageLink({ href, children }: { href: string; children: ReactNode }) {
  const { go, state } = usePage();
  const target = parsePermalink(href);
  if (!target || !state.channels.some((entry) => entry.id === target.channel)) {
    return (
      <a href={href} target="_blank" rel="noopener noreferrer" className="link">
        {children}
      </a>
    );
  }
  const follow = (event: React.MouseEvent): void => {
    event.preventDefault();
    go({ place: target.channel, ...(target.thread ? { thread: target.thread } : {}) });
    flashMessage(target.ts);
  };
  return (
    <a href={href} className="link" onClick={follow}>
      {children}
    </a>
  );
}

const broadcast = (word: string): ReactNode => <span className="mention broadcast">@{word}</span>;

export const hooks: Hooks = {
  user: ({ id }) => <UserMention id={id} />,
  channel: ({ id, name }) => <ChannelMention id={id} name={name} />,
  atHere: () => broadcast('here'),
  atChannel: () => broadcast('channel'),
  atEveryone: () => broadcast('everyone'),
  emoji: (data, parse) => {
    lendParser(parse);
    const drawn = data.unicode ? parse(data) : emoji(data.name);
    return <span className="emoji">{drawn}</span>;
  },
  date: (date) => <SlackDate {...date} />,
  link: ({ href, children }) => <PageLink href={href}>{children}</PageLink>,
};

interface BoundaryProps {
  block: Block;
  children: ReactNode;
}

class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate(before: BoundaryProps): void {
    if (before.block !== this.props.block && this.state.failed) this.setState({ failed: false });
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <PlainBlock block={this.props.block} />;
  }
}

function PlainBlock({ block }: { block: Block }) {
  return (
    <pre className="plain-block" title={`Drawn as plain text: ${block.type}`}>
      {plainText(block) || `[${block.type}]`}
    </pre>
  );
}

/** The library knows every block type this page hands it; a malformed one throws into the boundary around it. */
function asLibraryBlock(block: Block): LibraryBlock {
  return block as unknown as LibraryBlock;
}

interface DrawnProps {
  json: string;
  theme: 'light' | 'dark';
}

/** The library shows verbatim text raw; in Slack it only means that bare names and addresses are left alone. */
function readBlock(json: string): Block {
  return JSON.parse(json, (key, value) => (key === 'verbatim' ? undefined : value));
}

/** Compared by content: state is refetched often, and the library parses text anew on each drawing. */
const Drawn = memo(function Drawn({ json, theme }: DrawnProps) {
  const block = useMemo(() => readBlock(json), [json]);
  return (
    <Boundary block={block}>
      <Message blocks={[asLibraryBlock(block)]} name="" logo="" theme={theme} withoutWrapper hooks={hooks} />
    </Boundary>
  );
});

const DRAWN_BY_LIBRARY = new Set(
  'section divider context header rich_text video table file markdown plan task_card alert data_visualization'.split(
    ' ',
  ),
);

export function LibraryBlockView({ block }: { block: Block }) {
  const { theme } = usePage();
  if (!DRAWN_BY_LIBRARY.has(block.type)) return <PlainBlock block={block} />;
  return <Drawn json={JSON.stringify(block)} theme={theme} />;
}

export function Mrkdwn({ text }: { text: TextObject }) {
  const block = { type: 'section', block_id: '', text };
  return (
    <span className="mrkdwn">
      <LibraryBlockView block={block} />
    </span>
  );
}
