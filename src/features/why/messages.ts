// Every word of the why screen that a person reads.

export const en = {
  title: (ref: string, title: string) => `Why ${ref}: ${title}`,
  thin: 'Nothing is on record yet that says why: no feedback, no vote, no decision. Link some.',
  missing: {
    decision: 'No decision is logged for it.',
    evidence: 'No feedback is linked to it.',
  },
  share: 'Share in this channel',
  shareConfirm: {
    title: 'Share the reasons?',
    text: 'Everybody in this channel sees them.',
    yes: 'Share',
    no: 'Not yet',
  },
  shared: 'Shared.',
  which: 'Which one? For example: /roadmap why R-12. Any ref works: an item, a decision, a vote, feedback.',
  unknown: (typed: string) => `“${typed}” is not a ref. Type for example /roadmap why R-12.`,
  elsewhere:
    'Not everybody in this channel may read about that product, so I don’t post it here. Type the command in one of its channels to share it.',
  notHere: 'Type the command in a channel to share the reasons there.',
  notMember: 'I can’t post here yet: type /invite @plumbline and try again.',
} as const;
