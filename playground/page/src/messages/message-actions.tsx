// The bar that appears over a message: quick reactions, reply in thread, message shortcuts, copy link.
import { useState } from 'react';
import type { LocalMessage } from '../../../slack/protocol.ts';
import { act } from '../api.ts';
import { Menu } from '../elements/menu.tsx';
import { Dots, Link, Thread } from '../icons.tsx';
import { emoji, QUICK_REACTIONS } from '../model/emoji.ts';
import { usePage } from '../page.ts';
import { ReactionPalette, useReact } from './reactions.tsx';

/** The permalink as the local Slack writes it; this page opens it. */
function permalink({ channel, ts, thread_ts: thread }: LocalMessage): string {
  const inThread = thread && thread !== ts ? `?thread_ts=${thread}&cid=${channel}` : '';
  return `${location.origin}/archives/${channel}/p${ts.replace('.', '')}${inThread}`;
}

interface ActionsProps {
  message: LocalMessage;
  inThread: boolean;
  /** The bar must stay while one of its menus is open. */
  onHold: (held: boolean) => void;
}

export function MessageActions({ message, inThread, onHold }: ActionsProps) {
  const { state, run, openThread, toast } = usePage();
  const react = useReact(message);
  const [copied, setCopied] = useState(0);
  const copy = async (): Promise<void> => {
    await navigator.clipboard?.writeText(permalink(message)).catch(() => undefined);
    setCopied(copied + 1);
    toast('Link copied');
  };
  const at = { user: state.me.id, channel: message.channel, ts: message.ts };
  const shortcuts = state.shortcuts
    .filter((shortcut) => shortcut.type === 'message')
    .map((shortcut, index) => ({
      key: shortcut.callback_id,
      label: shortcut.name,
      detail: shortcut.description,
      heading: index === 0 ? state.bot.real_name : undefined,
      onPick: () => void run(act('shortcut', { ...at, callback_id: shortcut.callback_id })),
    }));
  const items = [{ key: 'copy', label: 'Copy link', onPick: () => void copy() }, ...shortcuts];
  return (
    <div className="message-actions" role="toolbar" aria-label="Message actions">
      {QUICK_REACTIONS.map((name) => (
        <button
          key={name}
          type="button"
          aria-label={`React with :${name}:`}
          title={`:${name}:`}
          onClick={() => react(name)}
        >
          {emoji(name)}
        </button>
      ))}
      <ReactionPalette message={message} className="" onOpenChange={onHold} />
      {!inThread && (
        <button
          type="button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => openThread(message.thread_ts ?? message.ts)}
        >
          <Thread />
        </button>
      )}
      <button type="button" aria-label="Copy link" title="Copy link" onClick={() => void copy()}>
        <Link />
      </button>
      <Menu label="More message shortcuts" items={items} align="end" onOpenChange={onHold}>
        <Dots />
      </Menu>
    </div>
  );
}
