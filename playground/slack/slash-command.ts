// A person sends a slash command.
import { deliver } from './delivery.ts';
import { isObject, parseJson } from './json.ts';
import { type Local, MisuseError } from './local.ts';
import { commandForm } from './payloads.ts';
import { actorIn } from './people.ts';
import { answerProblem, commandProblem } from './problems.ts';
import type { ActionAnswer, CommandRequest, JsonObject } from './protocol.ts';
import { respond } from './response-url.ts';
import { asCommandText } from './text-escape.ts';

/** The app's answer, if it gave one, is shown before this resolves. */
export async function sendCommand(local: Local, request: CommandRequest): Promise<ActionAnswer> {
  const { channel, user } = request;
  const person = actorIn(local, user, channel);
  const [, command = '', rest = ''] = /^\s*(\/\S+)\s*([\s\S]*)$/.exec(request.text) ?? [];
  if (!local.commands.some((one) => one.command === command)) {
    return { ok: true, problem: `${command || request.text} is not a valid command.` };
  }
  if (person.is_external) throw new MisuseError(`${person.real_name} is from another organisation: no commands.`);
  const text = asCommandText(rest.trim(), local.directory);
  const form = commandForm(local, person, { command, text, channelId: channel });
  const delivered = {
    kind: 'command' as const,
    title: `${command} ${text}`.trim(),
    shown: form,
    body: new URLSearchParams(form).toString(),
    contentType: 'application/x-www-form-urlencoded' as const,
  };
  local.lastDelivered.set(user, delivered);
  const reply = await deliver(local, delivered);
  if (reply.failure !== '') return { ok: true, problem: commandProblem(command, reply.failure) };
  return showAnswer(
    local,
    { userId: user, channelId: channel, threadTs: '', messageTs: '', ephemeralId: '' },
    reply.body,
  );
}

async function showAnswer(local: Local, origin: Parameters<typeof respond>[1], body: string): Promise<ActionAnswer> {
  if (body.trim() === '') return { ok: true };
  const parsed = parseJson(body);
  const message: JsonObject = isObject(parsed) ? parsed : { text: body };
  const refused = await respond(local, origin, message);
  local.activity.changed();
  if (!refused) return { ok: true, ack: parsed ?? body };
  return { ok: true, ack: parsed ?? body, problem: answerProblem('the command', JSON.stringify(refused)) };
}
