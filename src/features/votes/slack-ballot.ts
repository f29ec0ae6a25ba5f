// Where Slack meets a voter: opening, casting, changing and withdrawing a ballot.
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { type ActionRoute, type Answer, defineAction, defineSubmit, type SubmitRoute } from '../../slack/routes.ts';
import * as views from './ballot-views.ts';
import { castBallot } from './cast-ballot.ts';
import { type BallotAccess, getBallotForm } from './get-ballot.ts';
import { en } from './messages.ts';
import * as payloads from './payloads.ts';
import { newSecret } from './receipt.ts';
import { readReceipt } from './receipt-model.ts';
import { callbacks, routes } from './routes.ts';
import { withdrawBallot } from './withdraw-ballot.ts';

/** A secret is made when the form of an anonymous ballot opens, and lives in that view alone. */
function ballotView(access: BallotAccess, secret: string | undefined): ModalView {
  if (access.kind === 'closed') return views.closedModal(access.vote);
  if (access.kind === 'needs-receipt') return views.receiptModal(access.vote);
  const { form } = access;
  return views.ballotModal(form, form.vote.isAnonymous ? (secret ?? newSecret()) : undefined);
}

const openBallot = defineAction({
  id: routes.openBallot,
  effect: 'reads',
  opensModal: true,
  payload: payloads.vote,
  async run(call): Promise<Answer> {
    const access = await getBallotForm(call.ctx, { voteId: call.payload.v });
    return { kind: payloads.shownIn(call), view: ballotView(access, undefined) };
  },
});

/** From the receipt's message, whose button carries the secret, or from the view that just took the ballot. */
const changeBallot = defineAction({
  id: routes.changeBallot,
  effect: 'reads',
  opensModal: true,
  payload: payloads.ballot.partial(),
  async run(call): Promise<Answer> {
    const { v, s } = payloads.ballot.parse(call.payload.v ? call.payload : call.view?.meta);
    const access = await getBallotForm(call.ctx, { voteId: v, secret: s });
    return { kind: payloads.shownIn(call), view: ballotView(access, s) };
  },
});

/** Only the sum on top changes; what is typed stays. */
const countDots = defineAction({
  id: routes.countDots,
  effect: 'reads',
  payload: z.object({}),
  async run({ ctx, view, state }): Promise<Answer> {
    const { v, s } = payloads.ballot.parse(view?.meta);
    const access = await getBallotForm(ctx, { voteId: v, secret: s });
    if (access.kind !== 'form') return { kind: 'update', view: ballotView(access, s) };
    return { kind: 'update', view: views.ballotModal(access.form, s, views.draftBallot(access.form, state)) };
  },
});

const cast = defineSubmit({
  callback: callbacks.ballot,
  meta: payloads.ballot,
  async run({ ctx, meta, state }): Promise<Answer> {
    const { v: voteId, s: secret } = meta;
    const access = await getBallotForm(ctx, { voteId, secret });
    if (access.kind !== 'form') return { kind: 'update', view: ballotView(access, secret) };
    const filled = views.readBallot(access.form, state);
    const done = await castBallot(ctx, { voteId, secret, ...filled });
    if (done.kind === 'closed') return { kind: 'update', view: views.closedModal(done.vote) };
    if (done.kind === 'voted-otherwise') return { kind: 'update', view: views.receiptModal(done.vote) };
    const { vote, isNew } = done;
    const view = views.ballotInModal({
      vote,
      isNew,
      secret,
      candidates: access.form.candidates,
      choices: filled.choices,
    });
    const needsReceipt = isNew && secret !== undefined && vote.status === 'open';
    return { kind: 'update', view, ...(needsReceipt ? { alsoDm: views.receiptMessage(vote, secret) } : {}) };
  },
});

const enterReceipt = defineSubmit({
  callback: callbacks.receipt,
  meta: payloads.vote,
  async run({ ctx, meta, state }): Promise<Answer> {
    const secret = readReceipt(views.receiptForm.read(state).receipt);
    const wrong: Answer = { kind: 'errors', fields: { receipt: en.refused.wrongReceipt } };
    if (secret === undefined) return wrong;
    const access = await getBallotForm(ctx, { voteId: meta.v, secret });
    return access.kind === 'needs-receipt' ? wrong : { kind: 'update', view: ballotView(access, secret) };
  },
});

const withdraw = defineAction({
  id: routes.withdraw,
  effect: 'changes',
  payload: z.object({}),
  async run({ ctx, view }): Promise<Answer> {
    const { v: voteId, s: secret } = payloads.ballot.parse(view?.meta);
    const { kind, vote } = await withdrawBallot(ctx, { voteId, secret });
    if (kind === 'closed') return { kind: 'update', view: views.closedModal(vote) };
    return { kind: 'update', view: kind === 'withdrawn' ? views.withdrawnModal(vote) : views.receiptModal(vote) };
  },
});

export const ballotActions: readonly ActionRoute[] = [openBallot, changeBallot, countDots, withdraw];
export const ballotSubmits: readonly SubmitRoute[] = [cast, enterReceipt];
