// Digests: a difference with reasons, on a schedule or by hand.
import type { Feature, Registry } from '../feature.ts';
import { digestJob, planDigests } from './jobs.ts';
import { en } from './messages.ts';
import type { Draw } from './send-digest.ts';
import { digestActions, digestCommands, digestOptions, digestSubmits } from './slack.ts';
import { digestMessage } from './views.ts';

export { scheduleDigest } from './schedule-digest.ts';

/** A scheduled digest is written for its channel: in its schedule's zone, in English. */
const drawScheduled: Draw = (digest, schedule) =>
  digestMessage(
    digest,
    { locale: 'en-US', timeZone: schedule?.timeZone ?? 'UTC' },
    schedule ? en.scheduledBy(en.when(schedule)) : undefined,
  );

export const digests = (registry: Registry): Feature => ({
  name: 'digests',
  dependsOn: ['products'],
  commands: digestCommands(registry),
  actions: digestActions(registry),
  submits: digestSubmits,
  options: digestOptions,
  jobs: [digestJob(registry, drawScheduled)],
  planners: [planDigests],
});
