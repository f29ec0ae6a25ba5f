// The open list of a combobox: groups, the active line, what is chosen. Draws and reports, decides nothing.
import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { Popup } from './popup.tsx';

export interface Choice {
  key: string;
  label: string;
  detail?: string | undefined;
  group?: string | undefined;
  picture?: ReactNode;
}

interface ChoiceListProps {
  id: string;
  anchor: RefObject<HTMLElement | null>;
  shown: Choice[];
  keys: Set<string>;
  active: number;
  multi: boolean;
  note: string;
  onActive: (index: number) => void;
  onPick: (choice: Choice) => void;
  onClose: () => void;
}

export function ChoiceList(props: ChoiceListProps) {
  const { id, shown, keys, active, multi, note } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`[id="${CSS.escape(`${id}-${active}`)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <Popup anchor={props.anchor} onClose={props.onClose} className="choices">
      <div role="listbox" id={id} ref={list} aria-multiselectable={multi} tabIndex={-1}>
        {shown.map((choice, index) => (
          <div key={choice.key}>
            {choice.group && choice.group !== shown[index - 1]?.group && (
              <div className="menu-heading" role="presentation">
                {choice.group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field in front of the list takes the keys */}
            <div
              role="option"
              id={`${id}-${index}`}
              aria-selected={keys.has(choice.key)}
              className={`choice ${index === active ? 'active' : ''}`}
              tabIndex={-1}
              onPointerMove={() => index !== active && props.onActive(index)}
              onClick={() => props.onPick(choice)}
            >
              {choice.picture}
              <span className="choice-text">
                <span>{choice.label}</span>
                {choice.detail && <small>{choice.detail}</small>}
              </span>
              {keys.has(choice.key) && <span aria-hidden="true">✓</span>}
            </div>
          </div>
        ))}
        {note && <div className="choice-note">{note}</div>}
      </div>
    </Popup>
  );
}
