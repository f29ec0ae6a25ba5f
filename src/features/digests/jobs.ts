// When digests are due. Planning is stateless: the latest slot that passed, under its own key, so that it runs once.
import { z } from 'zod';
import { defineJob, type JobDefinition, type Planner } from '../../jobs/jobs.ts';
import { latestSlot, slotName } from '../../jobs/slots.ts';
import { asId } from '../../kernel/ids.ts';
import type { Registry } from '../feature.ts';
import { CATCH_UP_MS } from './model.ts';
import { type Draw, sendScheduledDigest } from './send-digest.ts';
import { selectDue } from './store.ts';

const KIND = 'digests.send';

/** Several slots missed while the app was down are made up once, by the latest. */
export const planDigests: Planner = async (db, now) => {
  const due = await selectDue(db.read, now);
  return due.flatMap((schedule) => {
    const slot = latestSlot({ ...schedule, anchor: schedule.createdAt }, schedule.nextAt - 1, now);
    if (slot === undefined) return [];
    return [
      {
        workspaceId: schedule.workspaceId,
        kind: KIND,
        key: `${KIND}:${schedule.id}@${slotName(slot, schedule.timeZone)}`,
        runAt: slot,
        payload: { id: schedule.id, slot },
      },
    ];
  });
};

export const digestJob = (registry: Registry, draw: Draw): JobDefinition =>
  defineJob({
    kind: KIND,
    schema: z.object({ id: z.string().transform((id) => asId<'schedule'>(id)), slot: z.number() }),
    catchUpMs: CATCH_UP_MS,
    run: (ctx, { id, slot }) => sendScheduledDigest(ctx, { id, slot, registry, draw }),
  });
