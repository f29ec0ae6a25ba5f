// Keeps a paused method quiet: after a 429 no call of that method leaves before Slack's time is over.
import type { WorkspaceId } from '../kernel/ids.ts';
import { LONGEST_WAIT_MS } from './limits.ts';
import type { Pace } from './pace.ts';
import type { CallResult, PosterMethod, SlackPoster } from './slack-poster.ts';

export function pausingPoster(
  poster: SlackPoster,
  { pace, workspaceId, now }: { pace: Pace; workspaceId: WorkspaceId; now: () => number },
): SlackPoster {
  async function guarded<Value>(
    method: PosterMethod,
    call: () => Promise<CallResult<Value>>,
  ): Promise<CallResult<Value>> {
    const pause = pace.pauses(now()).find((one) => one.workspaceId === workspaceId && one.method === method);
    if (pause) return { kind: 'rate_limited', retryAfterMs: pause.until - now() };
    const result = await call();
    if (result.kind === 'rate_limited') {
      const from = now();
      pace.pause({ workspaceId, method, from, until: from + Math.min(result.retryAfterMs, LONGEST_WAIT_MS) });
    }
    return result;
  }
  return {
    postMessage: (message) => guarded('postMessage', () => poster.postMessage(message)),
    update: (message) => guarded('update', () => poster.update(message)),
    openDm: (user) => guarded('openDm', () => poster.openDm(user)),
    history: (page) => guarded('history', () => poster.history(page)),
    replies: (page) => guarded('replies', () => poster.replies(page)),
  };
}
