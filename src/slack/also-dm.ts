// Sends what an answer carries for the person's direct messages. Straight to Slack: it is never stored and never logged,
// because it may hold what our own database must not know.
import { type FailedWork, problemOf } from './failures.ts';
import type { EdgeParts } from './parts.ts';
import type { Answer } from './routes.ts';
import type { Scene } from './scene.ts';
import { tell, tellDirectly } from './tell.ts';

/** Never rejects. Where no direct message gets through, it is said where the person acted, visible to them alone. */
export async function sendAlsoDm(
  parts: EdgeParts,
  scene: Scene,
  { answer, work }: { readonly answer: Answer; readonly work: FailedWork },
): Promise<void> {
  const content = 'alsoDm' in answer ? answer.alsoDm : undefined;
  if (!content) return;
  try {
    await tellDirectly(parts, scene, content).catch(() => tell(parts, scene, { content }));
  } catch (error) {
    problemOf(parts, error, work);
  }
}
