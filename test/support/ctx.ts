// The context of a verb under test: one clock and one source of ids for each database, whoever acts.
import type { AppCtx, Db } from '../../src/db/types.ts';
import type { Actor, Standing } from '../../src/kernel/ctx.ts';
import { asChannelId, asUserId, asWorkspaceId, newId } from '../../src/kernel/ids.ts';
import { type FakeClock, fakeClock, seededRandom } from './clock.ts';

interface TestCtxInput {
  /** U0ADA unless told; names are those of the seeded workspace where it has the person. */
  readonly user?: string;
  readonly name?: string;
  readonly standing?: Standing;
  /** A job acts instead of a person. */
  readonly job?: string;
  readonly workspace?: string;
  readonly channel?: string;
  readonly locale?: string;
  readonly timeZone?: string;
  /** Another clock than the database's own. */
  readonly clock?: FakeClock;
}

const names: Readonly<Record<string, string>> = {
  U0ADA: 'Ada Lindqvist',
  U0BEN: 'Ben Okafor',
  U0CHLOE: 'Chloé Martin',
  U0DEV: 'Dev Patel',
  U0EVA: 'Eva Rossi',
  U0FINN: 'Finn Murphy',
  U0GRACE: 'Grace Kim',
  U0HUGO: 'Hugo Silva',
  U0IDA: 'Ida Novak',
  U0GUEST: 'Gil Guest',
  U0EXT: 'Xenia External',
};
const standings: Readonly<Record<string, Standing>> = { U0HUGO: 'admin', U0GUEST: 'guest', U0EXT: 'external' };

const worlds = new WeakMap<Db, { readonly clock: FakeClock; readonly random: () => number }>();

function worldOf(db: Db) {
  const world = worlds.get(db) ?? { clock: fakeClock(), random: seededRandom() };
  worlds.set(db, world);
  return world;
}

/** The clock that every testCtx of this database reads. */
export function clockOf(db: Db): FakeClock {
  return worldOf(db).clock;
}

export function testCtx(db: Db, input: TestCtxInput = {}): AppCtx {
  const { random, clock: own } = worldOf(db);
  const clock = input.clock ?? own;
  return {
    db,
    workspaceId: asWorkspaceId(input.workspace ?? 'T0PLUMB'),
    actor: actorOf(input),
    ...(input.channel === undefined ? {} : { channelId: asChannelId(input.channel) }),
    locale: input.locale ?? 'en-US',
    timeZone: input.timeZone ?? 'Europe/Berlin',
    now: clock.now,
    random,
    newId: (kind) => newId(kind, clock.now(), random),
  };
}

function actorOf({ job, user = 'U0ADA', standing, name }: TestCtxInput): Actor {
  if (job !== undefined) return { kind: 'system', job };
  return {
    kind: 'user',
    userId: asUserId(user),
    standing: standing ?? standings[user] ?? 'member',
    name: name ?? names[user] ?? user,
  };
}
