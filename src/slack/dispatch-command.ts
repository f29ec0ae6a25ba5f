// Commands: typed behind `/roadmap`, clicked as a button that stands for one, or given by mentioning the bot.
import type { KnownBlock } from '@slack/types';
import { runCommand } from '../blocks/action-id.ts';
import { actions, button, section } from '../blocks/blocks.ts';
import { refusal } from '../kernel/errors.ts';
import type { MessageTs } from '../kernel/ids.ts';
import type { Content } from '../outbox/outbox.ts';
import type { Ack } from './ack.ts';
import { type Routed, routeCommand } from './command-routing.ts';
import { rememberMember } from './directory-events.ts';
import { en } from './messages.ts';
import { namesFrom } from './names.ts';
import type { EdgeParts } from './parts.ts';
import { commandBody } from './payloads.ts';
import { perform, type Task } from './perform.ts';
import type { Answer, Call, CommandCall } from './routes.ts';
import type { Scene } from './scene.ts';
import { commandScene } from './scenes.ts';
import { readableText } from './source-message.ts';

export async function dispatchCommand(parts: EdgeParts, body: unknown, ack: Ack): Promise<void> {
  const command = commandBody.parse(body);
  const task = commandTask(parts, { text: command.text, scene: commandScene(parts, command) });
  const run = async (call: Call): Promise<Answer> => {
    await rememberMember(call.ctx);
    return task.run(call);
  };
  await perform(parts, { ...task, run }, ack);
}

export interface TypedCommand {
  readonly text: string;
  readonly scene: Scene;
  readonly threadTs?: MessageTs;
}

/** What has to be done for a command, whichever way it came. */
export function commandTask(parts: EdgeParts, typed: TypedCommand): Task {
  const routed = routeCommand(parts.routes.words, typed.text);
  return {
    kind: 'command',
    scene: typed.scene,
    ...taskFor(parts, routed, typed.threadTs),
  };
}

type CommandTask = Pick<Task, 'route' | 'effect' | 'opensModal' | 'run'>;

function taskFor(parts: EdgeParts, routed: Routed, threadTs: MessageTs | undefined): CommandTask {
  switch (routed.kind) {
    case 'route': {
      const { route, rest } = routed;
      const { effect, opensModal } = route;
      const run = async (call: Call) =>
        route.run({ ...call, ...(await restOf(parts, call, rest)), ...(threadTs ? { threadTs } : {}) });
      return { route: `command ${route.words[0]}`, effect, opensModal, run };
    }
    case 'ref':
      return { route: `ref ${routed.ref.kind}`, effect: 'reads', run: (call) => showRef(parts, routed, call) };
    case 'boom':
      return { route: 'command boom', effect: 'reads', opensModal: false, run: explode };
    case 'unknown':
      return {
        route: 'command unknown',
        effect: 'reads',
        opensModal: false,
        run: (call) => unknown(parts, routed, call),
      };
  }
}

/** Names are looked up only where something is mentioned. */
async function restOf({ timing }: EdgeParts, call: Call, typed: string): Promise<Pick<CommandCall, 'rest' | 'typed'>> {
  if (!/[<&]/.test(typed)) return { rest: typed, typed };
  return { rest: await readableText(typed, namesFrom(call.directory, timing.personMs)), typed };
}

async function showRef({ routes }: EdgeParts, { ref, name }: Routed & { kind: 'ref' }, call: Call): Promise<Answer> {
  const show = routes.show(ref.kind);
  if (!show) throw refusal('not_found', en.unknownRef(name));
  return show(call, ref);
}

/** Hidden: proves that a bug reaches the log and the person under the same ref. */
async function explode(): Promise<Answer> {
  throw new Error('boom, as asked');
}

async function unknown(parts: EdgeParts, { word, guess }: Routed & { kind: 'unknown' }, call: Call): Promise<Answer> {
  const help = await parts.routes.command('help')?.run({ ...call, rest: '', typed: '' });
  const known = help?.kind === 'say' ? help.message : undefined;
  const said = word ? en.unknownWord(word) : '';
  const meant = guess ? `${parts.command} ${guess}` : '';
  const words = [said, meant && en.didYouMean(meant)].filter(Boolean).join(' ');
  const opening: KnownBlock[] = words ? [section(words)] : [];
  const offer: KnownBlock[] = guess ? [actions([button(en.run(meant), runCommand(guess), { style: 'primary' })])] : [];
  return { kind: 'say', message: withHelp(words, [...opening, ...offer], known) };
}

function withHelp(words: string, blocks: readonly KnownBlock[], help: Content | undefined): Content {
  return {
    text: [words, help?.text].filter(Boolean).join('\n'),
    blocks: [...blocks, ...(help?.blocks ?? [])].slice(0, 50),
  };
}
