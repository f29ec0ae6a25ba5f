// Buttons, overflow menus and feedback buttons, with their confirmation dialogs.
import { useRef, useState } from 'react';
import { Dots, ThumbDown, ThumbUp, Trash } from '../icons.tsx';
import { words } from '../model/blocks.ts';
import { emojify } from '../model/emoji.ts';
import { usePage } from '../page.ts';
import { type ElementProps, useHeld } from '../surface.ts';
import type { FeedbackButton, Option } from '../types.ts';
import { Menu } from './menu.tsx';

/** Asks the element's confirmation, then sends; `busy` while the app has not answered. */
function useSend(props: ElementProps) {
  const { confirm } = usePage();
  const { send } = useHeld(props);
  const running = useRef(0);
  const [busy, setBusy] = useState(false);
  const press = async (state: Parameters<typeof send>[0]): Promise<void> => {
    if (props.element.confirm && !(await confirm(props.element.confirm))) return;
    running.current += 1;
    setBusy(true);
    await send(state);
    running.current -= 1;
    setBusy(running.current > 0);
  };
  return { press, busy };
}

export function Button(props: ElementProps) {
  const { element } = props;
  const { press, busy } = useSend(props);
  const click = (): void => {
    if (element.url) window.open(element.url, '_blank', 'noopener');
    void press({ value: element.value ?? null, ...(element.text ? { text: element.text } : {}) });
  };
  return (
    <button
      type="button"
      className={`button ${element.style ?? ''}`}
      data-action-id={element.action_id}
      data-block-id={props.blockId}
      aria-label={element.accessibility_label}
      aria-busy={busy}
      onClick={click}
    >
      <span>{emojify(words(element.text))}</span>
      {element.url && (
        <span className="button-away" aria-hidden="true">
          ↗
        </span>
      )}
    </button>
  );
}

export function Overflow(props: ElementProps) {
  const { element, blockId } = props;
  const { press, busy } = useSend(props);
  const pick = (option: Option): void => {
    if (option.url) window.open(option.url, '_blank', 'noopener');
    void press({ selected_option: option });
  };
  const items = (element.options ?? []).map((option) => ({
    key: `${option.value}/${option.text.text}`,
    label: emojify(option.text.text),
    detail: option.description?.text,
    onPick: () => pick(option),
  }));
  return (
    <span aria-busy={busy}>
      <Menu
        label="More actions"
        items={items}
        className="button icon-only"
        align="end"
        data={{ 'data-action-id': element.action_id, 'data-block-id': blockId }}
      >
        <Dots />
      </Menu>
    </span>
  );
}

export function Feedback(props: ElementProps) {
  const { element, blockId } = props;
  const { press } = useSend(props);
  const one = (button: FeedbackButton | undefined, icon: React.ReactNode) =>
    button && (
      <button
        type="button"
        className="icon-button"
        data-action-id={element.action_id}
        data-block-id={blockId}
        aria-label={button.accessibility_label ?? button.text.text}
        title={button.text.text}
        onClick={() => void press({ value: button.value, text: button.text })}
      >
        {icon}
      </button>
    );
  return (
    <span className="feedback">
      {one(element.positive_button, <ThumbUp />)}
      {one(element.negative_button, <ThumbDown />)}
    </span>
  );
}

export function IconButton(props: ElementProps) {
  const { element, blockId } = props;
  const { press } = useSend(props);
  return (
    <button
      type="button"
      className="icon-button"
      data-action-id={element.action_id}
      data-block-id={blockId}
      aria-label={element.accessibility_label ?? words(element.text)}
      title={words(element.text)}
      onClick={() => void press({ value: element.value ?? null })}
    >
      <Trash />
    </button>
  );
}
