// views.*: triggers, limits and stacks, answered here because the emulator never closes a view.
import { type Call, failed, type Methods, ok } from './api-call.ts';
import { isObject, stringAt } from './json.ts';
import { refusedView } from './limits.ts';
import type { Local } from './local.ts';
import type { JsonObject } from './protocol.ts';
import type { Trigger } from './triggers.ts';
import type { ViewResult } from './views.ts';

export const viewMethods: Methods = {
  'views.open': (call) =>
    exchanging(call, (trigger, view) => call.local.views.open(trigger.userId, view, trigger.channelId)),
  'views.push': (call) => exchanging(call, (trigger, view) => call.local.views.push(trigger.viewId, view)),
  'views.update': update,
  'views.publish': publish,
};

function exchanging({ local, args }: Call, show: (trigger: Trigger, view: JsonObject) => ViewResult): JsonObject {
  const id = stringAt(args, 'trigger_id') || stringAt(args, 'interactivity_pointer');
  const view = contentOf(args, 'modal');
  if ('refused' in view) return view.refused;
  const exchange = local.triggers.look(id);
  if ('error' in exchange) return failed(exchange.error);
  const result = show(exchange.trigger, view.content);
  if ('view' in result) local.triggers.spend(id);
  return answered(local, result);
}

function update({ local, args }: Call): JsonObject {
  const target =
    local.views.find(stringAt(args, 'view_id')) ?? local.views.findByExternalId(stringAt(args, 'external_id'));
  if (!target) return failed('not_found');
  const view = contentOf(args, target.type);
  return 'refused' in view
    ? view.refused
    : answered(local, local.views.update(target.id, view.content, stringAt(args, 'hash')));
}

function publish({ local, args }: Call): JsonObject {
  const userId = stringAt(args, 'user_id');
  if (!local.directory.findPerson(userId)) return failed('user_not_found');
  const view = contentOf(args, 'home');
  return 'refused' in view
    ? view.refused
    : answered(local, local.views.publish(userId, view.content, stringAt(args, 'hash')));
}

/** The view of a call when Slack would take it for this surface. */
function contentOf(args: JsonObject, surface: 'modal' | 'home'): { content: JsonObject } | { refused: JsonObject } {
  const content = args.view;
  if (!isObject(content)) return { refused: failed('invalid_arguments') };
  if (stringAt(content, 'type') !== surface) {
    const messages = [`[ERROR] must be a ${surface} view [json-pointer:/view/type]`];
    return { refused: { ok: false, error: 'invalid_arguments', response_metadata: { messages } } };
  }
  const refused = refusedView(content);
  return refused ? { refused } : { content };
}

function answered(local: Local, result: ViewResult): JsonObject {
  if ('error' in result) return failed(result.error);
  local.activity.changed();
  return ok({ view: result.view });
}
