// What other slices may use of the workspace's settings.
import type { Feature } from '../feature.ts';
import { settingsContributions } from './contribute.ts';
import { settingsActions } from './slack.ts';

export { chooseTrade, editFunctions, tradeChoices, tradesOf } from './functions.ts';

export const settings: Feature = {
  name: 'settings',
  dependsOn: [],
  actions: settingsActions,
  contributes: settingsContributions,
};
