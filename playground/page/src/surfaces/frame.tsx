// The window of a dialog: keeps the keyboard inside, closes on Escape. Knows nothing of views.
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

interface FrameProps {
  titleId: string;
  children: ReactNode;
  /** Covered by another dialog. */
  hidden?: boolean;
  callback?: string;
  small?: boolean;
  onEscape: () => void;
}

const FOCUSABLE = 'button:not([disabled]), input, textarea, select, a[href], [tabindex="0"]';

function keepInside(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((item) => item.offsetParent);
  const first = all[0];
  const last = all.at(-1);
  const leaving = event.shiftKey ? first : last;
  if (document.activeElement !== leaving) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}

export function Frame({ titleId, children, hidden = false, callback, small = false, onEscape }: FrameProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const first = box.current?.querySelector<HTMLElement>(
      '[data-autofocus], .input-block input, .input-block textarea',
    );
    if (!box.current?.contains(document.activeElement)) (first ?? box.current)?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  // What had the focus may be gone after an update of the view: the keyboard must not fall out of the dialog.
  useEffect(() => {
    if (!hidden && document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  });
  const key = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Tab') keepInside(event);
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onEscape();
  };
  return createPortal(
    <div className={`overlay ${hidden ? 'covered' : ''}`} inert={hidden} aria-hidden={hidden}>
      <div
        ref={box}
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        data-view-callback={callback}
        className={`dialog ${small ? 'small' : ''}`}
        tabIndex={-1}
        onKeyDown={key}
      >
        {children}
      </div>
    </div>,
    document.body,
  );
}
