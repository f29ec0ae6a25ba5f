// A layer that hangs under (or over) an anchor and closes on Escape, on a click elsewhere.
import { type ReactNode, type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

const GAP = 4;
const EDGE = 8;

interface Place {
  left: number;
  top?: number;
  bottom?: number;
  minWidth?: number;
  maxHeight: number;
}

function placeBeside(anchor: DOMRect, layer: DOMRect, align: 'start' | 'end'): Place {
  const below = window.innerHeight - anchor.bottom - GAP - EDGE;
  const above = anchor.top - GAP - EDGE;
  const wanted = align === 'end' ? anchor.right - layer.width : anchor.left;
  const left = Math.max(EDGE, Math.min(wanted, window.innerWidth - layer.width - EDGE));
  const sides = { left, ...(align === 'start' ? { minWidth: anchor.width } : {}) };
  if (layer.height <= below || below >= above) return { ...sides, top: anchor.bottom + GAP, maxHeight: below };
  return { ...sides, bottom: window.innerHeight - anchor.top + GAP, maxHeight: above };
}

export interface PopupProps {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
  className?: string;
  align?: 'start' | 'end';
}

/** Keeps the layer beside its anchor while things scroll; nothing is done once the anchor has left the window. */
function usePlace({ anchor, align = 'start', children }: PopupProps, layer: RefObject<HTMLDivElement | null>) {
  const [place, setPlace] = useState<Place>();
  const settle = useCallback(() => {
    if (!anchor.current || !layer.current) return;
    const next = placeBeside(anchor.current.getBoundingClientRect(), layer.current.getBoundingClientRect(), align);
    setPlace((known) => (known && JSON.stringify(known) === JSON.stringify(next) ? known : next));
  }, [anchor, layer, align]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: new content may have another size
  useLayoutEffect(settle, [settle, children]);
  useEffect(() => {
    const scrolled = (event: Event): void => {
      if (event.target instanceof Node && !layer.current?.contains(event.target)) settle();
    };
    document.addEventListener('scroll', scrolled, true);
    window.addEventListener('resize', settle);
    return () => {
      document.removeEventListener('scroll', scrolled, true);
      window.removeEventListener('resize', settle);
    };
  }, [settle, layer]);
  return place;
}

function useClosing({ anchor, onClose }: PopupProps, layer: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const outside = (event: Event): void => {
      const target = event.target;
      if (!(target instanceof Node)) return;
      if (!layer.current?.contains(target) && !anchor.current?.contains(target)) onClose();
    };
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      onClose();
    };
    document.addEventListener('pointerdown', outside, true);
    document.addEventListener('keydown', key, true);
    return () => {
      document.removeEventListener('pointerdown', outside, true);
      document.removeEventListener('keydown', key, true);
    };
  }, [anchor, layer, onClose]);
}

export function Popup(props: PopupProps) {
  const layer = useRef<HTMLDivElement>(null);
  const place = usePlace(props, layer);
  useClosing(props, layer);
  const { maxHeight, ...at } = place ?? { left: 0, top: 0, maxHeight: 400, visibility: 'hidden' as const };
  // The style sheet sets its own limits under the room there is.
  const style = { ...at, '--room': `${maxHeight}px` };
  return createPortal(
    <div ref={layer} className={`popup ${props.className ?? ''}`} style={style}>
      {props.children}
    </div>,
    document.body,
  );
}
