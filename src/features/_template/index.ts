// The example slice: every kind of file a slice can have, compiled and tested, but not listed in features/index.ts.
// It is what CONTRIBUTING.md tells to copy. What other slices may call is exported here and nowhere else.
import type { Feature } from '../feature.ts';
import { contributions } from './contribute.ts';
import { jobs } from './jobs.ts';
import { renderers } from './renderers.ts';
import { onNoteOpened, onNoteSubmitted, standup } from './slack.ts';

export const template: Feature = {
  name: '_template',
  dependsOn: ['products'],
  commands: [standup],
  actions: [onNoteOpened],
  submits: [onNoteSubmitted],
  jobs,
  renderers,
  contributes: contributions,
};
