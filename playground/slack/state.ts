// Everything one person can see, put together for the page and for tests. Reads only.
import { channelCard, personCard } from './directory.ts';
import type { Local } from './local.ts';
import { actor } from './people.ts';
import type { LocalMessage, LocalState } from './protocol.ts';
import { app, botPerson } from './seed-workspace.ts';

export function stateOf(local: Local, userId: string): LocalState {
  const me = actor(local, userId);
  const channels = local.directory.channelsOf(userId);
  const messages = Object.fromEntries(channels.map(({ id }) => [id, local.log.shownTo(userId, id)] as const));
  return {
    me: personCard(me),
    bot: personCard(local.directory.findPerson(app.userId) ?? botPerson),
    people: local.directory
      .everybody()
      .filter((one) => !one.is_bot)
      .map(personCard),
    channels: channels.map((one) => channelCard(one, unread(local, userId, messages[one.id] ?? []))),
    messages,
    modals: local.views.modalsOf(userId),
    home: local.views.homeOf(userId) ?? null,
    now: local.clock.now(),
    commands: [...local.commands],
    shortcuts: [...local.shortcuts],
  };
}

function unread(local: Local, userId: string, messages: readonly LocalMessage[]): number {
  return messages.filter(
    (one) => !one.ephemeral && one.user !== userId && one.ts > local.directory.lastRead(one.channel, userId),
  ).length;
}
