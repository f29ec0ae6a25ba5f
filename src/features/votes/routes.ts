// The ids under which Slack brings people's clicks and submissions back to this slice, and the buttons that lead here.
import type { Button } from '@slack/types';
import { actionId } from '../../blocks/action-id.ts';
import { button } from '../../blocks/blocks.ts';
import type { VoteId } from '../../kernel/ids.ts';

export const routes = {
  candidates: 'votes.candidates.v1',
  methodChosen: 'votes.method-chosen.v1',
  openBallot: 'votes.open-ballot.v1',
  changeBallot: 'votes.change-ballot.v1',
  countDots: 'votes.count-dots.v1',
  withdraw: 'votes.withdraw.v1',
  manage: 'votes.manage.v1',
  show: 'votes.show.v1',
  details: 'votes.details.v1',
} as const;

export const callbacks = {
  start: 'votes.start.v1',
  setup: 'votes.setup.v1',
  preview: 'votes.preview.v1',
  ballot: 'votes.ballot.v1',
  receipt: 'votes.receipt.v1',
  close: 'votes.close.v1',
  cancel: 'votes.cancel.v1',
  /** Views with nothing to submit. */
  notice: 'votes.notice.v1',
} as const;

/** What a ballot is found by: the vote, and where it is anonymous the voter's secret. */
export const ballotMeta = (id: VoteId, secret: string | undefined): { v: VoteId; s?: string } =>
  secret === undefined ? { v: id } : { v: id, s: secret };

export const voteButton = (id: VoteId, text: string): Button =>
  button(text, actionId(routes.openBallot, { v: id }), { style: 'primary' });

export const showButton = (id: VoteId, text: string): Button => button(text, actionId(routes.show, { v: id }));
