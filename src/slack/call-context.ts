// Builds what every handler gets: who acts and with which standing, where, in which language and time zone. Slack being
// slow never delays an acknowledgement: what is remembered stands in, and a stranger is asked to try again.
import type { AppCtx } from '../db/types.ts';
import type { Actor } from '../kernel/ctx.ts';
import { refusal } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { within } from './after.ts';
import type { Person } from './directory.ts';
import { en } from './messages.ts';
import type { EdgeParts, Installation } from './parts.ts';
import type { Call } from './routes.ts';
import type { Acting, Place } from './scene.ts';
import { slackProblem } from './slack-errors.ts';

/** Throws AppError('unavailable') when nothing is known of the person and Slack does not answer in time. */
export async function callBy(parts: EdgeParts, acting: Acting, place: Place): Promise<Call> {
  const person = await personFor(parts, acting);
  const actor: Actor = { kind: 'user', userId: person.userId, standing: person.standing, name: person.name };
  return callWith(parts, { actor, locale: person.locale, timeZone: person.timeZone, place });
}

/** For what nobody in particular caused. */
export function callBySystem(parts: EdgeParts, job: string, place: Place): Call {
  return callWith(parts, { actor: { kind: 'system', job }, locale: 'en-US', timeZone: 'UTC', place });
}

interface Who {
  readonly actor: Actor;
  readonly locale: string;
  readonly timeZone: string;
  readonly place: Place;
}

function callWith(parts: EdgeParts, { actor, locale, timeZone, place }: Who): Call {
  const { installation, clock, random, wake, db, directory } = parts;
  const ctx: AppCtx = {
    workspaceId: installation.workspaceId,
    actor,
    ...(place.channel ? { channelId: place.channel } : {}),
    locale,
    timeZone,
    now: () => clock.now(),
    random,
    ...(wake ? { wake } : {}),
    newId: (kind) => newId(kind, clock.now(), random),
    db,
  };
  return { ctx, directory, botUserId: installation.botUserId };
}

async function personFor(parts: EdgeParts, acting: Acting): Promise<Person> {
  const known = await within(parts.timing.personMs, asked(parts, acting));
  const person = known === 'late' ? await parts.directory.remembered(acting.id) : known;
  if (!person) throw refusal('unavailable', en.unknownPerson);
  return isOutside(parts.installation, acting) ? { ...person, standing: 'external' } : person;
}

/** Undefined when Slack cannot be asked; a person Slack hides from us comes from outside. */
async function asked(parts: EdgeParts, acting: Acting): Promise<Person | undefined> {
  try {
    return await parts.directory.person(acting.id);
  } catch (error) {
    if (slackProblem(error) === 'no_person') return stranger(acting);
    return parts.directory.remembered(acting.id);
  }
}

const stranger = (acting: Acting): Person => ({
  userId: acting.id,
  name: acting.name,
  standing: 'external',
  isBot: false,
  locale: 'en-US',
  timeZone: 'UTC',
});

/** The payload's own team speaks against a person only: outsiders click in shared channels with theirs. */
function isOutside({ teamId, enterpriseId }: Installation, acting: Acting): boolean {
  if (!acting.teamId || acting.teamId === teamId || acting.teamId === enterpriseId) return false;
  return !enterpriseId || acting.enterpriseId !== enterpriseId;
}
