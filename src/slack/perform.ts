// Runs one interaction from its acknowledgement to its answer. Exactly one acknowledgement on every path: reads before
// they run, changes once they are committed or when Slack's patience ends, refusals and bugs too.

import { refusal } from '../kernel/errors.ts';
import type { Ack } from './ack.ts';
import { after, within } from './after.ts';
import { callBy } from './call-context.ts';
import { deliver, type Outcome } from './deliver.ts';
import { type FailedWork, problemOf } from './failures.ts';
import { en } from './messages.ts';
import type { EdgeParts } from './parts.ts';
import type { Answer, Call, Effect } from './routes.ts';
import { depthOf, type Scene } from './scene.ts';
import { openLoading } from './windows.ts';

export interface Task {
  /** `command`, `action`, …: for the metrics. */
  readonly kind: string;
  /** For the log: a route's id, never what people typed. */
  readonly route: string;
  readonly effect: Effect;
  readonly scene: Scene;
  /** The route's own word on whether its answer is a modal. */
  readonly opensModal?: boolean | undefined;
  run(call: Call): Promise<Answer>;
}

/** Acknowledges, runs, answers. Never rejects. */
export async function perform(parts: EdgeParts, task: Task, ack: Ack): Promise<void> {
  await inPlace(parts, task, async (busy) => {
    if (task.effect === 'reads' || busy) await ack.send();
    const outcome = busy ?? outcomeOf(parts, task);
    const loading = busy ? undefined : armLoading(parts, task);
    if (!ack.isSent) {
      await within(parts.timing.acknowledgeMs, outcome);
      await ack.send();
    }
    const settled = await outcome;
    loading?.cancel();
    rememberHabit(parts, task, settled);
    await deliver(parts, task.scene, { outcome: settled, work: task });
    return settled;
  });
}

/** Gives `run` a place among what is under way, or the outcome "busy" when there is none, and counts how it ended. */
export async function inPlace(
  parts: EdgeParts,
  task: Pick<Task, 'kind'>,
  run: (busy: Promise<Outcome> | undefined) => Promise<Outcome>,
): Promise<void> {
  const leave = parts.limiter.enter();
  try {
    const outcome = await run(leave ? undefined : Promise.resolve(busyOutcome));
    parts.metrics.interaction(task.kind, leave ? outcomeName(outcome) : 'busy');
  } finally {
    leave?.();
  }
}

const busyOutcome: Outcome = { problem: { sentence: en.busy, fields: {}, kind: 'refusal' } };
const outcomeName = (outcome: Outcome): string => ('problem' in outcome ? outcome.problem.kind : 'answered');

/** Runs the handler with its context; what it throws becomes a problem. Never rejects. */
export async function outcomeOf(parts: EdgeParts, task: Task): Promise<Outcome> {
  const work: FailedWork = { route: task.route, effect: task.effect };
  try {
    const answer = await within(parts.timing.handlerMs, runTask(parts, task));
    if (answer === 'late') throw refusal('unavailable', en.tookTooLong);
    return { answer };
  } catch (error) {
    return { problem: problemOf(parts, error, work) };
  }
}

async function runTask(parts: EdgeParts, { scene, run }: Task): Promise<Answer> {
  return run(await callBy(parts, scene.acting, scene.place));
}

/** A loading view, once the handler takes longer than a person should stare at nothing. */
function armLoading(parts: EdgeParts, task: Task): { cancel(): void } | undefined {
  const ms = loadingDelay(parts, task);
  if (ms === undefined) return undefined;
  const timer = after(ms);
  void timer.passed.then(() => openLoading(parts, task.scene));
  return timer;
}

/** Soon where a modal is coming, by the route's word or because one came the last time; else just before the trigger dies. */
function loadingDelay({ timing, modalRoutes }: EdgeParts, { scene, route, opensModal }: Task): number | undefined {
  if (!scene.triggerId || opensModal === false) return undefined;
  if (scene.surface === 'modal') return opensModal && canPush(scene) ? timing.loadingMs : undefined;
  return opensModal || modalRoutes.has(route) ? timing.loadingMs : timing.lateLoadingMs;
}

const canPush = ({ view }: Scene): boolean => view !== undefined && depthOf(view) < 3;

function rememberHabit({ modalRoutes }: EdgeParts, { route }: Task, outcome: Outcome): void {
  if (!('answer' in outcome)) return;
  if (outcome.answer.kind === 'open') modalRoutes.add(route);
  else modalRoutes.delete(route);
}
