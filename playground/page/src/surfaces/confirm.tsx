// The question an element asks before it acts, and the promise that carries the answer.
import { useCallback, useId, useState } from 'react';
import { Mrkdwn } from '../blocks/library.tsx';
import { words } from '../model/blocks.ts';
import { emojify } from '../model/emoji.ts';
import type { Confirm } from '../types.ts';
import { Frame } from './frame.tsx';

interface Asked {
  question: Confirm;
  answer: (yes: boolean) => void;
}

export function useConfirm() {
  const [asked, setAsked] = useState<Asked>();
  const confirm = useCallback(
    (question: Confirm): Promise<boolean> =>
      new Promise((resolve) => {
        const answer = (yes: boolean): void => {
          setAsked(undefined);
          resolve(yes);
        };
        setAsked({ question, answer });
      }),
    [],
  );
  return { asked, confirm };
}

export function ConfirmDialog({ question, answer }: Asked) {
  const id = useId();
  return (
    <Frame titleId={id} small onEscape={() => answer(false)}>
      <header className="modal-head">
        <h2 id={id}>{emojify(words(question.title)) || 'Are you sure?'}</h2>
      </header>
      <div className="modal-body">{question.text && <Mrkdwn text={question.text} />}</div>
      <footer className="modal-foot">
        <button type="button" className="button" onClick={() => answer(false)}>
          {emojify(words(question.deny)) || 'Cancel'}
        </button>
        <button
          type="button"
          className={`button ${question.style === 'danger' ? 'danger fill' : 'primary'}`}
          data-autofocus
          onClick={() => answer(true)}
        >
          {emojify(words(question.confirm)) || 'Yes'}
        </button>
      </footer>
    </Frame>
  );
}
