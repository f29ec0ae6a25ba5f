// The field one writes messages and commands into. Enter sends, Shift+Enter starts a line.
import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import type { LocalChannel } from '../../../slack/protocol.ts';
import { act } from '../api.ts';
import { Menu } from '../elements/menu.tsx';
import { At, Bolt, Send, Slash } from '../icons.tsx';
import { readLine, withMentions } from '../model/compose.ts';
import { channelTitle } from '../model/timeline.ts';
import { usePage } from '../page.ts';
import { type Hint, HintList, useHints } from './hints.tsx';

const TALLEST_PX = 220;

interface ComposerProps {
  channel: LocalChannel;
  thread?: string;
}

function useSending({ channel, thread }: ComposerProps) {
  const { state, run, say } = usePage();
  const at = { user: state.me.id, channel: channel.id };
  /** False when the line stays in the field, as Slack leaves a refused command there. */
  return (typed: string): boolean => {
    const line = readLine(typed, { commands: state.commands, inThread: thread !== undefined });
    if (line.kind === 'nothing') return false;
    if (line.kind === 'refused') {
      say(line.problem);
      return false;
    }
    const text = withMentions(typed.trim(), state);
    if (line.kind === 'command') void run(act('command', { ...at, text }));
    else void run(act('message', { ...at, text, ...(thread ? { thread_ts: thread } : {}) }));
    return true;
  };
}

function ShortcutMenu() {
  const { state, run } = usePage();
  const items = state.shortcuts
    .filter((shortcut) => shortcut.type === 'global')
    .map((shortcut, index) => ({
      key: shortcut.callback_id,
      label: shortcut.name,
      detail: shortcut.description,
      heading: index === 0 ? state.bot.real_name : undefined,
      onPick: () => void run(act('shortcut', { user: state.me.id, callback_id: shortcut.callback_id })),
    }));
  const none = [{ key: 'none', label: 'No shortcuts here', onPick: () => undefined }];
  return (
    <Menu label="Shortcuts" items={items.length > 0 ? items : none} className="icon-button">
      <Bolt />
    </Menu>
  );
}

/** The text of the field, its caret, and what the keys do with both. */
function useDraft(props: ComposerProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState('');
  const [caret, setCaret] = useState(0);
  const send = useSending(props);
  const hints = useHints(typed, caret);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the field grows with its text
  useLayoutEffect(() => {
    if (!field.current) return;
    field.current.style.height = 'auto';
    field.current.style.height = `${Math.min(field.current.scrollHeight, TALLEST_PX)}px`;
  }, [typed]);

  const put = (text: string, at: number): void => {
    setTyped(text);
    setCaret(at);
    hints.reset();
  };
  const write = (text: string, at = text.length): void => {
    put(text, at);
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(at, at);
    });
  };
  const take = (hint: Hint): void => {
    const text = typed.slice(0, hint.from) + hint.insert + typed.slice(caret);
    write(text, hint.from + hint.insert.length);
  };
  const submit = (): void => {
    if (send(typed)) write('');
  };
  const key = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const hint = hints.onKey(event);
    const sends = event.key === 'Enter' && !event.shiftKey;
    if (hint || sends) event.preventDefault();
    if (hint) take(hint);
    else if (sends) submit();
  };
  return { field, typed, hints, put, setCaret, write, take, submit, key };
}

type Draft = ReturnType<typeof useDraft>;

function Bar({ typed, write, submit }: Pick<Draft, 'typed' | 'write' | 'submit'>) {
  return (
    <div className="composer-bar">
      <ShortcutMenu />
      <button type="button" className="icon-button" aria-label="Start a command" onClick={() => write('/')}>
        <Slash />
      </button>
      <button type="button" className="icon-button" aria-label="Mention someone" onClick={() => write(`${typed}@`)}>
        <At />
      </button>
      <span className="composer-tip">
        <b>Enter</b> sends · <b>Shift + Enter</b> starts a line
      </span>
      <button type="button" className="send" aria-label="Send now" disabled={typed.trim() === ''} onClick={submit}>
        <Send />
      </button>
    </div>
  );
}

export function Composer(props: ComposerProps) {
  const { channel, thread } = props;
  const { state } = usePage();
  const { field, typed, hints, put, setCaret, write, take, submit, key } = useDraft(props);
  const label = thread ? 'Reply' : `Message ${channel.is_im ? '' : '#'}${channelTitle(channel, state)}`;
  return (
    <div className="composer-wrap">
      <HintList hints={hints} onPick={take} />
      <div className="composer">
        <textarea
          ref={field}
          rows={1}
          aria-label={label}
          placeholder={thread ? 'Reply…' : label}
          value={typed}
          data-composer={thread ? 'thread' : 'channel'}
          onChange={(event) => put(event.target.value, event.target.selectionStart)}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={key}
        />
        <Bar typed={typed} write={write} submit={submit} />
      </div>
    </div>
  );
}
