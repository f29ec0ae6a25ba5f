// `/roadmap why R-12`: the chain behind an item on one screen, shareable with one button.
import type { Feature, Registry } from '../feature.ts';
import { whyCommand, whyShare } from './slack.ts';

export const why = (registry: Registry): Feature => ({
  name: 'why',
  dependsOn: ['products', 'roadmap'],
  commands: [whyCommand(registry)],
  actions: [whyShare(registry)],
});
