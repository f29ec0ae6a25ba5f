// The roadmap: what other slices and the composition root may use.
import type { Feature, Registry } from '../feature.ts';
import { roadmapContributions } from './contribute.ts';
import { OWN_NAME } from './gather.ts';
import { roadmapRenderers } from './renderers.ts';
import { roadmapActions, roadmapCommands, roadmapShortcuts } from './slack.ts';
import { formSubmits } from './slack-forms.ts';

export { type AddItemInput, addItem } from './add-item.ts';
export { getItems, itemsOfProduct } from './find-items.ts';
export type { Item } from './model.ts';
export { moveItem } from './move-item.ts';
export { setHealth } from './set-health.ts';
export { shareBoard } from './share-board.ts';
export { shipItem } from './ship-item.ts';
export { openItemForm } from './slack-forms.ts';
export { itemSearch } from './slack-search.ts';
export { refreshBoards } from './write-item.ts';

export const roadmap = (registry: Registry): Feature => ({
  name: OWN_NAME,
  dependsOn: ['products', 'votes'],
  commands: roadmapCommands(registry),
  actions: roadmapActions(registry),
  submits: formSubmits(registry),
  shortcuts: roadmapShortcuts,
  renderers: roadmapRenderers(registry),
  contributes: roadmapContributions(registry),
});
