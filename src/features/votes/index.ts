// Votes: what other slices may use. Votes know candidates, not items: whoever starts a vote hands them in.
import type { Feature, Registry } from '../feature.ts';
import { contributions } from './contribute.ts';
import { voteJobs } from './jobs.ts';
import { renderers } from './renderers.ts';
import { ballotActions, ballotSubmits } from './slack-ballot.ts';
import { manageActions, manageCommands, manageSubmits } from './slack-manage.ts';
import { setupActions, setupCommands, setupOptions, setupShortcuts, setupSubmits } from './slack-setup.ts';

export { castBallot } from './cast-ballot.ts';
export { closeVote } from './close-vote.ts';
export { resultOf, type VoteOutcome } from './get-result.ts';
export type { Choices, VoteSetup } from './model.ts';
export { openVote } from './open-vote.ts';
export { saveDraft } from './save-draft.ts';

export const votes = (registry: Registry): Feature => ({
  name: 'votes',
  dependsOn: ['settings', 'products'],
  scopes: ['users:read', 'channels:read', 'groups:read', 'im:write'],
  commands: [...setupCommands, ...manageCommands],
  actions: [...setupActions, ...ballotActions, ...manageActions],
  submits: [...setupSubmits(registry), ...ballotSubmits, ...manageSubmits],
  shortcuts: setupShortcuts,
  options: setupOptions(registry),
  jobs: voteJobs,
  renderers: renderers(registry),
  contributes: contributions(registry),
});
