// Submitted and closed modals: the callback id names the route, the metadata carries what its author stored.
import { refusal } from '../kernel/errors.ts';
import type { Ack } from './ack.ts';
import { en } from './messages.ts';
import { readMetadata } from './metadata.ts';
import type { EdgeParts } from './parts.ts';
import { submitBody } from './payloads.ts';
import { performSubmit, type SubmitTask } from './perform-submit.ts';
import type { Answer, Call, SubmitCall } from './routes.ts';
import { submitScene } from './scenes.ts';

export async function dispatchSubmit(parts: EdgeParts, body: unknown, ack: Ack): Promise<void> {
  const submitted = submitBody.parse(body);
  const { view } = submitted;
  const scene = submitScene(parts, submitted);
  const route = parts.routes.submit(view.callback_id);
  const meta = route?.meta.safeParse(readMetadata(view.private_metadata).meta);
  const run = async (call: Call): Promise<Answer> => {
    if (!route || !meta?.success) throw refusal('precondition', en.olderForm(parts.command));
    return route.run(submitCall(call, { meta: meta.data, state: view.state, viewId: view.id }));
  };
  const name = route?.callback ?? 'form of an older version';
  const task: SubmitTask = { kind: 'submit', route: name, effect: 'changes', scene, view, run };
  await performSubmit(parts, task, ack);
}

/** `meta` comes out of the route's own schema, which its type names. */
function submitCall(
  call: Call,
  own: { meta: unknown } & Pick<SubmitCall<never>, 'state' | 'viewId'>,
): SubmitCall<never> {
  return { ...call, ...own, meta: own.meta as never };
}
