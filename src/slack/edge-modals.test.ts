import { expect, test } from 'vitest';
import { z } from 'zod';
import { type Edge, gate, startEdge } from '../../test/support/edge.ts';
import { actionId } from '../blocks/action-id.ts';
import { actions, button, home, modal, section } from '../blocks/blocks.ts';
import { textField } from '../blocks/form.ts';
import { form } from '../blocks/form-reader.ts';
import type { Feature } from '../features/feature.ts';
import { refusal } from '../kernel/errors.ts';
import { type ActionRoute, type Answer, defineAction, defineSubmit, type SubmitCall } from './routes.ts';

const itemForm = form({
  title: textField({ label: 'Title', max: 20 }),
  problem: textField({ label: 'Problem', max: 200, optional: true, multiline: true }),
});

const formView = (extra: Partial<Parameters<typeof modal>[0]> = {}) =>
  modal({ callback: 'test.form.v1', title: 'Add', submit: 'Save', blocks: itemForm.blocks(), ...extra });

/** A command that opens the form, and what happens when it is submitted. */
function withForm(
  run: (call: SubmitCall<{ n?: number | undefined }>) => Promise<Answer>,
  extra: Partial<Feature> = {},
): Partial<Feature> {
  return {
    commands: [
      {
        words: ['add'],
        summary: 'adds',
        example: '/roadmap add',
        effect: 'reads',
        run: async () => ({ kind: 'open', view: formView({ meta: { n: 1 } }) }),
      },
    ],
    submits: [defineSubmit({ callback: 'test.form.v1', meta: z.object({ n: z.number().optional() }), run })],
    ...extra,
  };
}

async function openForm({ slack }: Edge, user = 'U0ADA') {
  const person = slack.person(user);
  await person.command('/roadmap add');
  await person.seesModal('Add');
  return person;
}

const said = (text: string): Answer => ({ kind: 'say', message: { text, blocks: [section(text)] } });

test('a submission reads its form and metadata, closes the modal and answers where it was opened', async () => {
  const edge = await startEdge(
    withForm(async ({ ctx, state, meta }) => {
      const { title } = itemForm.read(state);
      return { kind: 'close', say: { text: `${title} ${meta.n} ${ctx.channelId}`, blocks: [] } };
    }),
  );
  const ada = await openForm(edge);
  expect(await ada.submit({ Title: 'Search' })).toEqual({ closed: true });
  await ada.sees('Search 1 C0ATLAS');
  expect(ada.ephemerals('C0ATLAS')).toHaveLength(1);
});

test('field errors stand beside their inputs and the modal stays', async () => {
  const edge = await startEdge(
    withForm(async () => {
      throw refusal('invalid', 'Title is taken.', { title: 'Title is taken.', elsewhere: 'The owner left.' });
    }),
  );
  const ada = await openForm(edge);
  const result = await ada.submit({ Title: 'Search' });
  expect(result).toEqual({ closed: false, errors: { Title: 'Title is taken. The owner left.' } });
});

test('an answer with errors is shown like a refusal with fields', async () => {
  const edge = await startEdge(withForm(async () => ({ kind: 'errors', fields: { problem: 'Too vague.' } })));
  const ada = await openForm(edge);
  expect((await ada.submit({ Title: 'Search' })).errors).toEqual({ Problem: 'Too vague.' });
});

test('a refusal without fields stands on top of the form, once, and keeps what was typed', async () => {
  let count = 0;
  const edge = await startEdge(
    withForm(async () => {
      count += 1;
      throw refusal('conflict', `Ben changed it (${count}).`);
    }),
  );
  const ada = await openForm(edge);
  expect(await ada.submit({ Title: 'Search', Problem: 'Slow' })).toEqual({ closed: false });
  await ada.sees('Ben changed it (1).');
  await ada.submit();
  await ada.sees('Ben changed it (2).');
  expect(ada.text()).not.toContain('Ben changed it (1).');
  const { state, private_metadata } = ada.modal();
  expect(state.values.title?.field?.value).toBe('Search');
  expect(state.values.problem?.field?.value).toBe('Slow');
  expect(JSON.parse(private_metadata)).toEqual({ m: { n: 1 }, o: 'C0ATLAS' });
});

test('a bug in a submission keeps the form and tells a ref', async () => {
  const edge = await startEdge(
    withForm(async () => {
      throw new Error('oops');
    }),
  );
  const ada = await openForm(edge);
  expect(await ada.submit({ Title: 'Search' })).toEqual({ closed: false });
  const [, ref = 'none'] = /ref (\w{5})/.exec(await ada.sees(/ref \w{5}/)) ?? [];
  expect(edge.log.join()).toContain(ref);
  expect(ada.modal().state.values.title?.field?.value).toBe('Search');
});

test('push and update after a submission travel in its acknowledgement and keep the origin', async () => {
  const edge = await startEdge(
    withForm(async ({ state }) => {
      const kind = itemForm.read(state).title === 'push' ? 'push' : 'update';
      return { kind, view: modal({ callback: 'test.next.v1', title: `Next ${kind}`, blocks: [section('Next')] }) };
    }),
  );
  const ada = await openForm(edge);
  await ada.submit({ Title: 'push' });
  expect(JSON.parse((await ada.seesModal('Next push')).private_metadata)).toEqual({ m: {}, o: 'C0ATLAS' });
  expect(edge.slack.state('U0ADA').modals).toHaveLength(2);
  const ben = await openForm(edge, 'U0BEN');
  await ben.submit({ Title: 'update' });
  await ben.seesModal('Next update');
  expect(edge.slack.state('U0BEN').modals).toHaveLength(1);
  expect(edge.calls().filter((call) => call.startsWith('views.'))).toEqual(['views.open', 'views.open']);
});

test('a slow submission shows that it is saving and then that it is saved', async () => {
  const slow = gate();
  const edge = await startEdge(
    withForm(async () => {
      await slow.opened;
      return { kind: 'close', say: { text: 'Added R-1.', blocks: [] } };
    }),
    { timing: { acknowledgeMs: 20 } },
  );
  const ada = await openForm(edge);
  expect((await ada.submit({ Title: 'Search' })).problem).toBeUndefined();
  await ada.seesModal('Saving');
  slow.open();
  await ada.seesModal('Saved');
  await ada.sees('Added R-1.');
});

test('a slow submission that is refused turns back into the form with everything typed', async () => {
  const slow = gate();
  const edge = await startEdge(
    withForm(async () => {
      await slow.opened;
      throw refusal('invalid', 'Title is taken.', { title: 'Title is taken.', problem: 'Say more.' });
    }),
    { timing: { acknowledgeMs: 20 } },
  );
  const ada = await openForm(edge);
  await ada.submit({ Title: 'Search', Problem: 'Slow' });
  await ada.seesModal('Saving');
  slow.open();
  await ada.seesModal('Add');
  await ada.sees('Title is taken. Problem: Say more.');
  expect(ada.modal().state.values.title?.field?.value).toBe('Search');
  expect(ada.modal().state.values.problem?.field?.value).toBe('Slow');
});

test('a form of an older version says so and loses nothing', async () => {
  const edge = await startEdge({ commands: withForm(async () => ({ kind: 'nothing' })).commands ?? [] });
  const ada = await openForm(edge);
  expect(await ada.submit({ Title: 'Search' })).toEqual({ closed: false });
  await ada.sees('This form is from an older version of Plumbline. Copy what you need, then open /roadmap again.');
  expect(ada.modal().state.values.title?.field?.value).toBe('Search');
});

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
  await ben.opensHome();
  await edge.slack.settled();
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
  await ada.opensHome();
  await edge.slack.settled();
  await ada.click('open it');
  expect(JSON.parse((await ada.seesModal('Add')).private_metadata)).toEqual({ m: {}, h: 1 });
  await ada.closesModal();
  await ada.click('tell');
  await edge.slack.settled();
  expect(ada.dms().map(({ text }) => text)).toEqual(['told in the direct message']);
  await ada.opensHome();
  await ada.click('again');
  await ada.sees('published again');
});

test('a button that runs a command counts as typed in the channel it names', async () => {
  const { runCommand } = await import('../blocks/action-id.ts');
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
  await ada.opensHome();
  await edge.slack.settled();
  await ada.click('Where');
  await edge.slack.settled();
  expect(ada.dms().map(({ text }) => text)).toEqual(['here: C0BEACON now']);
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
