// Where Slack meets the workspace's settings: what got stuck, for admins.
import { z } from 'zod';
import { type ActionRoute, type Answer, type Call, defineAction } from '../../slack/routes.ts';
import { en } from './messages.ts';
import { getStuck, retryStuck } from './stuck.ts';
import { routes, stuckScreen } from './views.ts';

async function show(call: Call): Promise<Answer> {
  return { kind: 'say', message: stuckScreen(await getStuck(call.ctx), call.ctx) };
}

const onShow = defineAction({ id: routes.show, effect: 'reads', payload: z.object({}), run: show });

const onRetry = defineAction({
  id: routes.retry,
  effect: 'changes',
  payload: z.object({}),
  async run({ ctx }) {
    const revived = await retryStuck(ctx);
    return { kind: 'say', message: { text: revived > 0 ? en.retried(revived) : en.none, blocks: [] }, replace: true };
  },
});

export const settingsActions: readonly ActionRoute[] = [onShow, onRetry];
