// Feedback: what other slices and the composition root may use.
import type { Feature } from '../feature.ts';
import { feedbackContributions } from './contribute.ts';
import { feedbackActions, feedbackCommands, feedbackOptions, feedbackShortcuts, feedbackSubmits } from './slack.ts';

export { captureFeedback } from './capture-feedback.ts';

export const feedback: Feature = {
  name: 'feedback',
  dependsOn: ['products', 'roadmap'],
  commands: feedbackCommands,
  actions: feedbackActions,
  submits: feedbackSubmits,
  shortcuts: feedbackShortcuts,
  options: feedbackOptions,
  contributes: feedbackContributions,
};
