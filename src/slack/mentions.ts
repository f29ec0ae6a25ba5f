// Mentioning the bot in a thread does what the command would, because Slack has no slash commands in threads. Nobody
// clicked, so a modal waits behind a button.
import { actionId, RUN_COMMAND } from '../blocks/action-id.ts';
import { actions, button, section } from '../blocks/blocks.ts';
import type { Content } from '../outbox/outbox.ts';
import { callBy } from './call-context.ts';
import { deliver, type Outcome } from './deliver.ts';
import { commandTask } from './dispatch-command.ts';
import { problemOf } from './failures.ts';
import { en } from './messages.ts';
import type { EdgeParts } from './parts.ts';
import { type EventFacts, eventFacts } from './payloads.ts';
import type { Answer } from './routes.ts';
import type { Scene } from './scene.ts';
import { eventScene } from './scenes.ts';

/** Answers a mention; refusals and bugs are told to the person, not tried again. Never rejects. */
export async function dispatchMention(parts: EdgeParts, event: unknown): Promise<void> {
  const facts = eventFacts.parse(event);
  const scene = eventScene(parts, facts);
  if (!scene || facts.bot_id) return;
  const text = wordsAfterMention(facts.text, parts.installation.botUserId);
  const task = commandTask(parts, { text, scene, ...(facts.thread_ts ? { threadTs: facts.thread_ts } : {}) });
  const outcome = await outcomeFor(parts, task, () => offer(scene, facts, text));
  await deliver(parts, scene, { outcome, work: task });
}

type Offer = () => Content;

async function outcomeFor(parts: EdgeParts, task: ReturnType<typeof commandTask>, offered: Offer): Promise<Outcome> {
  try {
    const answer = await task.run(await callBy(parts, task.scene.acting, task.scene.place));
    return { answer: needsClick(answer) ? { kind: 'say', message: offered() } : answer };
  } catch (error) {
    return { problem: problemOf(parts, error, task) };
  }
}

const needsClick = ({ kind }: Answer): boolean => kind === 'open' || kind === 'push' || kind === 'update';

/** The button runs the same command again, with the click that opens windows. */
function offer({ place }: Scene, { thread_ts: threadTs }: EventFacts, text: string): Content {
  const channel = place.channel ? { ch: place.channel } : {};
  const thread = threadTs ? { t: threadTs } : {};
  const open = actionId(RUN_COMMAND, { c: text.slice(0, 80), ...channel, ...thread });
  return {
    text: en.mentionOpen.text,
    blocks: [section(en.mentionOpen.text), actions([button(en.mentionOpen.button, open, { style: 'primary' })])],
  };
}

/** `<@U0BOT> decide pricing` and `hey <@U0BOT|plumbline>: decide pricing` both say "decide pricing". */
export function wordsAfterMention(text: string, botUserId: string): string {
  const mention = new RegExp(`<@${botUserId}(\\|[^>]*)?>`);
  const found = mention.exec(text);
  const after = found ? text.slice(found.index + found[0].length) : text;
  return after.replace(/^[\s:,.-]+/, '').trim();
}
