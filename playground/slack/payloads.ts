// Interaction payloads in the shapes Slack sends. They read state and issue triggers and response URLs; they send
// nothing.
import type { Placed } from './block-walk.ts';
import { elementsIn } from './block-walk.ts';
import { copyOf, stringAt } from './json.ts';
import type { Local } from './local.ts';
import type { ElementState, InputValues, JsonObject, LocalShortcut, View } from './protocol.ts';
import { app, type Person, team } from './seed-workspace.ts';
import { teamOf } from './slack-objects.ts';
import { containerOf, originOf, type Surface } from './surface.ts';

/** Who acts on what. */
export interface Scene {
  person: Person;
  surface: Surface;
}

export interface CommandLine {
  command: string;
  text: string;
  channelId: string;
}

export function commandForm(local: Local, person: Person, line: CommandLine): { [field: string]: string } {
  const { channelId } = line;
  const origin = { userId: person.id, channelId, threadTs: '', messageTs: '', ephemeralId: '' };
  return {
    token: app.verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channelId,
    channel_name: channelName(local, channelId),
    user_id: person.id,
    user_name: person.name,
    command: line.command,
    text: line.text,
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: local.responseUrls.issue(local.url, origin),
    trigger_id: local.triggers.issue({ userId: person.id, viewId: '', channelId }),
  };
}

/** Every element but a button tells what it now holds. */
export function blockActions(
  local: Local,
  { person, surface }: Scene,
  acted: { placed: Placed; state: ElementState },
): JsonObject {
  const trigger = { userId: person.id, viewId: surface.view?.id ?? '', channelId: surface.channelId };
  return {
    type: 'block_actions',
    user: userOf(person, 'with-name'),
    ...installation(person),
    container: containerOf(surface),
    trigger_id: local.triggers.issue(trigger),
    ...placeOf(local, surface),
    ...(surface.view ? {} : { state: { values: surface.values } }),
    ...(surface.view ? {} : { response_url: local.responseUrls.issue(local.url, originOf(person, surface)) }),
    actions: [actionOf(acted.placed, acted.state)],
  };
}

export function blockSuggestion(
  local: Local,
  { person, surface }: Scene,
  asked: { placed: Placed; query: string },
): JsonObject {
  return {
    type: 'block_suggestion',
    user: userOf(person, 'with-name'),
    ...installation(person),
    container: containerOf(surface),
    ...placeOf(local, surface),
    action_id: asked.placed.actionId,
    block_id: asked.placed.blockId,
    value: asked.query,
  };
}

export function viewSubmission(local: Local, person: Person, view: View): JsonObject {
  const trigger = { userId: person.id, viewId: view.id, channelId: local.views.channelOf(view.id) };
  return {
    type: 'view_submission',
    user: userOf(person, 'with-name'),
    ...installation(person),
    trigger_id: local.triggers.issue(trigger),
    view: copyOf(view),
    response_urls: responseUrls(local, person, view),
  };
}

export function viewClosed(person: Person, view: View, isCleared: boolean): JsonObject {
  const user = userOf(person, 'with-name');
  return { type: 'view_closed', user, ...installation(person), view: copyOf(view), is_cleared: isCleared };
}

export function globalShortcut(local: Local, person: Person, shortcut: LocalShortcut): JsonObject {
  return {
    type: 'shortcut',
    action_ts: actionTs(),
    user: userOf(person),
    ...installation(person),
    callback_id: shortcut.callback_id,
    trigger_id: local.triggers.issue({ userId: person.id, viewId: '', channelId: '' }),
  };
}

export function messageShortcut(local: Local, { person, surface }: Scene, shortcut: LocalShortcut): JsonObject {
  return {
    type: 'message_action',
    action_ts: actionTs(),
    user: { ...userOf(person), name: person.name },
    ...installation(person),
    ...placeOf(local, surface),
    callback_id: shortcut.callback_id,
    trigger_id: local.triggers.issue({ userId: person.id, viewId: '', channelId: surface.channelId }),
    response_url: local.responseUrls.issue(local.url, originOf(person, surface)),
    message_ts: surface.ts,
  };
}

/** The channel and the message, or the view; an ephemeral message is never in the payload. */
function placeOf(local: Local, surface: Surface): JsonObject {
  if (surface.view) return { view: copyOf(surface.view) };
  const channel = { id: surface.channelId, name: channelName(local, surface.channelId) };
  if (!surface.message) return { channel };
  const { channel: _channel, metadata: _metadata, ...message } = surface.message;
  return { channel, message: copyOf({ ...message, team: team.id }) };
}

function channelName(local: Local, channelId: string): string {
  const channel = local.directory.findChannel(channelId);
  if (channel?.is_im) return 'directmessage';
  return channel?.is_private ? 'privategroup' : (channel?.name ?? '');
}

function userOf(person: Person, names?: 'with-name'): JsonObject {
  const { id, name } = person;
  return { id, username: name, ...(names ? { name } : {}), team_id: teamOf(person).id };
}

function installation(person: Person): JsonObject {
  const { id, domain } = teamOf(person);
  return {
    api_app_id: app.id,
    token: app.verificationToken,
    team: { id, domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

function actionOf({ element, blockId, actionId, type }: Placed, state: ElementState): JsonObject {
  const place = { type, action_id: actionId, block_id: blockId, action_ts: actionTs() };
  const { text, style, value, placeholder, url } = element;
  if (type === 'button') return { ...place, ...present({ text, style, value, url }) };
  if (type.endsWith('button') || type === 'feedback_buttons') return { ...place, ...present({ text }), ...state };
  return { ...state, ...place, ...present({ placeholder }) };
}

function present(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** For each input that asked for one with `response_url_enabled`. */
function responseUrls(local: Local, person: Person, view: View): JsonObject[] {
  return elementsIn(view.blocks)
    .filter(({ element }) => element.response_url_enabled === true)
    .flatMap(({ blockId, actionId }) => {
      const channelId = chosenChannel(view.state.values, blockId, actionId);
      const origin = { userId: person.id, channelId, threadTs: '', messageTs: '', ephemeralId: '' };
      const response_url = local.responseUrls.issue(local.url, origin);
      return channelId ? [{ response_url, block_id: blockId, action_id: actionId, channel_id: channelId }] : [];
    });
}

function chosenChannel(values: InputValues, blockId: string, actionId: string): string {
  const state = values[blockId]?.[actionId] ?? { type: '' };
  return stringAt(state, 'selected_conversation') || stringAt(state, 'selected_channel');
}

function actionTs(): string {
  return (Date.now() / 1000).toFixed(6);
}
