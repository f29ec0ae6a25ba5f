import { expect, test } from 'vitest';
import { gate, startEdge } from '../../test/support/edge.ts';
import { itemForm, openForm, withForm } from '../../test/support/edge-form.ts';
import { modal, section } from '../blocks/blocks.ts';
import { refusal } from '../kernel/errors.ts';

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
