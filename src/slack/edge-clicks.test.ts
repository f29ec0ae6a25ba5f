import { expect, test } from 'vitest';
import { z } from 'zod';
import { gate, startEdge } from '../../test/support/edge.ts';
import { formView, itemForm, openForm, openHome, said, withForm } from '../../test/support/edge-form.ts';
import { actionId, runCommand } from '../blocks/action-id.ts';
import { actions, button, home, modal, section } from '../blocks/blocks.ts';
import type { Feature } from '../features/feature.ts';
import { refusal } from '../kernel/errors.ts';
import { type ActionRoute, type Answer, defineAction } from './routes.ts';

const click = (id: string, run: () => Promise<Answer>): ActionRoute =>
  defineAction({ id, effect: 'reads', payload: z.object({}), run });

const buttons = (...ids: string[]) => actions(ids.map((id) => button(id, actionId(id))));

function withButtons(routes: readonly ActionRoute[], ...more: string[]): Partial<Feature> {
  const ids = [...routes.map(({ id }) => id), ...more];
  return withForm(async () => ({ kind: 'nothing' }), {
    actions: routes,
    commands: [
      {
        words: ['add'],
        summary: 'adds',
        example: '/roadmap add',
        effect: 'reads',
        run: async () => ({ kind: 'open', view: formView({ blocks: [...itemForm.blocks(), buttons(...ids)] }) }),
      },
    ],
    events: [{ type: 'app_home_opened', run: async () => ({ kind: 'home', view: home([buttons(...ids)]) }) }],
  });
}

test('inside a modal: open becomes push, update replaces, the fourth view replaces the third', async () => {
  const next = (title: string) => modal({ callback: 'test.next.v1', title, blocks: [buttons('deeper', 'change')] });
  let depth = 1;
  const edge = await startEdge(
    withButtons([
      click('deeper', async () => {
        depth += 1;
        return { kind: 'open', view: next(`Depth ${depth}`) };
      }),
      click('change', async () => ({ kind: 'update', view: next('Changed') })),
    ]),
  );
  const ada = await openForm(edge);
  await ada.click('deeper');
  await ada.seesModal('Depth 2');
  await ada.click('change');
  await ada.seesModal('Changed');
  await ada.click('deeper');
  await ada.seesModal('Depth 3');
  await ada.click('deeper');
  await ada.seesModal('Depth 4');
  expect(edge.slack.state('U0ADA').modals).toHaveLength(3);
});

test('a problem after a click in a modal stands on top of it and keeps what was typed', async () => {
  const edge = await startEdge(
    withButtons([
      click('check', async () => {
        throw refusal('conflict', 'That is taken.');
      }),
    ]),
  );
  const ada = await openForm(edge);
  await ada.fill({ Title: 'Search' });
  await ada.click('check');
  await ada.sees('That is taken.');
  expect(ada.modal().state.values.title?.field?.value).toBe('Search');
});

test('a click of an older version says so and changes nothing, in a modal and in Home', async () => {
  const edge = await startEdge(withButtons([], 'test.gone.v1'));
  const ada = await openForm(edge);
  await ada.click('test.gone.v1', { in: 'modal' });
  await ada.sees('This button is from an older version of Plumbline. Open /roadmap again to get a fresh one.');
  const ben = edge.slack.person('U0BEN');
  await openHome(edge, 'U0BEN');
  await ben.click('test.gone.v1', { in: 'home' });
  await ben.seesModal('Plumbline');
  await ben.sees('This button is from an older version of Plumbline.');
});

test('a payload that its schema refuses is an older button too', async () => {
  const edge = await startEdge(
    withButtons([
      defineAction({
        id: 'strict',
        effect: 'changes',
        payload: z.object({ needed: z.string() }),
        run: async () => said('ran'),
      }),
    ]),
  );
  const ada = await openForm(edge);
  await ada.click('strict');
  await ada.sees('This button is from an older version');
  expect(ada.text()).not.toContain('ran');
});

test('a slow answer never covers a newer one in the same view', async () => {
  const first = gate();
  const shown = (title: string): Answer => ({
    kind: 'update',
    view: modal({ callback: 'test.next.v1', title, blocks: [buttons('slow', 'fast')] }),
  });
  const edge = await startEdge(
    withButtons([
      click('slow', async () => {
        await first.opened;
        return shown('Old');
      }),
      click('fast', async () => shown('New')),
    ]),
  );
  const ada = await openForm(edge);
  await ada.click('slow');
  await ada.click('fast');
  await ada.seesModal('New');
  first.open();
  await edge.slack.settled();
  expect((await ada.seesModal(/./)).title).toMatchObject({ text: 'New' });
});

test('two quick clicks end with the last state although the first changed the view’s hash', async () => {
  let count = 0;
  const edge = await startEdge(
    withButtons([
      click('next', async () => {
        count += 1;
        return {
          kind: 'update',
          view: modal({ callback: 'test.next.v1', title: `Page ${count}`, blocks: [buttons('next')] }),
        };
      }),
    ]),
  );
  const ada = await openForm(edge);
  await ada.click('next');
  await ada.repeatLast();
  await ada.seesModal('Page 2');
});

test('App Home is published for whoever opens it, and a click there opens windows and republishes', async () => {
  const edge = await startEdge(
    withButtons([
      click('open it', async () => ({ kind: 'open', view: formView() })),
      click('again', async () => ({ kind: 'home', view: home([section('published again')]) })),
      click('tell', async () => said('told in the direct message')),
    ]),
  );
  const ada = edge.slack.person('U0ADA');
  await openHome(edge, 'U0ADA');
  await ada.click('open it');
  expect(JSON.parse((await ada.seesModal('Add')).private_metadata)).toEqual({ m: {}, h: 1 });
  await ada.closesModal();
  await ada.click('tell');
  await expect.poll(() => ada.dms().map(({ text }) => text)).toEqual(['told in the direct message']);
  await ada.opensHome();
  await ada.click('again');
  await ada.sees('published again');
});

test('a button that runs a command counts as typed in the channel it names', async () => {
  const edge = await startEdge({
    commands: [
      {
        words: ['where'],
        summary: 'tells',
        example: '/roadmap where',
        effect: 'reads',
        run: async ({ ctx, rest }) => said(`here: ${ctx.channelId} ${rest}`),
      },
    ],
    events: [
      {
        type: 'app_home_opened',
        run: async () => ({
          kind: 'home',
          view: home([actions([button('Where', runCommand('where now', 'C0BEACON'))])]),
        }),
      },
    ],
  });
  const ada = edge.slack.person('U0ADA');
  await openHome(edge, 'U0ADA');
  await ada.click('Where');
  await expect.poll(() => ada.dms().map(({ text }) => text)).toEqual(['here: C0BEACON now']);
});

test('a modal that was closed is acknowledged without a route', async () => {
  const edge = await startEdge(
    withForm(async () => ({ kind: 'nothing' }), {
      commands: [
        {
          words: ['add'],
          summary: 'adds',
          example: '/roadmap add',
          effect: 'reads',
          run: async () => ({ kind: 'open', view: formView({ notifyOnClose: true }) }),
        },
      ],
    }),
  );
  const ada = await openForm(edge);
  expect((await ada.closesModal()).problem).toBeUndefined();
});
