// What is remembered of people. What Slack says of them (name, standing, zone) and what they chose here (their trade)
// are written apart, so that neither overwrites the other.
import { and, eq, inArray } from 'drizzle-orm';
import type { UserId, WorkspaceId } from '../kernel/ids.ts';
import { chunks } from './chunks.ts';
import { statement } from './statement.ts';
import type { Tables } from './tables/index.ts';
import type { Reader, Tx } from './types.ts';

export type PersonRecord = Tables['people']['$inferSelect'];
export type PersonFacts = Omit<PersonRecord, 'workspaceId' | 'trade' | 'homeSeenAt'>;

const selectPerson = statement('people.find', ({ q, t }: Reader, at: Pick<PersonRecord, 'workspaceId' | 'userId'>) =>
  q
    .select()
    .from(t.people)
    .where(and(eq(t.people.workspaceId, at.workspaceId), eq(t.people.userId, at.userId))),
);

export async function findPerson(
  reader: Reader,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<PersonRecord | undefined> {
  const [person] = await selectPerson(reader, { workspaceId, userId });
  return person;
}

/** Those of them who are known, by id. */
export async function listPeople(
  reader: Reader,
  workspaceId: WorkspaceId,
  userIds: readonly UserId[],
): Promise<readonly PersonRecord[]> {
  const { people } = reader.t;
  const found: PersonRecord[] = [];
  for (const ids of chunks([...new Set(userIds)].sort())) {
    const rows = await reader.q
      .select()
      .from(people)
      .where(and(eq(people.workspaceId, workspaceId), inArray(people.userId, ids)))
      .orderBy(people.userId);
    found.push(...rows);
  }
  return found;
}

/** Remembers what Slack said; trade and what they have seen stay. */
export async function upsertPerson(tx: Tx, workspaceId: WorkspaceId, person: PersonFacts): Promise<void> {
  const { people } = tx.t;
  const { userId, name, timeZone, locale, standing, isBot, readAt } = person;
  const facts = { name, timeZone, locale, standing, isBot, readAt };
  await tx.q
    .insert(people)
    .values({ workspaceId, userId, ...facts })
    .onConflictDoUpdate({ target: [people.workspaceId, people.userId], set: facts });
}

/** Does nothing for people who are not known. */
export async function setTrade(
  tx: Tx,
  workspaceId: WorkspaceId,
  person: Pick<PersonRecord, 'userId' | 'trade'>,
): Promise<void> {
  const { people } = tx.t;
  await tx.q
    .update(people)
    .set({ trade: person.trade })
    .where(and(eq(people.workspaceId, workspaceId), eq(people.userId, person.userId)));
}
