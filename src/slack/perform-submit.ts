// Runs a submitted modal: what became of it goes into the acknowledgement, and when that cannot wait any longer, into
// the view by its id. What people typed is never lost.
import type { Ack } from './ack.ts';
import { within } from './after.ts';
import { sendAlsoDm } from './also-dm.ts';
import { deliver, type Outcome } from './deliver.ts';
import { type FailedWork, type Problem, problemOf } from './failures.ts';
import { withPlace } from './metadata.ts';
import { savedView, savingView } from './notices.ts';
import type { EdgeParts } from './parts.ts';
import type { ShownView } from './payloads.ts';
import { inPlace, outcomeOf, type Task } from './perform.ts';
import type { Answer } from './routes.ts';
import { depthOf, type Scene } from './scene.ts';
import { inputIdsOf, refilled, withBanner } from './shown-view.ts';
import { tell } from './tell.ts';
import { publishHome, updateById } from './windows.ts';

export interface SubmitTask extends Task {
  readonly view: ShownView;
}

/** Acknowledges, runs, answers. Never rejects. */
export async function performSubmit(parts: EdgeParts, task: SubmitTask, ack: Ack): Promise<void> {
  await inPlace(parts, task, async (busy) => {
    const outcome = busy ?? outcomeOf(parts, task);
    const inTime = await within(parts.timing.acknowledgeMs, outcome);
    // What the view turns into now is newer than any answer to a click before it that is still on its way.
    parts.turns.show(task.view.id, task.scene.turn);
    if (inTime === 'late') {
      await ack.send({ response_action: 'update', view: withPlace(savingView(), task.scene.place) });
      await showLate(parts, task, await outcome);
    } else {
      await ack.send(responseTo(parts, task, inTime));
      await sayRest(parts, task, inTime);
    }
    await dmRest(parts, task, await outcome);
    return outcome;
  });
}

/** The acknowledgement's body; undefined closes the modal. */
function responseTo(parts: EdgeParts, task: SubmitTask, outcome: Outcome): unknown {
  if ('problem' in outcome) return problemResponse(task.view, outcome.problem);
  try {
    return answerResponse(task, outcome.answer);
  } catch (error) {
    return problemResponse(task.view, problemOf(parts, error, { ...task, effect: 'saved' }));
  }
}

function answerResponse({ view, scene }: SubmitTask, answer: Answer): unknown {
  switch (answer.kind) {
    case 'open':
    case 'push': {
      const action = depthOf(view) >= 3 ? 'update' : 'push';
      return { response_action: action, view: withPlace(answer.view, scene.place) };
    }
    case 'update':
      return { response_action: 'update', view: withPlace(answer.view, scene.place) };
    case 'errors':
      return problemResponse(view, { sentence: '', fields: answer.fields, kind: 'refusal' });
    case 'close':
      return answer.all ? { response_action: 'clear' } : undefined;
    default:
      return undefined;
  }
}

const MAX_BLOCKS = 100;

/** Beside the inputs where it belongs to inputs, else on top of the view; both keep what was entered. */
function problemResponse(view: ShownView, problem: Problem): unknown {
  const inputs = [...inputIdsOf(view)];
  const beside = Object.entries(problem.fields).filter(([field]) => inputs.includes(field));
  const elsewhere = Object.entries(problem.fields).filter(([field]) => !inputs.includes(field));
  const rest = [...new Set(elsewhere.map(([, words]) => words))].join(' ');
  const [first] = beside;
  if (first) {
    const told = Object.fromEntries(rest ? [[first[0], `${first[1]} ${rest}`], ...beside.slice(1)] : beside);
    return { response_action: 'errors', errors: told };
  }
  const sentence = rest || problem.sentence;
  const [firstInput] = inputs;
  if (view.blocks.length >= MAX_BLOCKS && firstInput) {
    return { response_action: 'errors', errors: { [firstInput]: sentence } };
  }
  return { response_action: 'update', view: withBanner(view, sentence) };
}

/** What an acknowledgement cannot carry: messages and App Home. */
async function sayRest(parts: EdgeParts, { scene, ...work }: SubmitTask, outcome: Outcome): Promise<void> {
  if (!('answer' in outcome)) return;
  const rest = restOf(outcome.answer);
  if (rest.kind !== 'nothing') await deliver(parts, outsideModal(scene), { outcome: { answer: rest }, work });
}

async function dmRest(parts: EdgeParts, { scene, ...work }: SubmitTask, outcome: Outcome): Promise<void> {
  if ('answer' in outcome) await sendAlsoDm(parts, outsideModal(scene), { answer: outcome.answer, work });
}

function restOf(answer: Answer): Answer {
  if (answer.kind === 'say' || answer.kind === 'home') return answer;
  if (answer.kind === 'close' && answer.say) return { kind: 'say', message: answer.say };
  return { kind: 'nothing' };
}

/** The submitted modal is gone: what comes now, comes where it was opened. */
const outsideModal = ({ view: _, ...scene }: Scene): Scene => ({ ...scene, surface: 'conversation' });

/** The saving view stands: it turns into what the answer is, or back into the form with everything typed. */
async function showLate(parts: EdgeParts, task: SubmitTask, outcome: Outcome): Promise<void> {
  const work: FailedWork = { route: task.route, effect: 'saved' };
  try {
    await updateById(parts, task.view.id, lateView(task, outcome));
    if ('answer' in outcome) await sayLate(parts, task.scene, restOf(outcome.answer));
  } catch (error) {
    problemOf(parts, error, work);
  }
}

async function sayLate(parts: EdgeParts, scene: Scene, rest: Answer): Promise<void> {
  if (rest.kind === 'say') await tell(parts, scene, { content: rest.message });
  if (rest.kind === 'home') await publishHome(parts, scene, rest.view);
}

function lateView({ view, scene }: SubmitTask, outcome: Outcome) {
  if ('problem' in outcome)
    return refilled(view, [outcome.problem.sentence, ...fieldWords(view, outcome.problem)].join(' '));
  const { answer } = outcome;
  if (answer.kind === 'open' || answer.kind === 'push' || answer.kind === 'update')
    return withPlace(answer.view, scene.place);
  if (answer.kind === 'errors') {
    const problem: Problem = { sentence: '', fields: answer.fields, kind: 'refusal' };
    return refilled(view, fieldWords(view, problem).join(' '));
  }
  return savedView();
}

/** "Title: Title is needed." for each field, since they cannot stand beside the inputs any more. */
function fieldWords(view: ShownView, problem: Problem): string[] {
  const words = Object.entries(problem.fields).filter(([, sentence]) => sentence !== problem.sentence);
  return words.map(([field, sentence]) => {
    const label = labelOf(view, field);
    return label ? `${label}: ${sentence}` : sentence;
  });
}

function labelOf(view: ShownView, field: string): string {
  const label = view.blocks.find((block) => block.block_id === field)?.label;
  return typeof label === 'object' && label !== null && 'text' in label ? String(label.text) : '';
}
