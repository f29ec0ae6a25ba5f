// Events, worked off from the inbox. What a handler throws goes back to the inbox to be tried again, unless it is a
// refusal: trying again would not change that.
import { AppError } from '../kernel/errors.ts';
import { callBy, callBySystem } from './call-context.ts';
import { deliver } from './deliver.ts';
import { dispatchMention } from './mentions.ts';
import type { EdgeParts } from './parts.ts';
import { type EventFacts, eventBody, eventFacts } from './payloads.ts';
import type { Answer, Call, EventRoute } from './routes.ts';
import type { Scene } from './scene.ts';
import { eventScene } from './scenes.ts';
import { refusalFor, slackProblem } from './slack-errors.ts';

/** Throws what should be tried again. */
export async function dispatchEvent(parts: EdgeParts, body: unknown): Promise<void> {
  const { event } = eventBody.parse(body);
  const facts = eventFacts.parse(event);
  if (facts.type === 'app_mention') await dispatchMention(parts, event);
  const scene = eventScene(parts, facts);
  for (const route of parts.routes.events(facts.type)) await runEvent(parts, { route, facts, event, scene });
}

interface Happening {
  readonly route: EventRoute;
  readonly facts: EventFacts;
  readonly event: Readonly<Record<string, unknown>>;
  readonly scene: Scene | undefined;
}

async function runEvent(parts: EdgeParts, { route, facts, event, scene }: Happening): Promise<void> {
  const name = `event ${route.type}`;
  const call = await eventCall(parts, facts, scene);
  const answer = await answerOf(() => route.run({ ...call, event }), parts.installation.botName);
  if (answer instanceof AppError) {
    parts.log.info({ route: name, code: answer.code }, 'an event was refused');
    return;
  }
  if (scene && isDelivered(answer)) {
    await deliver(parts, scene, { outcome: { answer }, work: { route: name, effect: 'changes' } });
  }
}

async function eventCall(parts: EdgeParts, facts: EventFacts, scene: Scene | undefined): Promise<Call> {
  const isPerson = scene && !facts.bot_id && scene.acting.id !== parts.installation.botUserId;
  if (isPerson) return callBy(parts, scene.acting, scene.place);
  return callBySystem(parts, `event ${facts.type}`, scene?.place ?? {});
}

/** What happens to be unavailable is thrown, to be tried again later. */
async function answerOf(run: () => Promise<Answer>, botName: string): Promise<Answer | AppError> {
  try {
    return await run();
  } catch (error) {
    const problem = slackProblem(error);
    if (problem === 'rate_limited' || problem === 'unreachable') throw error;
    const refused = refusalFor(error, botName);
    if (!refused || refused.code === 'unavailable') throw error;
    return refused;
  }
}

/** Nobody clicked, so no window can open. */
const isDelivered = ({ kind }: Answer): boolean => kind === 'say' || kind === 'home';
