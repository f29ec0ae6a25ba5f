// Clicks and choices: the action id names the route and carries the payload.
import { z } from 'zod';
import { RUN_COMMAND, readActionId } from '../blocks/action-id.ts';
import { refusal } from '../kernel/errors.ts';
import { asChannelId, asTs } from '../kernel/ids.ts';
import type { Ack } from './ack.ts';
import { commandTask } from './dispatch-command.ts';
import { heldValue, heldValues } from './element-value.ts';
import { en } from './messages.ts';
import { readMetadata } from './metadata.ts';
import type { EdgeParts } from './parts.ts';
import { type ActionBody, actionBody, type ClickedElement } from './payloads.ts';
import { perform, type Task } from './perform.ts';
import type { ActionCall, ActionRoute, Answer, Call } from './routes.ts';
import type { Place, Scene } from './scene.ts';
import { actionScene } from './scenes.ts';

export async function dispatchAction(parts: EdgeParts, body: unknown, ack: Ack): Promise<void> {
  const click = actionBody.parse(body);
  const [element] = click.actions;
  if (!element) throw new Error('a click on nothing');
  const { route: id } = readActionId(element.action_id);
  const route = parts.routes.action(id);
  if (!route && element.url) return void (await ack.send());
  const scene = actionScene(parts, click);
  const task =
    id === RUN_COMMAND ? runCommandTask(parts, scene, element) : actionTask(parts, { route, scene, click, element });
  await perform(parts, task, ack);
}

interface Click {
  readonly route: ActionRoute | undefined;
  readonly scene: Scene;
  readonly click: ActionBody;
  readonly element: ClickedElement;
}

function actionTask(parts: EdgeParts, { route, scene, click, element }: Click): Task {
  const { payload } = readActionId(element.action_id);
  const parsed = route?.payload.safeParse(payload);
  if (!route || !parsed?.success) return outdated(parts, scene);
  const run = (call: Call) => route.run(actionCall(call, { scene, click, element }, parsed.data));
  return { kind: 'action', route: route.id, effect: route.effect, opensModal: route.opensModal, scene, run };
}

function outdated({ command }: EdgeParts, scene: Scene): Task {
  const run = async (): Promise<Answer> => {
    throw refusal('precondition', en.olderButton(command));
  };
  return { kind: 'action', route: 'action of an older version', effect: 'reads', opensModal: false, scene, run };
}

/** `payload` comes out of the route's own schema, which its type names. */
const asPayload = (payload: unknown): never => payload as never;

function actionCall(call: Call, { scene, click, element }: Omit<Click, 'route'>, payload: unknown): ActionCall<never> {
  const { view, place, isEphemeral } = scene;
  const ts = click.container?.message_ts;
  return {
    ...call,
    payload: asPayload(payload),
    value: heldValue(element),
    values: heldValues(element),
    state: view ? view.state : click.state,
    ...(view
      ? {
          view: {
            id: view.id,
            hash: view.hash,
            callback: view.callback_id,
            meta: readMetadata(view.private_metadata).meta,
          },
        }
      : {}),
    ...(!view && !isEphemeral && ts && place.channel
      ? { message: { channel: place.channel, ts, ...(place.threadTs ? { threadTs: place.threadTs } : {}) } }
      : {}),
    isEphemeral,
  };
}

const commandPayload = z.object({ c: z.string().optional(), ch: z.string().optional(), t: z.string().optional() });

/** A button's payload is the command; an option's value is the command, or a whole action id for one. */
function runCommandTask(parts: EdgeParts, scene: Scene, element: ClickedElement): Task {
  const value = heldValue(element) ?? '';
  const chosen = value.startsWith(`${RUN_COMMAND}|`) ? readActionId(value).payload : undefined;
  const parsed = commandPayload.safeParse(chosen ?? readActionId(element.action_id).payload);
  if (!parsed.success) return outdated(parts, scene);
  const { c = value, ch, t } = parsed.data;
  const place: Place = {
    ...scene.place,
    ...(ch ? { channel: asChannelId(ch) } : {}),
    ...(t ? { threadTs: asTs(t) } : {}),
  };
  const here: Scene = { ...scene, place };
  return commandTask(parts, { text: c, scene: here, ...(t ? { threadTs: asTs(t) } : {}) });
}
