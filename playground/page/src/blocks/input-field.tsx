// An input block: label, element, hint, and what was wrong with it.
import { useId } from 'react';
import { Element } from '../elements/element.tsx';
import { words } from '../model/blocks.ts';
import { emojify } from '../model/emoji.ts';
import { useSurface } from '../surface.ts';
import type { InputBlock } from '../types.ts';

/** These draw several controls: the label names the group instead of one field. */
const GROUPS = new Set(['checkboxes', 'radio_buttons']);

export function InputField({ block }: { block: InputBlock }) {
  const { errors } = useSurface();
  const id = useId();
  const label = emojify(words(block.label));
  const error = errors[block.block_id];
  const grouped = GROUPS.has(block.element.type);
  const hintId = block.hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const text = (
    <>
      {label}
      {block.optional && <span className="optional"> (optional)</span>}
    </>
  );
  return (
    <div className={`input-block ${error ? 'wrong' : ''}`}>
      {grouped ? <div className="label">{text}</div> : <label htmlFor={id}>{text}</label>}
      <Element
        element={block.element}
        blockId={block.block_id}
        mode={block.dispatch_action ? 'input-dispatching' : 'input'}
        optional={block.optional}
        fieldId={grouped ? undefined : id}
        label={grouped ? label : undefined}
        describedBy={[errorId, hintId].filter(Boolean).join(' ') || undefined}
      />
      {error && (
        <div className="field-error" id={errorId} role="alert">
          {error}
        </div>
      )}
      {block.hint && (
        <div className="hint" id={hintId}>
          {emojify(words(block.hint))}
        </div>
      )}
    </div>
  );
}
