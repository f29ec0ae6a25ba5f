// The edge: everything that comes in from Slack passes here, is acknowledged exactly once, handled by the route that
// claims it, and answered to the person. Errors end here and nowhere else.
import { describeError } from '../kernel/describe-error.ts';
import { type Ack, createAck, type SendAck } from './ack.ts';
import { dispatchAction } from './dispatch-action.ts';
import { dispatchCommand } from './dispatch-command.ts';
import { dispatchEvent } from './dispatch-event.ts';
import { dispatchOptions } from './dispatch-options.ts';
import { dispatchShortcut } from './dispatch-shortcut.ts';
import { dispatchSubmit } from './dispatch-submit.ts';
import { newFailureRef } from './failures.ts';
import type { EdgeParts } from './parts.ts';

export type Interaction = 'command' | 'action' | 'submit' | 'close' | 'shortcut' | 'options';

export interface Edge {
  /** Resolves when the person has their answer; never rejects. */
  interact(kind: Interaction, body: unknown, send: SendAck): Promise<void>;
  /** Rejects what should be tried again. */
  event(body: unknown): Promise<void>;
}

type Dispatch = (parts: EdgeParts, body: unknown, ack: Ack) => Promise<void>;

const dispatchers: Readonly<Record<Interaction, Dispatch>> = {
  command: dispatchCommand,
  action: dispatchAction,
  submit: dispatchSubmit,
  shortcut: dispatchShortcut,
  options: dispatchOptions,
  close: async (_, __, ack) => void (await ack.send()),
};

export function createEdge(parts: EdgeParts): Edge {
  return {
    async interact(kind, body, send) {
      const began = performance.now();
      const ack = createAck(
        send,
        () => parts.metrics.acknowledged(kind, (performance.now() - began) / 1000),
        (error) => parts.log.warn({ kind, err: describeError(error) }, 'an acknowledgement was not sent'),
      );
      await dispatchers[kind](parts, body, ack).catch((error: unknown) => failUnseen(parts, kind, error));
      if (await ack.send()) parts.log.error({ kind }, 'an interaction ended without an acknowledgement');
    },
    event: (body) => dispatchEvent(parts, body),
  };
}

/** A payload the edge cannot read, or a bug of the edge: there is nobody it could be told to. */
function failUnseen({ log, random, metrics }: EdgeParts, kind: Interaction, error: unknown): void {
  metrics.interaction(kind, 'bug');
  log.error({ ref: newFailureRef(random), kind, err: describeError(error) }, 'the edge failed');
}
