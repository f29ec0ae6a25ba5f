// What happens by itself: the end of a day. Parses the payload and calls a verb.
import { z } from 'zod';
import { defineJob } from '../../jobs/jobs.ts';
import { closeDay } from './close-day.ts';
import { CLOSE } from './note-standup.ts';

export const jobs = [
  defineJob({
    kind: CLOSE,
    schema: z.object({ subject: z.string() }),
    catchUpMs: Infinity,
    run: (ctx, { subject }) => closeDay(ctx, subject),
  }),
];
