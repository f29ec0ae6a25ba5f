// A closed vote's result: the card in the channel and the details behind it. Data in, blocks out.
import type { Block, Button, KnownBlock, ModalView, RichTextBlock } from '@slack/types';
import { actionId } from '../../blocks/action-id.ts';
import { actions, button, context, divider, header, modal, quote, section, words } from '../../blocks/blocks.ts';
import { barChart, textBars } from '../../blocks/charts.ts';
import { md, user } from '../../blocks/mrkdwn.ts';
import { oneLine } from '../../kernel/text.ts';
import type { Content } from '../../outbox/outbox.ts';
import { differences } from '../../tally/by-group.ts';
import { explain } from '../../tally/explain.ts';
import { refOf } from './card-views.ts';
import { en } from './messages.ts';
import {
  type Candidate,
  type CandidateScore,
  candidateName,
  type PublishedBallots,
  placesOf,
  type Vote,
  type VoteResult,
} from './model.ts';
import { callbacks, routes } from './routes.ts';

export interface ClosedVote {
  readonly vote: Vote;
  readonly candidates: readonly Candidate[];
  readonly result: VoteResult;
}

interface Placed {
  readonly place: number;
  readonly name: string;
  readonly score: CandidateScore;
}

const LISTED = 10;
const CHARTED = 12;
const DIFFERENCES = 3;

/** Every candidate in the order of the result; tied ones share a place. */
function placed({ candidates, result }: ClosedVote): Placed[] {
  const names = new Map(candidates.map((candidate) => [candidate.id, candidateName(candidate)]));
  const places = placesOf(result.tiers);
  return result.scores.map((score) => ({
    score,
    name: names.get(score.id) ?? '\u2014',
    place: places.get(score.id) ?? places.size,
  }));
}

/** The living result in the channel, with what other slices can do with it. */
export function resultCard(closed: ClosedVote, buttons: readonly Button[]): Content {
  const { vote, result } = closed;
  const all = placed(closed);
  const top = [
    header(en.result.title(refOf(vote))),
    words(vote.question, { bold: true }),
    section(headline(closed)),
    ...(result.ballots > 0 ? [ranking(all.slice(0, LISTED), vote)] : []),
  ];
  const rest = [...facts(closed), resultActions(vote, buttons)];
  const { chart, bars } = charts(all, vote, result);
  return {
    text: inWords(closed, all),
    blocks: [...top, ...chart, ...rest],
    plain: [...top, ...bars, ...rest],
  };
}

/** The finding first, and how firm it is. */
function headline({ vote, candidates, result }: ClosedVote): string {
  const found = explain({ ...result, rejected: [] });
  const names = new Map(candidates.map((candidate) => [candidate.id, candidateName(candidate)]));
  const nameOf = ({ id }: CandidateScore): string => names.get(id) ?? '\u2014';
  if (found.outcome === 'tie') return en.result.tied(found.leaders.map(nameOf));
  if (found.outcome === 'nothing-chosen') return en.result.nothing(found.ballots);
  if (found.outcome === 'no-ballots') return en.result.none;
  const { winner, runnersUp, lead, ballotsToChange } = found;
  const [next] = runnersUp.length === 1 ? runnersUp : [];
  const ahead = runnersUp.length > 0 ? en.result.ahead(lead, next && nameOf(next)) : '';
  const first = en.result.winner(nameOf(winner), `${shareOf(vote, result, winner)}${ahead}`);
  return ballotsToChange === null ? first : `${first} ${en.result.change(ballotsToChange)}`;
}

function shareOf({ rules }: Vote, { ballots, scores }: VoteResult, { score }: CandidateScore): string {
  if (rules.method === 'approval') return en.result.share.approval(score, ballots);
  return en.result.share.dots(
    score,
    scores.reduce((sum, each) => sum + each.score, 0),
  );
}

function scoreOf({ rules }: Vote, { score, supporters, share }: CandidateScore): string {
  return rules.method === 'dots' ? en.result.score.dots(score, supporters) : en.result.score.approval(score, share);
}

/** Verbatim names, each with its place; a list of Slack's own could not number ties. */
function ranking(rows: readonly Placed[], vote: Vote): RichTextBlock {
  const lines = rows.map(({ place, name, score }, i) => [
    { type: 'text' as const, text: `${i > 0 ? '\n' : ''}${place}.  `, style: { bold: true } },
    { type: 'text' as const, text: oneLine(name), style: { bold: place === 1 } },
    { type: 'text' as const, text: ` \u2014 ${scoreOf(vote, score)}` },
  ]);
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: lines.flat() }] };
}

function charts(all: readonly Placed[], vote: Vote, { ballots }: VoteResult): { chart: Block[]; bars: KnownBlock[] } {
  if (ballots === 0) return { chart: [], bars: [] };
  const name = en.result.chart[vote.rules.method];
  const rows = all.slice(0, CHARTED);
  const chart = barChart({
    title: name,
    categories: rows.map((row) => row.name),
    series: [{ name, values: rows.map((row) => row.score.score) }],
  });
  const bars = textBars(rows.map((row) => ({ label: row.name, value: row.score.score })));
  return { chart: chart ? [chart] : [], bars: [bars] };
}

/** What stands under the order: who took part, how firm it is, where functions part. */
function facts(closed: ClosedVote): KnownBlock[] {
  const { vote, candidates, result } = closed;
  const parts = partings(closed).slice(0, DIFFERENCES);
  const hidden = candidates.length - LISTED;
  return [
    ...(hidden > 0 && result.ballots > 0 ? [context(en.result.more(hidden))] : []),
    ...(parts.length > 0 ? [section(md`*${en.result.differ}*`), ...parts.map((part) => context(part))] : []),
    ...(vote.isAnonymous && result.hidesFunctions ? [context(en.result.hidden)] : []),
    context(...takingPart(result), ...howCounted(closed)),
  ];
}

function takingPart({ ballots, electors, turnout, quorum }: VoteResult): string[] {
  const known = turnout.filter(({ name }) => name !== null);
  const byFunction = turnout.map(({ name, voted, electors: size }) =>
    en.result.turnoutOf(name ?? en.result.unknownFunction, voted, size),
  );
  return [
    en.result.turnout(ballots, electors),
    ...(known.length > 0 ? [`${byFunction.join(' · ')}.`] : []),
    ...(quorum
      ? [quorum.isMet ? en.result.quorumMet(quorum.needed) : en.result.quorumMissed(quorum.needed, ballots)]
      : []),
  ];
}

function howCounted({ vote, result }: ClosedVote): string[] {
  if (result.ballots === 0) return [];
  return [
    en.result.explain[vote.rules.method](result.ballots),
    ...(result.tieBreak ? [en.result.tieBreak] : []),
    ...(result.unusedDots > 0 ? [en.result.unused(result.unusedDots)] : []),
  ];
}

/** "R-12 Faster search: Sales 4.6, Engineering 1.9 dots a person", the widest difference first. */
function partings({ vote, candidates, result }: ClosedVote): string[] {
  const names = new Map(candidates.map((candidate) => [candidate.id, candidateName(candidate)]));
  const say = en.result.difference[vote.rules.method];
  return differences(
    candidates.map(({ id }) => id),
    result.perFunction,
  ).map((difference) => `${names.get(difference.item) ?? ''}: ${say(difference)}`);
}

/** What to do next comes first, whichever slice offers it. */
function resultActions(vote: Vote, buttons: readonly Button[]): KnownBlock {
  const inOrder = [...buttons].sort((a, b) => Number(b.style === 'primary') - Number(a.style === 'primary'));
  return actions([...inOrder.slice(0, 24), button(en.result.details, actionId(routes.details, { v: vote.id }))]);
}

const asSentence = (text: string): string => (/[.?!\u2026]$/.test(text) ? text : `${text}.`);

/** All of it for notifications and for people who listen. */
function inWords(closed: ClosedVote, all: readonly Placed[]): string {
  const { vote, result } = closed;
  const order = all.slice(0, LISTED).map(({ place, name, score }) => `${place}. ${name}: ${scoreOf(vote, score)}`);
  const sentences = [
    asSentence(en.result.text(refOf(vote), vote.question)),
    headline(closed),
    ...(result.ballots > 0 ? [`${order.join('; ')}.`] : []),
    ...takingPart(result),
    ...howCounted(closed),
  ];
  return oneLine(sentences.join(' ')).slice(0, 3900);
}

const REASONS = 25;
const BALLOTS = 25;

/** Everything that may be known of a closed vote, in a modal: charts don't work there, text bars do. */
export function detailsModal(closed: ClosedVote, published: PublishedBallots): ModalView {
  const { vote, result } = closed;
  const all = placed(closed);
  return modal({
    callback: callbacks.notice,
    title: en.result.detailsTitle(refOf(vote)),
    meta: { v: vote.id },
    blocks: [
      words(vote.question, { bold: true }),
      section(headline(closed)),
      ...(result.ballots > 0 ? [header(en.result.all), ...rankings(all, vote)] : []),
      ...byFunction(closed),
      context(...takingPart(result), ...howCounted(closed)),
      ...reasonBlocks(published.reasons),
      ...ballotBlocks(closed, published.ballots),
    ],
  });
}

/** Twenty lines a block: forty long names would be more than one block of text takes. */
function rankings(all: readonly Placed[], vote: Vote): RichTextBlock[] {
  const half = all.slice(20);
  return [ranking(all.slice(0, 20), vote), ...(half.length > 0 ? [ranking(half, vote)] : [])];
}

function byFunction(closed: ClosedVote): KnownBlock[] {
  const lines = partings(closed).slice(0, 20);
  if (lines.length === 0) return [];
  return [header(en.result.byFunction), section(lines.join('\n'))];
}

function reasonBlocks(reasons: PublishedBallots['reasons']): KnownBlock[] {
  if (reasons.length === 0) return [];
  const shown = reasons
    .slice(0, REASONS)
    .flatMap(({ text, by }) => [quote(text, 500), ...(by ? [context(user(by))] : [])]);
  const rest = reasons.length - REASONS;
  return [divider(), header(en.result.reasons), ...shown, ...(rest > 0 ? [context(en.result.moreReasons(rest))] : [])];
}

function ballotBlocks({ vote, candidates }: ClosedVote, ballots: PublishedBallots['ballots']): KnownBlock[] {
  if (!ballots || ballots.length === 0) return [];
  const lines = ballots.slice(0, BALLOTS).map(({ by, choices }) => {
    const chosen = candidates.flatMap((each) => {
      const given = choices[each.id] ?? 0;
      if (given === 0) return [];
      const name = each.ref ?? candidateName(each);
      return [vote.rules.method === 'dots' ? `${name} ${given}` : name];
    });
    return section(md`${user(by)}: ${en.list(chosen.length > 0 ? chosen : [en.result.emptyBallot])}`);
  });
  const rest = ballots.length - BALLOTS;
  return [divider(), header(en.result.ballots), ...lines, ...(rest > 0 ? [context(en.result.moreBallots(rest))] : [])];
}
