// A button that opens a menu of choices: overflow menus, message menus, the shortcut menu.
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { Popup } from './popup.tsx';

export interface MenuItem {
  key: string;
  label: ReactNode;
  detail?: string | undefined;
  /** A heading above this item. */
  heading?: string | undefined;
  current?: boolean;
  onPick: () => void;
}

interface MenuProps {
  label: string;
  items: MenuItem[];
  children: ReactNode;
  className?: string;
  menuClass?: string;
  align?: 'start' | 'end';
  data?: Record<string, string>;
  onOpenChange?: (open: boolean) => void;
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]')];
  const at = items.findIndex((item) => item.matches(':focus'));
  items.at((at + step + items.length) % items.length)?.focus();
}

function MenuEntry({ item, close }: { item: MenuItem; close: () => void }) {
  const pick = (): void => {
    close();
    item.onPick();
  };
  return (
    <>
      {item.heading && <div className="menu-heading">{item.heading}</div>}
      <button type="button" role="menuitem" className="menu-item" aria-current={item.current} onClick={pick}>
        <span className="menu-label">{item.label}</span>
        {item.detail && <span className="menu-detail">{item.detail}</span>}
      </button>
    </>
  );
}

export function Menu({ label, items, children, className, menuClass = '', align, data, onOpenChange }: MenuProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const toggle = (next: boolean): void => {
    setOpen(next);
    onOpenChange?.(next);
  };
  const close = useCallback(() => {
    setOpen(false);
    onOpenChange?.(false);
    anchor.current?.focus({ preventScroll: true });
  }, [onOpenChange]);
  useEffect(() => {
    if (open) list.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus({ preventScroll: true });
  }, [open]);
  return (
    <>
      <button
        {...data}
        ref={anchor}
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => toggle(!open)}
      >
        {children}
      </button>
      {open && (
        <Popup anchor={anchor} onClose={close} className={`menu ${menuClass}`} align={align ?? 'start'}>
          <div role="menu" aria-label={label} ref={list} onKeyDown={moveFocus} tabIndex={-1}>
            {items.map((item) => (
              <MenuEntry key={item.key} item={item} close={close} />
            ))}
          </div>
        </Popup>
      )}
    </>
  );
}
