// A person clicks, chooses, types into a select, or calls a shortcut.
import { deliver, payloadDelivery } from './delivery.ts';
import { numberAt } from './json.ts';
import { type Delivered, type Local, MisuseError } from './local.ts';
import { blockActions, blockSuggestion, globalShortcut, messageShortcut } from './payloads.ts';
import { actor, actorIn } from './people.ts';
import { interactionProblem } from './problems.ts';
import type { ActionAnswer, ClickRequest, ShortcutRequest, SuggestAnswer, SuggestRequest } from './protocol.ts';
import { suggestionIn } from './suggestions.ts';
import { elementAt, surfaceOf, withState } from './surface.ts';

/** Acts on an element: a button, a select, a picker, or an input that dispatches. */
export async function act(local: Local, request: ClickRequest): Promise<ActionAnswer> {
  const person = actor(local, request.user);
  const seen = surfaceOf(local, request.container, { person, entered: request.values ?? {} });
  const placed = elementAt(seen, request.block_id, request.action_id);
  const state = { ...request.value, type: placed.type };
  const surface = withState(seen, placed, state);
  if (surface.view) local.views.enter(surface.view.id, surface.values);
  const current = surface.view ? { ...surface, view: local.views.find(surface.view.id) ?? surface.view } : surface;
  const payload = blockActions(local, { person, surface: current }, { placed, state });
  const title = `${person.name}: ${placed.label || placed.actionId}`;
  return sendInteraction(local, request.user, payloadDelivery('block_actions', title, payload));
}

export async function callShortcut(local: Local, request: ShortcutRequest): Promise<ActionAnswer> {
  const { callback_id, channel, ts } = request;
  const type = channel && ts ? 'message' : 'global';
  const shortcut = local.shortcuts.find((one) => one.callback_id === callback_id && one.type === type);
  if (!shortcut) throw new MisuseError(`The app has no ${type} shortcut ${callback_id}.`);
  const person = actor(local, request.user);
  if (person.is_external) throw new MisuseError(`${person.real_name} is from another organisation: no shortcuts.`);
  if (!channel || !ts) {
    const payload = globalShortcut(local, person, shortcut);
    return sendInteraction(local, person.id, payloadDelivery('shortcut', shortcut.name, payload));
  }
  actorIn(local, person.id, channel);
  const surface = surfaceOf(local, { kind: 'message', channel, ts }, { person });
  const payload = messageShortcut(local, { person, surface }, shortcut);
  return sendInteraction(local, person.id, payloadDelivery('message_action', shortcut.name, payload));
}

async function sendInteraction(local: Local, userId: string, delivered: Delivered): Promise<ActionAnswer> {
  local.lastDelivered.set(userId, delivered);
  const reply = await deliver(local, delivered);
  return reply.failure === '' ? { ok: true } : { ok: true, problem: interactionProblem(reply.failure) };
}

/** Asks the app for the options of an external select; nothing is sent before `min_query_length` is reached. */
export async function suggest(local: Local, request: SuggestRequest): Promise<SuggestAnswer> {
  const person = actor(local, request.user);
  const surface = surfaceOf(local, request.container, { person });
  const placed = elementAt(surface, request.block_id, request.action_id);
  if (!placed.type.endsWith('external_select')) throw new MisuseError(`${request.action_id} asks nobody for options.`);
  if (request.query.length < (numberAt(placed.element, 'min_query_length') ?? 3)) return { ok: true, options: [] };
  const payload = blockSuggestion(local, { person, surface }, { placed, query: request.query });
  const title = `${placed.label || placed.actionId}: ${request.query}`;
  const reply = await deliver(local, payloadDelivery('block_suggestion', title, payload));
  if (reply.failure !== '') return { ok: true, problem: interactionProblem(reply.failure) };
  return suggestionIn(reply.body);
}
