// Opens, pushes and updates modals, and publishes App Home: triggers are used once, stacks stay within three, and a
// late answer never covers a newer one.
import type { HomeView, ModalView } from '@slack/types';
import { within } from './after.ts';
import { withPlace } from './metadata.ts';
import { loadingView } from './notices.ts';
import type { EdgeParts } from './parts.ts';
import type { ShownView } from './payloads.ts';
import { depthOf, type Scene } from './scene.ts';
import { slackProblem } from './slack-errors.ts';

type WindowParts = Pick<EdgeParts, 'slack' | 'turns'>;

/** How a slice wants its modal to appear; the scene decides what is possible. */
export type Appearance = 'open' | 'push' | 'update';

/** Throws what Slack throws, after trying what else could show the view. */
export async function showModal(
  parts: WindowParts,
  scene: Scene,
  shown: { view: ModalView; as: Appearance },
): Promise<void> {
  const view = withPlace(shown.view, scene.place);
  const loadingId = await scene.stage.loading;
  if (loadingId) return updateById(parts, loadingId, view);
  const { view: under } = scene;
  if (!under || scene.surface !== 'modal') return void (await openOrPush(parts, scene, { view, method: 'open' }));
  if (shown.as === 'update' || depthOf(under) >= 3) return updateShown(parts, scene, { view, under });
  try {
    await openOrPush(parts, scene, { view, method: 'push' });
  } catch (error) {
    if (slackProblem(error) !== 'stack_full') throw error;
    await updateShown(parts, scene, { view, under });
  }
}

interface Opening {
  readonly view: ModalView;
  readonly method: 'open' | 'push';
}

async function openOrPush(
  { slack }: WindowParts,
  scene: Scene,
  { view, method }: Opening,
): Promise<string | undefined> {
  if (!scene.triggerId) throw new Error('a modal needs a click');
  scene.stage.isTriggerUsed = true;
  const call = { trigger_id: scene.triggerId, view };
  const opened = method === 'open' ? await slack.views.open(call) : await slack.views.push(call);
  return opened.view?.id;
}

/** Shows the view in place of one whose hash is not known: a loading or saving view of ours. */
export async function updateById({ slack }: WindowParts, viewId: string, view: ModalView): Promise<void> {
  await slack.views.update({ view_id: viewId, view });
}

/** Replaces the view the person acted in, unless a newer answer already did. */
export async function updateShown(
  parts: WindowParts,
  scene: Scene,
  { view, under }: { view: ModalView; under: ShownView },
): Promise<void> {
  if (!parts.turns.show(under.id, scene.turn)) return;
  const call = { view_id: under.id, view };
  await onceMoreWithoutHash(parts, scene, { under, update: (hash) => parts.slack.views.update({ ...call, ...hash }) });
}

/** App Home as this person sees it. */
export async function publishHome(parts: WindowParts, scene: Scene, home: HomeView): Promise<void> {
  const under = scene.view?.type === 'home' ? scene.view : undefined;
  if (under && !parts.turns.show(under.id, scene.turn)) return;
  const call = { user_id: scene.acting.id, view: home };
  await onceMoreWithoutHash(parts, scene, { under, update: (hash) => parts.slack.views.publish({ ...call, ...hash }) });
}

interface Update {
  readonly under: ShownView | undefined;
  update(hash: { readonly hash?: string }): Promise<unknown>;
}

/**
 * A view belongs to one person, so a conflict means that they themselves acted twice. The answer was made from what is
 * true now: it is shown all the same unless a newer one came in between.
 */
async function onceMoreWithoutHash(parts: WindowParts, scene: Scene, { under, update }: Update): Promise<void> {
  if (!under?.hash) return void (await update({}));
  try {
    await update({ hash: under.hash });
  } catch (error) {
    if (slackProblem(error) !== 'hash') throw error;
    if (parts.turns.show(under.id, scene.turn)) await update({});
  }
}

/**
 * Opens a light view with the trigger while it lives; the answer takes its place. Resolves with its id, or undefined
 * when Slack refused it.
 */
export function openLoading(parts: WindowParts, scene: Scene): void {
  const method = scene.surface === 'modal' ? 'push' : 'open';
  const view = withPlace(loadingView(), scene.place);
  scene.stage.loading = within(2_500, openOrPush(parts, scene, { view, method }))
    .then((id) => (id === 'late' ? undefined : id))
    .catch(() => undefined);
}
