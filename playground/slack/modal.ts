// A person submits or closes a modal; the app's reply decides what becomes of the stack.
import { clientErrors } from './client-checks.ts';
import { deliver, payloadDelivery } from './delivery.ts';
import { isObject, objectAt, parseJson, stringAt } from './json.ts';
import { refusedView } from './limits.ts';
import { type Local, MisuseError } from './local.ts';
import { viewClosed, viewSubmission } from './payloads.ts';
import { actor } from './people.ts';
import { answerProblem, interactionProblem } from './problems.ts';
import type { ActionAnswer, CloseRequest, JsonObject, SubmitRequest, View } from './protocol.ts';
import { surfaceOf } from './surface.ts';

/** What the client itself refuses (a required input left empty) is answered without asking the app. */
export async function submit(local: Local, request: SubmitRequest): Promise<ActionAnswer> {
  const person = actor(local, request.user);
  const { view } = surfaceOf(local, { kind: 'view', viewId: request.viewId }, { person, entered: request.values });
  if (view?.type !== 'modal') throw new MisuseError(`${request.viewId} is no modal.`);
  if (!view.submit) throw new MisuseError(`The modal "${stringAt(view.title ?? {}, 'text')}" has no submit button.`);
  const errors = clientErrors(view, view.state.values);
  if (Object.keys(errors).length > 0) return { ok: true, ack: { response_action: 'errors', errors } };
  const delivered = payloadDelivery('view_submission', titleOf(view), viewSubmission(local, person, view));
  local.lastDelivered.set(person.id, delivered);
  const reply = await deliver(local, delivered);
  if (reply.failure !== '') return { ok: true, problem: interactionProblem(reply.failure) };
  return applyReply(local, view, reply.body);
}

function applyReply(local: Local, view: View, body: string): ActionAnswer {
  const reply = body.trim() === '' ? {} : parseJson(body);
  if (!isObject(reply)) return { ok: true, problem: answerProblem('the submission', body.slice(0, 200)) };
  const action = stringAt(reply, 'response_action');
  const apply = Object.keys(reply).length === 0 ? done : consequences[action];
  const problem = apply ? apply(local, view, reply) : `the response_action "${action}"`;
  local.activity.changed();
  return { ok: true, ack: reply, ...(problem ? { problem: answerProblem('the submission', problem) } : {}) };
}

type Consequence = (local: Local, view: View, reply: JsonObject) => string;

const consequences: { [action: string]: Consequence } = {
  errors: (_, view, reply) => errorsProblem(view, objectAt(reply, 'errors')),
  clear: (local, view) => {
    local.views.closeAll(local.views.ownerOf(view.id));
    return '';
  },
  update: (local, view, reply) => shown(reply, (content) => local.views.update(view.id, content, '')),
  push: (local, view, reply) => shown(reply, (content) => local.views.push(view.id, content)),
};

function done(local: Local, view: View): string {
  if (view.clear_on_close) local.views.closeAll(local.views.ownerOf(view.id));
  local.views.close(view.id);
  return '';
}

function shown(reply: JsonObject, show: (content: JsonObject) => object): string {
  const content = objectAt(reply, 'view');
  const refused = refusedView(content);
  if (refused) return JSON.stringify(refused);
  const result = show(content);
  return 'error' in result ? String(result.error) : '';
}

function errorsProblem(view: View, errors: JsonObject): string {
  const inputs = new Set(view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id));
  const stray = Object.keys(errors).filter((blockId) => !inputs.has(blockId));
  if (stray.length > 0) return `errors for blocks that are no inputs: ${stray.join(', ')}`;
  const wordless = Object.values(errors).some((message) => typeof message !== 'string' || message === '');
  return wordless || Object.keys(errors).length === 0 ? 'errors without words' : '';
}

/** Cancel closes the top modal; the X of the client (`all`) closes the stack. */
export async function close(local: Local, request: CloseRequest): Promise<ActionAnswer> {
  const person = actor(local, request.user);
  const { view } = surfaceOf(local, { kind: 'view', viewId: request.viewId }, { person });
  if (view?.type !== 'modal') throw new MisuseError(`${request.viewId} is no modal.`);
  const stack = local.views.modalsOf(person.id);
  const all = request.all === true || view.clear_on_close;
  const told = all ? (stack[0] ?? view) : view;
  const wants = all ? stack.some((one) => one.notify_on_close) : view.notify_on_close;
  if (all) local.views.closeAll(person.id);
  else local.views.close(view.id);
  local.activity.changed();
  if (!wants) return { ok: true };
  const delivered = payloadDelivery('view_closed', titleOf(told), viewClosed(person, told, all));
  local.lastDelivered.set(person.id, delivered);
  const reply = await deliver(local, delivered);
  return reply.failure === '' ? { ok: true } : { ok: true, problem: interactionProblem(reply.failure) };
}

function titleOf(view: View): string {
  return stringAt(view.title ?? {}, 'text') || view.callback_id;
}
