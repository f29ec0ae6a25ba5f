// App Home, per person: composed from contributions, published when they look.
import { z } from 'zod';
import type { EventRoute } from '../../slack/routes.ts';
import type { Feature, Registry } from '../feature.ts';
import { composeHome } from './compose-home.ts';
import { homeView } from './views.ts';

const opened = z.object({ tab: z.literal('home') });

const onHomeOpened = (registry: Registry): EventRoute => ({
  type: 'app_home_opened',
  async run({ ctx, event }) {
    if (!opened.safeParse(event).success) return { kind: 'nothing' };
    return { kind: 'home', view: homeView(await composeHome(ctx, registry)) };
  },
});

export const home = (registry: Registry): Feature => ({
  name: 'home',
  dependsOn: ['products'],
  events: [onHomeOpened(registry)],
});
