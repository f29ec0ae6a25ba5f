// Shortcuts: from the search bar, or on a message whose text comes along as people read it.
import { refusal } from '../kernel/errors.ts';
import type { Ack } from './ack.ts';
import { en } from './messages.ts';
import { namesFrom } from './names.ts';
import type { EdgeParts } from './parts.ts';
import { type ShortcutBody, shortcutBody } from './payloads.ts';
import { perform } from './perform.ts';
import type { Answer, Call, ShortcutCall } from './routes.ts';
import { shortcutScene } from './scenes.ts';
import { sourceMessage } from './source-message.ts';

export async function dispatchShortcut(parts: EdgeParts, body: unknown, ack: Ack): Promise<void> {
  const shortcut = shortcutBody.parse(body);
  const scene = shortcutScene(parts, shortcut);
  const route = parts.routes.shortcut(shortcut.callback_id);
  const run = async (call: Call): Promise<Answer> => {
    if (!route) throw refusal('precondition', en.olderButton(parts.command));
    return route.run(await shortcutCall(call, shortcut, parts.timing.personMs));
  };
  const name = route?.callback ?? 'shortcut of an older version';
  await perform(
    parts,
    { kind: 'shortcut', route: name, effect: 'reads', opensModal: route !== undefined, scene, run },
    ack,
  );
}

async function shortcutCall(call: Call, shortcut: ShortcutBody, patienceMs: number): Promise<ShortcutCall> {
  const { type, channel, message, message_ts: ts } = shortcut;
  if (type !== 'message_action' || !channel) return call;
  const source = await sourceMessage(
    message,
    { channel: channel.id, ts: ts ?? undefined },
    namesFrom(call.directory, patienceMs),
  );
  return source ? { ...call, message: source } : call;
}
