// Looking a person up before they act.
import { type Local, MisuseError } from './local.ts';
import type { Person } from './seed-workspace.ts';

/** @throws MisuseError when nobody has this id. */
export function actor(local: Local, userId: string): Person {
  const person = local.directory.findPerson(userId);
  if (!person || person.is_bot) throw new MisuseError(`Nobody here has the id ${userId}.`);
  return person;
}

/** @throws MisuseError when the person is not in the channel, and so cannot act there. */
export function actorIn(local: Local, userId: string, channelId: string): Person {
  const person = actor(local, userId);
  if (!local.directory.findChannel(channelId)) throw new MisuseError(`There is no channel ${channelId}.`);
  if (!local.directory.isMember(channelId, userId)) {
    throw new MisuseError(`${person.real_name} is not in ${channelId}.`);
  }
  return person;
}
