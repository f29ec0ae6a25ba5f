// Every word of the votes slice that a person reads.
import { formatList, formatNumber, plural } from '../../kernel/intl.ts';

const people = (n: number): string => plural(n, { one: '# person', other: '# people' });
const dots = (n: number): string => plural(n, { one: '# dot', other: '# dots' });
const percent = (share: number): string => `${formatNumber(Math.round(share * 100))}%`;

interface Parted {
  readonly high: { readonly group: string; readonly mean: number };
  readonly low: { readonly group: string; readonly mean: number };
}

export const en = {
  percent,
  dots,
  people,
  list: (parts: readonly string[]) => formatList(parts),
  command: {
    start: 'starts a priority vote in this channel',
    startHelp:
      'You pick candidates from the roadmap or type them, choose dots or approval, and see a preview before anything is posted. Nobody sees a running result, you included.',
    list: 'open and recent votes',
    shortcut: 'Start vote',
    shortcutDescription: 'Start a priority vote',
  },
  setup: {
    title: 'New vote',
    submit: 'Preview',
    question: 'Question',
    questionPlaceholder: 'What should we build next?',
    picked: 'Candidates from the roadmap',
    pickedPlaceholder: 'R-12, or faster search',
    typed: 'More candidates, one a line',
    typedPlaceholder: 'Faster search\nSingle sign-on',
    method: 'Method',
    methods: {
      dots: { text: 'Dots', description: 'Everyone spreads a few dots over the candidates' },
      approval: { text: 'Approval', description: 'Everyone ticks all they support' },
    },
    budget: 'Dots for each voter',
    cap: 'Most dots on one candidate',
    capHint: 'Leave empty for no limit.',
    secrecy: 'Ballots',
    secrecyHint: 'This can’t be changed once the vote is open.',
    anonymous: { text: 'Anonymous', description: 'Nobody can find out who voted what, admins included' },
    named: { text: 'Named', description: 'After the close, voters see who voted what' },
    channel: 'Channel',
    channelHint:
      'Its members may vote. Bots, guests and people of other organisations don’t, unless the product lets guests in.',
    deadline: 'Closes on',
    quorum: 'Quorum in percent',
    quorumHint: 'How many of the voters must take part for the result to count. Leave empty for none.',
    extras: 'Also',
    closesWhenAllVoted: 'Close as soon as everybody has voted',
    asksReason: 'Ask voters for a reason',
  },
  preview: {
    title: 'Check and start',
    submit: 'Start the vote',
    back: 'Back',
    intro: (channel: string) => `This is what #${channel} will see:`,
    voters: (n: number) => plural(n, { one: '# person may vote.', other: '# people may vote.' }),
    leftOut: (n: number) =>
      plural(n, { one: '# member of the channel may not vote.', other: '# members of the channel may not vote.' }),
    warnings: {
      'few-voters': 'With so few voters, an anonymous result can still give people away.',
      'many-candidates': 'More than twelve candidates tire voters. Could you drop some?',
      short: 'That is soon: people in other time zones may miss it.',
      'outside-hours': 'It closes outside working hours in your time zone.',
      'shared-channel': 'People of other organisations are in this channel. They will see the question but can’t vote.',
    },
  },
  refused: {
    noQuestion: 'A question is needed.',
    fewCandidates: 'A vote needs at least two candidates. Pick some above or type them here, one a line.',
    manyCandidates: (n: number) => `At most 40 candidates, please (now ${n}).`,
    goneCandidates: (refs: string) => `No longer on this roadmap: ${refs}. Take it out, please.`,
    deadline: 'The vote can close in five minutes at the earliest and in 90 days at the latest.',
    cap: (budget: number) => `At most ${budget}, as many as each voter has.`,
    direct: 'A vote needs a channel: its members are the voters.',
    notInvited: (name: string) =>
      `I’m not in #${name} yet, so I can’t post there. Type /invite @plumbline in it, then try again.`,
    privateProduct: (product: string) => `${product} is private: choose one of its own channels.`,
    foreignChannel: (name: string) => `You are not in #${name}. Choose a channel you are in.`,
    nobody: 'Nobody in that channel may vote. Choose another one.',
    draftGone: 'This preview is out of date. Type /roadmap vote to start again.',
    notFound: 'I can’t find that vote here, or it belongs to a product you are not part of.',
    closed: (ref: string) => `${ref} is closed, so ballots can’t change any more. Type /roadmap ${ref} for the result.`,
    cancelled: (ref: string) => `${ref} was cancelled, so there is nothing to vote on.`,
    notElector: (ref: string) =>
      `You are not among the voters of ${ref}: they were fixed when it opened. Ask whoever started it to make the next one wider.`,
    wrongReceipt: 'That is not a receipt of this vote. It has 26 letters and digits, as in my direct message.',
    notYours: (ref: string) => `Only whoever started ${ref} or a lead of its product can do that.`,
    noReason: 'Please say why in a line.',
    ballot: {
      unknown: 'That candidate is not part of this vote any more. Open the ballot again.',
      amount: 'Whole numbers only, please.',
      cap: (cap: number, given: number) => `At most ${cap} on one candidate, and this one has ${given}.`,
      budget: (budget: number, spent: number) =>
        `You gave ${spent} dots and have ${budget}: take ${spent - budget} back. Nothing is lost, your numbers are still here.`,
    },
  },
  method: {
    dots: (budget: number, cap: number | null) =>
      cap === null
        ? `Dots: everyone has ${dots(budget)} to spread over the candidates.`
        : `Dots: everyone has ${dots(budget)} to spread over the candidates, at most ${cap} on one.`,
    approval: 'Approval: everyone ticks all candidates they support, as many as they like.',
  },
  card: {
    title: (ref: string) => `Vote ${ref}`,
    open: 'Vote',
    more: 'More',
    close: 'Close now…',
    cancel: 'Cancel the vote…',
    closes: 'Closes',
    orAllVoted: 'or as soon as everybody has voted',
    turnout: (voted: number, electors: number) => `${voted} of ${electors} have voted`,
    anonymous: 'Anonymous',
    named: 'Named',
    voters: 'Those who were in this channel when it opened may vote. Nobody sees a result before the close.',
    quorum: (percentage: number) => `Counts if ${percentage}% take part.`,
    startedBy: 'Started by',
    closed: (ref: string) => `Vote ${ref} is closed`,
    cancelled: (ref: string) => `Vote ${ref} was cancelled`,
    why: 'Why:',
    seeResult: 'See the result',
    text: (vote: { ref: string; question: string; method: string; candidates: string }) =>
      `Vote ${vote.ref}: ${vote.question} ${vote.method} Candidates: ${vote.candidates}.`,
  },
  opened: (ref: string, channel: string, electors: number) =>
    `${ref} is open in #${channel}. ${people(electors)} may vote.`,
  ballot: {
    title: (ref: string) => `Ballot ${ref}`,
    submit: 'Cast ballot',
    change: 'Save ballot',
    spent: (spent: number, budget: number) =>
      spent > budget
        ? `You gave ${dots(spent)} and have ${budget}: take ${spent - budget} back.`
        : `${spent} of ${dots(budget)} given, ${budget - spent} left.`,
    approve: (from: number, to: number) => (from === to ? `Candidate ${from}` : `Candidates ${from} to ${to}`),
    approveFew: 'Which do you support?',
    reason: 'Why?',
    reasonHint: {
      anonymous: 'Shown with the result, without your name.',
      named: 'Shown with the result and your name.',
    },
    functionHint: 'Asked once: results are also shown by function.',
    privacy: {
      anonymous:
        'Anonymous: your ballot is stored without your name and can’t be traced to you, not even by admins. Only that you have voted is known.',
      named: 'Named: nobody sees ballots before the close. Afterwards the voters of this vote see who voted what.',
    },
    until: 'You can change or withdraw it until',
    withdraw: 'Withdraw my ballot',
    withdrawConfirm: {
      title: 'Withdraw your ballot?',
      text: 'It will not be counted. You can vote again until the close.',
      yes: 'Withdraw',
      no: 'Keep it',
    },
    inTitle: 'Your ballot is in',
    inHead: 'Your ballot is in.',
    changedHead: 'Your ballot is changed.',
    nothing: 'You gave nothing to any candidate. That counts as taking part.',
    receipt: 'Your receipt:',
    receiptWhy: 'Only this lets you change or withdraw your ballot, so I also sent it to you in a direct message.',
    changeIt: 'Change',
    withdrawnTitle: 'Ballot withdrawn',
    withdrawn: 'Your ballot is withdrawn and will not be counted. You can vote again until the close.',
    voteAgain: 'Vote again',
    closedTitle: 'Vote closed',
    enterTitle: 'You have voted',
    enter:
      'You have voted. To see or change your ballot, use the button in my direct message, or paste your receipt here.',
    enterWhy: 'I can’t find it for you: anonymous ballots are stored without names.',
    enterLabel: 'Receipt',
    enterSubmit: 'Open my ballot',
  },
  receiptDm: {
    text: (ref: string, receipt: string) => `Your receipt for the anonymous vote ${ref}: ${receipt}`,
    head: (ref: string) => `Your ballot in ${ref} is in.`,
    keep: 'It is the only way to change or withdraw your ballot. I keep no copy of it.',
    change: 'Change my ballot',
  },
  reminder: {
    text: (ref: string, question: string) => `Your ballot in ${ref} is still missing: ${question}`,
    closes: 'closes',
    missing: 'and your ballot is still missing.',
  },
  close: {
    title: (ref: string) => `Close ${ref} now?`,
    submit: 'Close the vote',
    keep: 'Keep it open',
    body: (voted: number, electors: number) =>
      `${voted} of ${electors} have voted. The result appears in the vote’s channel and nobody can vote any more.`,
    reason: 'Why now?',
    reasonPlaceholder: 'The planning meeting was moved to today.',
    done: (ref: string) => `${ref} is closed. The result is in its channel.`,
    allVoted: 'Everybody has voted.',
    deadline: 'The deadline has passed.',
  },
  cancel: {
    title: (ref: string) => `Cancel ${ref}?`,
    submit: 'Cancel the vote',
    keep: 'Keep it',
    body: 'The vote ends without a result, and its ballots are deleted.',
    reason: 'Why?',
    done: (ref: string) => `${ref} is cancelled.`,
  },
  result: {
    title: (ref: string) => `Result of ${ref}`,
    text: (ref: string, question: string) => `Result of ${ref}: ${question}`,
    none: 'Nobody voted, so there is no result.',
    nothing: (voters: number) => `${people(voters)} voted and gave nothing to any candidate.`,
    winner: (name: string, figures: string) => `${name} comes first with ${figures}.`,
    ahead: (lead: number, next: string | undefined) => `, ${formatNumber(lead)} ahead of ${next ?? 'the next'}`,
    share: {
      dots: (score: number, given: number) => `${formatNumber(score)} of ${dots(given)}`,
      approval: (score: number, voters: number) => `${formatNumber(score)} of ${people(voters)} in favour`,
    },
    tied: (names: readonly string[]) =>
      `The first place is a tie${names.length > 4 ? ` of ${names.length} candidates` : `: ${formatList(names)}`}.`,
    score: {
      dots: (n: number, supporters: number) => `${dots(n)} from ${people(supporters)}`,
      approval: (n: number, share: number | null) =>
        share === null ? `${formatNumber(n)}` : `${people(n)}, ${percent(share)}`,
    },
    explain: {
      dots: (ballots: number) => `The dots of ${people(ballots)} are added up for every candidate.`,
      approval: (ballots: number) => `Counted is who ticked a candidate, out of ${people(ballots)} who voted.`,
    },
    unused: (n: number) => plural(n, { one: '# dot was not used.', other: '# dots were not used.' }),
    tieBreak:
      'Tied candidates share a place; within it, more supporters are listed first, then the order of the ballot.',
    more: (n: number) =>
      plural(n, { one: '# more candidate in the details.', other: '# more candidates in the details.' }),
    turnout: (voted: number, electors: number) =>
      `Turnout ${voted} of ${electors}${electors > 0 ? ` (${percent(voted / electors)})` : ''}.`,
    turnoutOf: (name: string, voted: number, electors: number) => `${name} ${voted} of ${electors}`,
    unknownFunction: 'No function',
    quorumMet: (needed: number) => `Quorum met: ${needed} were needed.`,
    quorumMissed: (needed: number, voted: number) =>
      `Quorum missed: ${needed} were needed, ${voted} voted. Take the order as a hint.`,
    change: (n: number) =>
      plural(n, {
        one: 'One ballot filled in differently could have changed that.',
        other: '# ballots filled in differently could have changed that.',
      }),
    differ: 'Where functions differ most',
    difference: {
      dots: ({ high, low }: Parted) =>
        `${dots(high.mean)} on average in ${high.group}, ${formatNumber(low.mean)} in ${low.group}`,
      approval: ({ high, low }: Parted) =>
        `${percent(high.mean)} of ${high.group}, ${percent(low.mean)} of ${low.group}`,
    },
    hidden: 'Functions with fewer than three voters are not shown apart.',
    chart: { dots: 'Dots', approval: 'Voters in favour' },
    details: 'Details',
    detailsTitle: (ref: string) => `Details of ${ref}`,
    all: 'All candidates',
    byFunction: 'By function',
    reasons: 'Reasons',
    ballots: 'Ballots',
    moreReasons: (n: number) => plural(n, { one: '# more reason', other: '# more reasons' }),
    moreBallots: (n: number) => plural(n, { one: '# more ballot', other: '# more ballots' }),
    emptyBallot: 'nothing',
  },
  listing: {
    title: (product: string) => `Votes of ${product}`,
    text: (open: number) => plural(open, { one: '# open vote', other: '# open votes' }),
    open: 'Open',
    recent: 'Recently closed',
    none: 'No votes yet. Start one to set priorities with the team.',
    start: 'Start a vote',
    vote: 'Vote',
    change: 'My ballot',
    result: 'Result',
    show: 'Show',
    youVoted: 'you have voted',
    waitsForYou: 'waits for you',
  },
  digest: {
    open: 'Votes to cast',
    results: 'Vote results',
    closes: 'closes',
    winner: 'first:',
    tie: 'tied:',
    noBallots: 'nobody voted',
  },
  chain: {
    title: 'Votes',
    open: 'open',
    place: (place: number, of: number) => `place ${place} of ${of}`,
    tied: (place: number, of: number) => `tied on place ${place} of ${of}`,
    differed: 'functions differed most here:',
  },
  mark: (ref: string) => `open vote ${ref}`,
} as const;
