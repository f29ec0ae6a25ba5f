// What follows a submission: a direct message that is kept nowhere, and no older answer over what the modal became.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { textOf } from '../../playground/slack/index.ts';
import { gate, startEdge } from '../../test/support/edge.ts';
import { actionId } from '../blocks/action-id.ts';
import { actions, button, modal, section } from '../blocks/blocks.ts';
import { textField } from '../blocks/form.ts';
import { form } from '../blocks/form-reader.ts';
import type { Feature } from '../features/feature.ts';
import { type Answer, defineAction, defineSubmit } from './routes.ts';

const ballot = form({ choice: textField({ label: 'Choice', max: 20, optional: true }) });
const formView = () =>
  modal({
    callback: 'test.form.v1',
    title: 'Ballot',
    submit: 'Cast',
    blocks: [actions([button('Count', actionId('test.count.v1'))]), ...ballot.blocks()],
  });
const done = () => modal({ callback: 'test.done.v1', title: 'Your ballot is in', blocks: [section('Kept.')] });

function feature(submitted: () => Promise<Answer>, counted: () => Promise<Answer>): Partial<Feature> {
  return {
    commands: [
      {
        words: ['cast'],
        summary: 'casts',
        example: '/roadmap cast',
        effect: 'reads',
        run: async () => ({ kind: 'open', view: formView() }),
      },
    ],
    actions: [defineAction({ id: 'test.count.v1', effect: 'reads', payload: z.object({}), run: counted })],
    submits: [defineSubmit({ callback: 'test.form.v1', meta: z.object({}), run: submitted })],
  };
}

const receipt = { text: 'Your receipt: 7K2M', blocks: [section('Your receipt: 7K2M')] };
const nothing = async (): Promise<Answer> => ({ kind: 'nothing' });

test('a direct message goes with the answer, once, and is neither stored nor logged', async () => {
  const edge = await startEdge(feature(async () => ({ kind: 'update', view: done(), alsoDm: receipt }), nothing));
  const ada = edge.slack.person('U0ADA');
  await ada.command('/roadmap cast');
  await ada.seesModal('Ballot');
  await ada.submit();
  await ada.seesModal('Your ballot is in');
  await ada.sees('7K2M');
  expect(ada.dms().map(textOf)).toEqual([expect.stringContaining('7K2M')]);
  expect(edge.log.join('')).not.toContain('7K2M');
  const { outbox } = edge.db.read.t;
  expect(await edge.db.read.q.select().from(outbox)).toEqual([]);
});

test('where no direct message gets through, it is said where the person acted', async () => {
  const edge = await startEdge(feature(async () => ({ kind: 'close', alsoDm: receipt }), nothing));
  const ada = edge.slack.person('U0ADA');
  await ada.command('/roadmap cast');
  await ada.seesModal('Ballot');
  edge.slack.faults.add({ method: 'chat.postMessage', kind: 'error', error: 'messages_tab_disabled', times: 1 });
  await ada.submit();
  await ada.sees('7K2M');
  expect(ada.ephemerals('C0ATLAS').map(textOf)).toEqual([expect.stringContaining('7K2M')]);
});

test('an answer to a click before the submission does not cover what the modal became', async () => {
  const counted = gate();
  const count = async (): Promise<Answer> => {
    await counted.opened;
    return { kind: 'update', view: formView() };
  };
  const edge = await startEdge(feature(async () => ({ kind: 'update', view: done() }), count));
  const ada = edge.slack.person('U0ADA');
  await ada.command('/roadmap cast');
  await ada.seesModal('Ballot');
  await ada.click('Count');
  await ada.submit();
  await ada.seesModal('Your ballot is in');
  counted.open();
  await edge.slack.settled();
  await ada.seesModal('Your ballot is in');
});
