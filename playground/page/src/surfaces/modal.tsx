// The stack of modals of the person: the top one in full, those below as edges behind it.
import { type FormEvent, type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { ActionAnswer, InputValues, Json, JsonObject, View } from '../../../slack/protocol.ts';
import { act } from '../api.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { Back, Close } from '../icons.tsx';
import { emojify } from '../model/emoji.ts';
import { HOME } from '../model/route.ts';
import { collectValues } from '../model/values.ts';
import { usePage } from '../page.ts';
import { Avatar } from '../shell/avatar.tsx';
import { Frame } from './frame.tsx';
import { SurfaceProvider } from './surface-provider.tsx';

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Field errors of a submission the app refused; undefined when it accepted. */
function errorsOf({ ack }: ActionAnswer): Record<string, string> | undefined {
  if (!isObject(ack) || ack.response_action !== 'errors' || !isObject(ack.errors)) return undefined;
  return Object.fromEntries(Object.entries(ack.errors).map(([block, text]) => [block, String(text)]));
}

function textOf(value: JsonObject | null, otherwise: string): string {
  return typeof value?.text === 'string' ? emojify(value.text) : otherwise;
}

/** Submitting and closing one view. */
function useModal(view: View) {
  const { state, route, refresh } = usePage();
  const user = state.me.id;
  const touched = useRef<InputValues>({});
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string>();

  const finish = async (answer: ActionAnswer): Promise<void> => {
    await refresh();
    const refused = errorsOf(answer);
    const known = new Set(view.blocks.map((block) => block.block_id));
    const lost = Object.entries(refused ?? {}).filter(([block]) => !known.has(block));
    setErrors(refused ?? {});
    setProblem(answer.problem ?? (lost.length > 0 ? lost.map(([, text]) => text).join(' ') : undefined));
    setBusy(false);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    const channel = route.place === HOME ? undefined : route.place;
    const values = collectValues(view.blocks, touched.current, channel);
    await finish(await act('submit', { user, viewId: view.id, values }));
  };
  const close = async (all: boolean): Promise<void> => {
    const answer = await act('close', { user, viewId: view.id, ...(all ? { all } : {}) });
    await refresh();
    if (answer.problem) setProblem(answer.problem);
  };
  const remember = (values: InputValues): void => {
    touched.current = values;
  };
  return { busy, errors, problem, submit, close, remember };
}

/** As in Slack, Enter in a field submits nothing; with Ctrl or Cmd it submits the modal. */
function onEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter') return;
  if (event.target instanceof HTMLInputElement) event.preventDefault();
  if (event.ctrlKey || event.metaKey) event.currentTarget.requestSubmit();
}

function Modal({ view, depth, top }: { view: View; depth: number; top: boolean }) {
  const { state } = usePage();
  const titleId = useId();
  const { busy, errors, problem, submit, close, remember } = useModal(view);
  const container = useMemo(() => ({ kind: 'view' as const, viewId: view.id }), [view.id]);
  const title = textOf(view.title, 'Dialog');
  return (
    <Frame titleId={titleId} hidden={!top} callback={view.callback_id} onEscape={() => void close(depth === 0)}>
      <form className="modal-form" noValidate onSubmit={(event) => void submit(event)} onKeyDown={onEnter}>
        <header className="modal-head">
          {depth > 0 && (
            <button type="button" className="icon-button" aria-label="Back" onClick={() => void close(false)}>
              <Back />
            </button>
          )}
          <Avatar person={state.bot} size="small" />
          <h2 id={titleId}>{title}</h2>
          <button type="button" className="icon-button" aria-label="Close dialog" onClick={() => void close(true)}>
            <Close />
          </button>
        </header>
        <div className="modal-body">
          {problem && (
            <div className="problem" role="alert">
              {problem}
            </div>
          )}
          <SurfaceProvider container={container} blocks={view.blocks} errors={errors} onValues={remember}>
            <Blocks blocks={view.blocks} />
          </SurfaceProvider>
        </div>
        <footer className="modal-foot">
          <button type="button" className="button" onClick={() => void close(false)}>
            {textOf(view.close, view.submit ? 'Cancel' : 'Close')}
          </button>
          {view.submit && (
            <button type="submit" className="button primary" aria-busy={busy} data-submit>
              <span>{textOf(view.submit, 'Submit')}</span>
            </button>
          )}
        </footer>
      </form>
    </Frame>
  );
}

export function ModalStack() {
  const { state } = usePage();
  const open = state.modals.length > 0;
  useEffect(() => {
    document.body.classList.toggle('modal-open', open);
  }, [open]);
  return state.modals.map((view, depth) => (
    <Modal key={view.id} view={view} depth={depth} top={depth === state.modals.length - 1} />
  ));
}
