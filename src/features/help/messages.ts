// Every word of the help that a person reads; what commands do is told by the slices that declare them.

export const en = {
  title: 'What I can do',
  intro: 'Everything here is also behind a button, a shortcut or App Home. Nothing has to be typed exactly.',
  refs: 'Refs work everywhere: type /roadmap R-12, F-31, D-7 or V-4.',
  more: 'For more on one of them, type /roadmap help and its word, such as /roadmap help vote.',
  threads: 'In a thread, mention me instead: @plumbline decide.',
  groups: {
    roadmap: 'Roadmap',
    why: 'Reasons',
    feedback: 'Feedback',
    votes: 'Votes',
    decisions: 'Decisions',
    digests: 'Digests',
    products: 'Settings',
    settings: 'Settings',
  } as Readonly<Record<string, string>>,
  other: 'More',
  usage: (usage: string) => `Type: ${usage}`,
  example: (example: string) => `For example: ${example}`,
  also: (words: string) => `Also understood: ${words}`,
  tryIt: 'Try it',
  unknownTopic: (topic: string) => `I have no help on “${topic}”. Here is everything:`,
  summary: 'this help, or help on one command',
} as const;
