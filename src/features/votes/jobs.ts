// What a vote does by itself: close at its deadline, whenever the app gets to it, and remind.
import { z } from 'zod';
import { defineJob, type JobDefinition } from '../../jobs/jobs.ts';
import { HOUR } from '../../kernel/time.ts';
import { closeDueVote } from './close-vote.ts';
import * as payloads from './payloads.ts';
import { remindMissing } from './remind-missing.ts';

const close = defineJob({
  kind: 'votes.close',
  schema: payloads.vote,
  catchUpMs: Infinity,
  run: (ctx, { v }) => closeDueVote(ctx, v),
});

const remind = defineJob({
  kind: 'votes.remind',
  schema: payloads.vote.extend({ zone: z.string().optional() }),
  catchUpMs: 12 * HOUR,
  run: (ctx, { v: id, zone }) => remindMissing(ctx, { id, ...(zone === undefined ? {} : { timeZone: zone }) }),
});

export const voteJobs: readonly JobDefinition[] = [close, remind];
