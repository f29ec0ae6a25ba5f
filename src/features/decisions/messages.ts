// Every word of the decisions slice that a person reads.
import { formatList, formatNumber, plural } from '../../kernel/intl.ts';
import type { DecisionStatus, Stance } from './model.ts';

const stanceNames: Record<Stance, string> = { aligned: 'Aligned', can_live: 'Can live with it', concern: 'Concern' };
const stanceMarks: Record<Stance, string> = { aligned: '🟢', can_live: '🟡', concern: '🔴' };
const statusNames: Record<DecisionStatus, string> = {
  proposed: '💬 Proposed',
  decided: '✅ Decided',
  superseded: '↪️ Superseded',
  reversed: '↩️ Reversed',
};
const statusWords: Record<DecisionStatus, string> = {
  proposed: '💬 proposed',
  decided: '✅ decided',
  superseded: '↪️ superseded',
  reversed: '↩️ reversed',
};

export const en = {
  stance: stanceNames,
  stanceMark: stanceMarks,
  status: statusNames,
  form: {
    logTitle: 'Log a decision',
    supersedeTitle: (ref: string) => `Replace ${ref}`,
    log: 'Log it',
    title: 'What is it about?',
    titlePlaceholder: 'Where search runs',
    choice: 'What did you decide?',
    choicePlaceholder: 'One managed search cluster per region',
    reasons: 'Why?',
    reasonsPlaceholder: 'Two people can run it, and customers in the EU asked for data in the EU.',
    status: 'Status',
    decided: 'Decided',
    decidedHint: 'Its text is frozen from now on.',
    proposed: 'Proposed',
    proposedHint: 'The channel is asked where it stands.',
    items: 'Roadmap items it affects',
    itemsPlaceholder: 'Search by title or ref',
    more: 'The rest is optional; it helps whoever asks why in a year.',
    options: 'Options you considered',
    optionsHint: 'One a line.',
    context: 'Context',
    consequences: 'Consequences',
    confidence: 'How sure are you?',
    confidencePlaceholder: '50 % is a coin toss',
    confidenceChoice: (percent: number) => `${percent} %`,
    driver: 'Driver',
    approver: 'Approver',
    contributors: 'Contributors',
    informed: 'Informed',
    revisit: 'Look at it again on',
  },
  concern: {
    title: 'Your concern',
    submit: 'Say it',
    label: (title: string) => `What concerns you about “${title}”?`,
    placeholder: 'What could go wrong, and what would make you comfortable?',
    hint: 'Everybody who sees the decision sees your concern and your name.',
  },
  card: {
    text: (ref: string, title: string, choice: string) => `${ref} ${title}: ${choice}`,
    why: 'Why',
    context: 'Context',
    consequences: 'Consequences',
    options: 'Options considered',
    affects: 'Affects',
    driver: 'Driver',
    approver: 'Approver',
    contributors: 'Contributors',
    informed: 'Informed',
    confidence: (percent: number) => `${percent} % sure`,
    revisit: (date: string) => `Look again on ${date}`,
    source: 'Where it was discussed',
    fromVote: 'Drafted from a vote',
    supersededBy: 'Superseded by',
    supersedes: 'Supersedes',
    nobody: 'Where do you stand? Nobody has said yet.',
    count: (stance: Stance, total: number, byFunction: readonly { name: string; count: number }[]) => {
      const who = formatList(byFunction.map(({ name, count }) => `${name} ${formatNumber(count)}`));
      return `${stanceMarks[stance]} ${stanceNames[stance]}: ${formatNumber(total)}${who ? ` (${who})` : ''}`;
    },
    silent: (names: readonly string[]) => `Not heard yet: ${formatList(names)}`,
    concerns: 'Concerns',
    decide: 'Mark as decided',
    replace: 'Replace',
    open: 'Open',
    decideConfirm: {
      title: 'Mark as decided?',
      text: 'Its text is frozen from then on. It can be replaced by another decision.',
      yes: 'Mark as decided',
      no: 'Not yet',
    },
  },
  said: (stance: Stance, title: string) =>
    `${stanceMarks[stance]} ${stanceNames[stance]}: noted for “${title}”. You can change it any time.`,
  logged: (ref: string, title: string) => `${ref} ${title} is logged.`,
  loggedNoCard: (ref: string, title: string, bot: string) =>
    `${ref} ${title} is logged. Its card is not here, because I am not in this channel: type /invite ${bot} and the next one comes.`,
  decidedNow: (ref: string) => `${ref} is decided.`,
  log: {
    title: 'Decisions',
    titleFor: (words: string) => `Decisions about “${words}”`,
    none: 'No decision is logged yet. The next time your team settles something, log it: it takes twenty seconds.',
    noMatch: (words: string) => `No decision mentions “${words}”. Try fewer words.`,
    logOne: 'Log a decision',
    page: (page: number, pages: number, total: string) => `Page ${page} of ${pages}, ${total} in all`,
    total: (total: string) => `${total} in all`,
    newer: 'Newer',
    older: 'Older',
  },
  chain: 'Decision',
  chainStatus: statusWords,
  digest: 'Decisions',
  mark: (ref: string) => `proposed ${ref}`,
  waiting: {
    voice: (ref: string, title: string) => `${ref} asks where you stand: ${title}`,
    decide: (ref: string, title: string) => `${ref} is proposed and yours to decide: ${title}`,
  },
  fromItem: 'Log decision',
  fromVote: 'Turn into decision',
  draft: {
    voteGone: 'This vote is not there any more.',
    alreadyDecided: (ref: string) =>
      `This vote already became ${ref}. Look at it with /roadmap ${ref}, and replace it there if it has to change.`,
    stillOpen: 'This vote is still open. Its result can become a decision once it has closed.',
    vote: (ref: string, method: string, isAnonymous: boolean) =>
      `The team voted (${ref}, ${method}, ${isAnonymous ? 'anonymous' : 'named'}).`,
    turnout: (voted: number, electors: number) => `${voted} of ${electors} voted.`,
    quorum: (isMet: boolean) => (isMet ? 'The quorum was met.' : 'The quorum was not met.'),
    firmness: (ballots: number) =>
      `${plural(ballots, { one: '# ballot', other: '# ballots' })} would have to change for another winner.`,
    dissent: (name: string) => `Functions differed most on ${name}.`,
  },
} as const;
