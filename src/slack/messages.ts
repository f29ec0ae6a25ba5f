// Every word the edge itself says to people.

export const en = {
  bug: (ref: string, effect: 'reads' | 'changes') =>
    effect === 'reads'
      ? `Something went wrong (ref ${ref}). Nothing was changed. Please try again; if it happens again, give the ref to whoever runs Plumbline.`
      : `Something went wrong (ref ${ref}). Please check whether your change is there before you try again; if it happens again, give the ref to whoever runs Plumbline.`,
  bugAfterSaving: (ref: string) =>
    `Your change is saved, but showing what comes next went wrong (ref ${ref}). If it happens again, give the ref to whoever runs Plumbline.`,
  busy: 'I have a lot to do right now. Please try again in a moment.',
  olderButton: (command: string) =>
    `This button is from an older version of Plumbline. Open ${command} again to get a fresh one.`,
  olderForm: (command: string) =>
    `This form is from an older version of Plumbline. Copy what you need, then open ${command} again.`,
  unknownPerson: 'Slack is slow to tell me who you are. Please try again in a moment.',
  tooLate: 'That took too long for Slack to open a window. Please click again.',
  savedTooLate: 'That is done, but it took too long for Slack to open the next window.',
  tookTooLong: 'That took too long, so I stopped waiting for it. Please check before you try again.',
  loading: { title: 'One moment', text: 'Getting that for you…' },
  saving: { title: 'Saving', text: 'Saving. You can close this window; the work goes on.' },
  saved: { title: 'Saved', text: 'Saved. You can close this window.' },
  done: { title: 'Done', text: 'Done. The answer is in your conversation in Slack.' },
  notice: { title: 'Plumbline' },
  unknownWord: (typed: string) => `I don’t know “${typed}”.`,
  didYouMean: (command: string) => `Did you mean ${command}?`,
  run: (command: string) => `Run ${command}`,
  unknownRef: (ref: string) => `I can’t find ${ref}.`,
  notInChannel: (bot: string) => `I’m not in that channel. Type /invite @${bot} there, then try again.`,
  archived: 'That channel is archived, so I can’t post there.',
  mayNotPost: 'This workspace does not let me post there. Pick another channel or ask an admin.',
  missingScope: (scope: string) =>
    `Slack has not given me the permission I need for that${scope}. An admin can reinstall the app to grant it.`,
  revoked: 'Slack no longer accepts my token. An admin has to reinstall the app.',
  slackIsBusy: 'Slack asks me to slow down. Please try again in a minute.',
  slackIsAway: 'Slack did not answer in time. Please try again in a moment.',
  channelGone: 'I can’t see that channel. If it is private, invite me there first.',
  personGone: 'Slack does not know that person.',
  tooManyMembers: (limit: string) => `That channel has more than ${limit} members, which is more than I can ask.`,
  mentionOpen: { text: 'Ready when you are.', button: 'Open' },
  removedFile: 'a message without text',
} as const;
