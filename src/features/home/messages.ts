// Every word of App Home that a person reads.

export const en = {
  waiting: 'Waiting for you',
  nothingWaits: 'Nothing waits for you. 🎉',
  products: 'Your products',
  noProducts: 'You have no product yet. Type /roadmap in your team’s channel to create one: it takes ten seconds.',
  quiet: 'Nothing on the roadmap yet.',
  board: 'Board',
  add: 'Add item',
  feedback: 'Give feedback',
  decide: 'Log decision',
  vote: 'Start vote',
  more: (count: number) => `and ${count} more products`,
  help: 'Every command is a button somewhere; /roadmap help lists them all.',
} as const;
