// Shows a person what their interaction came to: an answer, or the problem that kept it from being one. The
// interaction is acknowledged already when this runs.
import type { ModalView } from '@slack/types';
import { sendAlsoDm } from './also-dm.ts';
import { type FailedWork, type Problem, problemOf } from './failures.ts';
import { en } from './messages.ts';
import { doneView, noticeView, savedView, sentenceMessage } from './notices.ts';
import type { EdgeParts } from './parts.ts';
import type { Answer } from './routes.ts';
import type { Scene } from './scene.ts';
import { withBanner } from './shown-view.ts';
import { slackProblem } from './slack-errors.ts';
import { tell } from './tell.ts';
import { publishHome, showModal, updateById, updateShown } from './windows.ts';

export type Outcome = { readonly answer: Answer } | { readonly problem: Problem };

/** Never rejects: a delivery that fails is told to the person if anything still can, and logged. */
export async function deliver(
  parts: EdgeParts,
  scene: Scene,
  done: { outcome: Outcome; work: FailedWork },
): Promise<void> {
  const { outcome, work } = done;
  if ('problem' in outcome) return showProblem(parts, scene, { problem: outcome.problem, work });
  try {
    await showAnswer(parts, scene, outcome.answer);
  } catch (error) {
    await showProblem(parts, scene, { problem: deliveryProblem(parts, error, work), work });
  }
  await sendAlsoDm(parts, scene, { answer: outcome.answer, work });
}

/** After a change, "click again" would be wrong: it is saved, only its answer did not get through. */
function deliveryProblem(parts: EdgeParts, error: unknown, work: FailedWork): Problem {
  if (work.effect === 'reads') return problemOf(parts, error, work);
  if (slackProblem(error) === 'trigger') return { sentence: en.savedTooLate, fields: {}, kind: 'refusal' };
  return problemOf(parts, error, { ...work, effect: 'saved' });
}

async function showAnswer(parts: EdgeParts, scene: Scene, answer: Answer): Promise<void> {
  switch (answer.kind) {
    case 'open':
    case 'push':
    case 'update':
      return showModal(parts, scene, { view: answer.view, as: answer.kind });
    case 'say':
      await finishLoading(parts, scene, doneView());
      return tell(parts, scene, { content: answer.message, replace: answer.replace ?? false });
    case 'home':
      await finishLoading(parts, scene, doneView());
      return publishHome(parts, scene, answer.view);
    case 'close':
      return showClosed(parts, scene, answer);
    case 'errors':
      return showSentence(parts, scene, Object.values(answer.fields).join(' '));
    case 'nothing':
      return finishLoading(parts, scene, doneView());
  }
}

/** Only a submission can close a modal; after a click the view says that it may be closed. */
async function showClosed(parts: EdgeParts, scene: Scene, answer: Answer & { kind: 'close' }): Promise<void> {
  await finishLoading(parts, scene, savedView());
  if (scene.surface === 'modal' && scene.view)
    await updateShown(parts, scene, { view: savedView(), under: scene.view });
  if (answer.say) await tell(parts, scene, { content: answer.say });
}

/** A loading view never stays: where no modal comes, it says what became of it. */
async function finishLoading(parts: EdgeParts, scene: Scene, view: ModalView): Promise<void> {
  const loadingId = await scene.stage.loading;
  if (loadingId) await updateById(parts, loadingId, view);
}

async function showProblem(
  parts: EdgeParts,
  scene: Scene,
  failed: { problem: Problem; work: FailedWork },
): Promise<void> {
  const { problem, work } = failed;
  const told = [problem.sentence, ...Object.values(problem.fields).filter((words) => words !== problem.sentence)];
  try {
    await showSentence(parts, scene, told.join(' '));
  } catch (error) {
    problemOf(parts, error, work);
  }
}

/** Where the person looks: on top of their modal, in a window over App Home, or as a message only they see. */
async function showSentence(parts: EdgeParts, scene: Scene, sentence: string): Promise<void> {
  const loadingId = await scene.stage.loading;
  if (loadingId) return updateById(parts, loadingId, noticeView(sentence));
  const content = sentenceMessage(sentence);
  const shown = windowFor(parts, scene, sentence);
  if (!shown) return tell(parts, scene, { content });
  await shown.catch(() => tell(parts, scene, { content }));
}

function windowFor(parts: EdgeParts, scene: Scene, sentence: string): Promise<void> | undefined {
  const { surface, view, stage, triggerId } = scene;
  if (surface === 'modal' && view) return updateShown(parts, scene, { view: withBanner(view, sentence), under: view });
  if (surface === 'conversation' || !triggerId || stage.isTriggerUsed) return undefined;
  return showModal(parts, scene, { view: noticeView(sentence), as: 'open' });
}
