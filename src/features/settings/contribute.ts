// What the workspace's settings add to App Home: to admins, that something got stuck.
import { actionId } from '../../blocks/action-id.ts';
import { button } from '../../blocks/blocks.ts';
import { md } from '../../blocks/mrkdwn.ts';
import type { AppCtx } from '../../db/types.ts';
import type { Contributions, Waiting } from '../feature.ts';
import { en } from './messages.ts';
import { getStuck, isAdmin } from './stuck.ts';
import { routes } from './views.ts';

async function waiting(ctx: AppCtx): Promise<readonly Waiting[]> {
  if (!isAdmin(ctx)) return [];
  const { messages, jobs } = await getStuck(ctx);
  const count = messages.length + jobs.length;
  if (count === 0) return [];
  const text = md`⚠️ ${en.waiting(count, ctx.locale)}`;
  return [{ order: 5, text, button: button(en.show, actionId(routes.show)) }];
}

export const settingsContributions: Contributions = { waiting };
