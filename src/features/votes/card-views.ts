// A vote as people meet it in Slack: the card, the list, the reminder, and the forms that end a vote. Data in, blocks out.
import type { KnownBlock, ModalView, Overflow, RichTextBlock } from '@slack/types';
import { actionId, runCommand } from '../../blocks/action-id.ts';
import {
  actions,
  button,
  context,
  divider,
  header,
  modal,
  option,
  overflow,
  section,
  words,
} from '../../blocks/blocks.ts';
import { textField } from '../../blocks/form.ts';
import { form } from '../../blocks/form-reader.ts';
import { joinMd, type Mrkdwn, md, moment, user } from '../../blocks/mrkdwn.ts';
import { formatRef } from '../../kernel/refs.ts';
import { oneLine, truncate } from '../../kernel/text.ts';
import { formatMoment } from '../../kernel/time.ts';
import type { Content } from '../../outbox/outbox.ts';
import { en } from './messages.ts';
import {
  candidateName,
  limits,
  type Stake,
  type Turnout,
  type Vote,
  type VoteList,
  type VoteRules,
  type VoteView,
} from './model.ts';
import { callbacks, routes, showButton, voteButton } from './routes.ts';

export const refOf = (vote: Pick<Vote, 'number'>): string => formatRef('vote', vote.number);

export function methodSentence(rules: VoteRules): string {
  return rules.method === 'dots' ? en.method.dots(rules.budget, rules.cap) : en.method.approval;
}

export const secrecyLine = (isAnonymous: boolean): string =>
  isAnonymous ? en.ballot.privacy.anonymous : en.ballot.privacy.named;

/** In UTC for those who cannot see Slack's own date, who may be anywhere. */
export const deadlineOf = (vote: Pick<Vote, 'deadline'>): Mrkdwn =>
  moment(vote.deadline, formatMoment(vote.deadline, 'en', 'UTC'));

/** People's words: verbatim and inert. */
export function candidateList(candidates: readonly { title: string; ref: string | null }[]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: candidates.map((candidate) => ({
          type: 'rich_text_section',
          elements: [{ type: 'text', text: oneLine(candidateName(candidate)) || '\u2014' }],
        })),
      },
    ],
  };
}

/** The living card in the channel; the same for everybody. */
export function voteCard({ vote, candidates, turnout }: VoteView): Content {
  const text = en.card.text({
    ref: refOf(vote),
    question: vote.question,
    method: methodSentence(vote.rules),
    candidates: candidates.map(candidateName).join(', '),
  });
  if (vote.status !== 'open') return { text, blocks: endedCard(vote, turnout) };
  return {
    text,
    blocks: [
      header(en.card.title(refOf(vote))),
      words(vote.question, { bold: true }),
      section(methodSentence(vote.rules)),
      candidateList(candidates),
      context(...openFacts(vote, turnout)),
      actions([voteButton(vote.id, en.card.open), manageMenu(vote)]),
    ],
  };
}

function openFacts(vote: Vote, { voted, electors }: Turnout): (Mrkdwn | string)[] {
  const until = joinMd(
    [md`${en.card.closes} ${deadlineOf(vote)}`, vote.closesWhenAllVoted && md`${en.card.orAllVoted}`],
    ' ',
  );
  return [
    md`*${en.card.turnout(voted, electors)}*`,
    until,
    secrecyLine(vote.isAnonymous),
    en.card.voters,
    ...(vote.quorum === null ? [] : [en.card.quorum(vote.quorum)]),
    md`${en.card.startedBy} ${user(vote.createdBy)}`,
  ];
}

const manageMenu = (vote: Vote): Overflow =>
  overflow(actionId(routes.manage, { v: vote.id }), [option(en.card.close, 'close'), option(en.card.cancel, 'cancel')]);

function endedCard(vote: Vote, { voted, electors }: Turnout): KnownBlock[] {
  const isClosed = vote.status === 'closed';
  const title = isClosed ? en.card.closed(refOf(vote)) : en.card.cancelled(refOf(vote));
  return [
    header(title),
    words(vote.question, { bold: true }),
    context(en.card.turnout(voted, electors), ...(vote.closedWhy ? [md`${en.card.why} ${vote.closedWhy}`] : [])),
    ...(isClosed ? [actions([showButton(vote.id, en.card.seeResult)])] : []),
  ];
}

/** One person's reminder; undefined facts never reach here. */
export function reminderMessage(vote: Vote): Content {
  return {
    text: en.reminder.text(refOf(vote), vote.question),
    blocks: [
      section(md`*${refOf(vote)}* ${en.reminder.closes} ${deadlineOf(vote)}, ${en.reminder.missing}`),
      words(vote.question),
      context(secrecyLine(vote.isAnonymous)),
      actions([voteButton(vote.id, en.card.open)]),
    ],
  };
}

export function voteList(product: { readonly name: string }, list: VoteList): Content {
  const blocks: KnownBlock[] = [header(en.listing.title(product.name))];
  if (list.open.length > 0) {
    blocks.push(context(md`*${en.listing.open}*`), ...list.open.map(openLine));
  }
  if (list.recent.length > 0) {
    blocks.push(divider(), context(md`*${en.listing.recent}*`), ...list.recent.map(recentLine));
  }
  if (blocks.length === 1) blocks.push(section(en.listing.none));
  blocks.push(actions([button(en.listing.start, runCommand('vote'))]));
  return { text: `${en.listing.title(product.name)}: ${en.listing.text(list.open.length)}`, blocks };
}

/** One line among many: a long question is cut. */
export const headOf = (vote: Pick<Vote, 'number' | 'question'>): Mrkdwn =>
  md`*${refOf(vote)}* ${truncate(vote.question, 80)}`;

const stakeWords: Record<Stake, string> = {
  votes: en.listing.waitsForYou,
  voted: en.listing.youVoted,
  none: '',
};

function openLine({ vote, turnout, stake }: VoteList['open'][number]): KnownBlock {
  const facts = joinMd(
    [
      md`${en.card.closes} ${deadlineOf(vote)}`,
      md`${en.card.turnout(turnout.voted, turnout.electors)}`,
      stake !== 'none' && md`_${stakeWords[stake]}_`,
    ],
    ' · ',
  );
  const line = joinMd([headOf(vote), facts]);
  if (stake === 'none') return section(line, showButton(vote.id, en.listing.show));
  return section(line, voteButton(vote.id, stake === 'votes' ? en.listing.vote : en.listing.change));
}

const recentLine = (vote: Vote): KnownBlock => section(headOf(vote), showButton(vote.id, en.listing.result));

const reason = (label: string, placeholder?: string) =>
  textField({ label, max: limits.closingReason, focus: true, ...(placeholder ? { placeholder } : {}) });

export const closeForm = form({ why: reason(en.close.reason, en.close.reasonPlaceholder) });
export const cancelForm = form({ why: reason(en.cancel.reason) });

export function closeModal({ vote, turnout }: Pick<VoteView, 'vote' | 'turnout'>): ModalView {
  return modal({
    callback: callbacks.close,
    title: en.close.title(refOf(vote)),
    submit: en.close.submit,
    close: en.close.keep,
    meta: { v: vote.id },
    blocks: [
      words(vote.question, { bold: true }),
      section(en.close.body(turnout.voted, turnout.electors)),
      ...closeForm.blocks(),
    ],
  });
}

export function cancelModal(vote: Vote): ModalView {
  return modal({
    callback: callbacks.cancel,
    title: en.cancel.title(refOf(vote)),
    submit: en.cancel.submit,
    close: en.cancel.keep,
    meta: { v: vote.id },
    blocks: [words(vote.question, { bold: true }), section(en.cancel.body), ...cancelForm.blocks()],
  });
}
