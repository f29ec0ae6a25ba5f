// Takes events in, whichever way they come: stored once in the inbox before anybody acknowledges them; what nobody
// listens to is dropped.
import { z } from 'zod';
import type { Log } from '../kernel/log.ts';
import type { Body } from './body.ts';
import type { Inbox } from './inbox.ts';

/** Resolves once the event may be acknowledged; throws when it could not be stored, so that Slack sends it again. */
export type EventIntake = (body: Body) => Promise<void>;

const envelope = z.object({
  team_id: z.string().nullish(),
  event_id: z.string().min(1),
  event: z.looseObject({ type: z.string() }),
});

export const isEventEnvelope = (body: Body): boolean =>
  body.type === 'event_callback' || body.type === 'app_rate_limited' || 'event' in body;

export interface IntakeOptions {
  readonly inbox: Pick<Inbox, 'accept'>;
  readonly isListenedTo: (type: string) => boolean;
  readonly log: Log;
}

export function createIntake({ inbox, isListenedTo, log }: IntakeOptions): EventIntake {
  return async (body) => {
    if (body.type === 'app_rate_limited') return log.warn({}, 'Slack holds events back: more than 30,000 an hour');
    const parsed = envelope.safeParse(body);
    if (!parsed.success) return log.warn({}, 'an event without id or type was dropped');
    const { team_id: team, event_id: id, event } = parsed.data;
    if (isListenedTo(event.type)) await inbox.accept(team ? `${team}:${id}` : id, body);
  };
}
