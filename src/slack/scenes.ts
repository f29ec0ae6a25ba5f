// Reads a payload into its scene: who, where, which trigger, which way back.
import type { MessageTs } from '../kernel/ids.ts';
import { readMetadata } from './metadata.ts';
import type { EdgeParts } from './parts.ts';
import type { ActionBody, CommandBody, EventFacts, ShortcutBody, ShownView, SubmitBody } from './payloads.ts';
import type { Acting, Place, Scene } from './scene.ts';

type SceneParts = Pick<EdgeParts, 'responders' | 'turns'>;

const blank = { responder: undefined, isEphemeral: false, turn: 0 } as const;
const newStage = () => ({ isTriggerUsed: false });

export function commandScene(parts: SceneParts, body: CommandBody): Scene {
  return {
    ...blank,
    acting: { id: body.user_id, teamId: body.team_id, enterpriseId: body.enterprise_id, name: body.user_name ?? '' },
    place: { channel: body.channel_id },
    surface: 'conversation',
    triggerId: body.trigger_id,
    responder: parts.responders(body.response_url),
    stage: newStage(),
  };
}

export function actionScene(parts: SceneParts, body: ActionBody): Scene {
  const { view } = body;
  const clicked = { acting: actingIn(body), triggerId: body.trigger_id, stage: newStage() };
  if (view) {
    const surface = view.type;
    return { ...blank, ...clicked, surface, place: placeOfView(view), view, turn: parts.turns.take(view.id) };
  }
  return {
    ...blank,
    ...clicked,
    surface: 'conversation',
    place: placeOfMessage(body),
    responder: parts.responders(body.response_url),
    isEphemeral: body.container?.is_ephemeral ?? false,
  };
}

export function submitScene(parts: SceneParts, body: SubmitBody): Scene {
  const { view } = body;
  return {
    ...blank,
    acting: actingIn(body),
    place: placeOfView(view),
    surface: 'modal',
    triggerId: body.trigger_id,
    view,
    turn: parts.turns.take(view.id),
    stage: newStage(),
  };
}

/** A global shortcut happens nowhere in particular; a message shortcut where its message is. */
export function shortcutScene(parts: SceneParts, body: ShortcutBody): Scene {
  const threadTs = body.message?.thread_ts;
  return {
    ...blank,
    acting: actingIn(body),
    place: body.channel ? placeAt(body.channel.id, threadTs) : {},
    surface: body.channel ? 'conversation' : 'nowhere',
    triggerId: body.trigger_id,
    responder: parts.responders(body.response_url),
    stage: newStage(),
  };
}

/** Undefined when nobody in particular caused the event. */
export function eventScene(parts: Pick<SceneParts, 'turns'>, event: EventFacts): Scene | undefined {
  const { user, channel, view } = event;
  if (!user) return undefined;
  return {
    ...blank,
    acting: { id: user, teamId: event.user_team, enterpriseId: undefined, name: '' },
    place: channel ? placeAt(channel, event.thread_ts) : {},
    surface: 'conversation',
    triggerId: undefined,
    ...(view ? { view, turn: parts.turns.take(view.id) } : {}),
    stage: newStage(),
  };
}

function actingIn({ user, team }: Pick<ActionBody, 'user' | 'team'>): Acting {
  return {
    id: user.id,
    teamId: user.team_id ?? team?.id,
    enterpriseId: team?.enterprise_id,
    name: user.name ?? user.username ?? '',
  };
}

function placeOfView(view: ShownView): Place {
  return view.type === 'home' ? { isHome: true } : readMetadata(view.private_metadata).place;
}

function placeOfMessage({ channel, container, message }: ActionBody): Place {
  const id = channel?.id ?? container?.channel_id;
  return id ? placeAt(id, container?.thread_ts ?? message?.thread_ts) : {};
}

function placeAt(channel: NonNullable<Place['channel']>, threadTs: MessageTs | null | undefined): Place {
  return { channel, ...(threadTs ? { threadTs } : {}) };
}
