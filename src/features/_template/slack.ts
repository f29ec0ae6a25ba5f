// Where Slack meets standup notes: parse, call a verb, show a view. The edge acknowledges and tells refusals.
import { z } from 'zod';
import { type CommandRoute, defineAction, defineSubmit } from '../../slack/routes.ts';
import { idSchema } from '../../slack/schemas.ts';
import { withProduct } from '../products/index.ts';
import { noteForm } from './form.ts';
import { en } from './messages.ts';
import { noteStandup } from './note-standup.ts';
import { callbacks, routes } from './routes.ts';
import { noteModal } from './views.ts';

/** What comes back from Slack is a hint: its form is checked here, the right to it in the verb. */
const product = z.object({ p: idSchema('product') });

export const standup: CommandRoute = {
  words: ['standup'],
  ...en.command,
  effect: 'reads',
  run: (call) => withProduct(call, 'standup', async ({ id }) => ({ kind: 'open', view: noteModal(id) })),
};

export const onNoteOpened = defineAction({
  id: routes.openNote,
  effect: 'reads',
  payload: product,
  run: async ({ payload }) => ({ kind: 'open', view: noteModal(payload.p) }),
});

export const onNoteSubmitted = defineSubmit({
  callback: callbacks.note,
  meta: product,
  async run({ ctx, meta, state }) {
    await noteStandup(ctx, { productId: meta.p, text: noteForm.read(state).note });
    return { kind: 'close', say: { text: en.saved, blocks: [] } };
  },
});
