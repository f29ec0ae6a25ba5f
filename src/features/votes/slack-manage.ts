// Where Slack meets votes that exist: the list, one vote, its details, and ending it early.
import type { VoteId } from '../../kernel/ids.ts';
import type { Ref } from '../../kernel/refs.ts';
import {
  type ActionRoute,
  type Answer,
  type Call,
  type CommandRoute,
  defineAction,
  defineSubmit,
  type SubmitRoute,
} from '../../slack/routes.ts';
import type { Registry } from '../feature.ts';
import { withProduct } from '../products/index.ts';
import { cancelVote } from './cancel-vote.ts';
import * as cards from './card-views.ts';
import { closeVote } from './close-vote.ts';
import { getPublishedBallots } from './get-ballot.ts';
import { getManagedVote, getVote, getVoteByNumber, listVotes, resultButtonsFrom } from './get-vote.ts';
import { en } from './messages.ts';
import * as payloads from './payloads.ts';
import { detailsModal, resultCard } from './result-views.ts';
import { callbacks, routes } from './routes.ts';

const list: CommandRoute = {
  words: ['votes', 'polls'],
  summary: en.command.list,
  example: '/roadmap votes',
  effect: 'reads',
  run: (call) =>
    withProduct(call, 'votes', async (product) => ({
      kind: 'say',
      message: cards.voteList(product, await listVotes(call.ctx, product.id)),
    })),
};

/** `/roadmap V-4`: the result of a closed vote, else its card; throws not_found as the reader's rights demand. */
export const showVote =
  (registry: Registry) =>
  async ({ ctx }: Call, ref: Ref): Promise<Answer> => {
    const found = await getVoteByNumber(ctx, ref.number);
    const { result, id } = found.vote;
    if (!result) return { kind: 'say', message: cards.voteCard(found) };
    const message = resultCard({ ...found, result }, await resultButtonsFrom(registry, ctx, id));
    return { kind: 'say', message };
  };

async function detailsOf({ ctx }: Call, id: VoteId) {
  const found = await getVote(ctx, id);
  const { result } = found.vote;
  return result ? detailsModal({ ...found, result }, await getPublishedBallots(ctx, id)) : cards.voteCard(found);
}

const showDetails = (id: string) =>
  defineAction({
    id,
    effect: 'reads',
    payload: payloads.vote,
    async run(call): Promise<Answer> {
      const shown = await detailsOf(call, call.payload.v);
      return 'type' in shown ? { kind: payloads.shownIn(call), view: shown } : { kind: 'say', message: shown };
    },
  });

const manage = defineAction({
  id: routes.manage,
  effect: 'reads',
  payload: payloads.vote,
  async run({ ctx, payload, value }): Promise<Answer> {
    const found = await getManagedVote(ctx, payload.v);
    return { kind: 'open', view: value === 'cancel' ? cards.cancelModal(found.vote) : cards.closeModal(found) };
  },
});

const close = defineSubmit({
  callback: callbacks.close,
  meta: payloads.vote,
  async run({ ctx, meta, state }): Promise<Answer> {
    const vote = await closeVote(ctx, { id: meta.v, ...cards.closeForm.read(state) });
    return { kind: 'close', say: { text: en.close.done(cards.refOf(vote)), blocks: [] } };
  },
});

const cancel = defineSubmit({
  callback: callbacks.cancel,
  meta: payloads.vote,
  async run({ ctx, meta, state }): Promise<Answer> {
    const vote = await cancelVote(ctx, { id: meta.v, ...cards.cancelForm.read(state) });
    return { kind: 'close', say: { text: en.cancel.done(cards.refOf(vote)), blocks: [] } };
  },
});

export const manageCommands: readonly CommandRoute[] = [list];
export const manageActions: readonly ActionRoute[] = [showDetails(routes.show), showDetails(routes.details), manage];
export const manageSubmits: readonly SubmitRoute[] = [close, cancel];
