// Every word of the settings slice that a person reads.
import { plural } from '../../kernel/intl.ts';

export const en = {
  waiting: (count: number, locale: string) =>
    plural(count, { one: '# message or job got stuck', other: '# messages or jobs got stuck' }, locale),
  show: 'Look',
  title: 'What got stuck',
  none: 'Nothing is stuck.',
  intro: 'I gave up on these. Mend the cause, then let me try again.',
  message: 'Message',
  job: 'Job',
  maybeSent: 'it may have been posted: look before you try again',
  again: 'Try again',
  adminsOnly: 'Only workspace admins see what got stuck.',
  retried: (count: number) =>
    plural(count, { one: 'I am trying # of them again.', other: 'I am trying # of them again.' }),
  causes: {
    not_in_channel: 'I am not in that channel: type /invite @plumbline there',
    channel_not_found: 'I can’t see that channel: invite me there',
    is_archived: 'the channel is archived',
    restricted_action: 'the workspace lets only some people post there',
    account_inactive: 'the app was deactivated: install it again',
    token_revoked: 'the app’s token was revoked: install it again',
    missing_scope: 'the app lacks a permission: install it again from the manifest',
  } as Readonly<Record<string, string>>,
} as const;
