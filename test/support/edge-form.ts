// A slice with one form, for tests of the edge: a command opens it, the test says what its submission does.
import { z } from 'zod';
import { modal, section } from '../../src/blocks/blocks.ts';
import { textField } from '../../src/blocks/form.ts';
import { form } from '../../src/blocks/form-reader.ts';
import type { Feature } from '../../src/features/feature.ts';
import { type Answer, defineSubmit, type SubmitCall } from '../../src/slack/routes.ts';
import type { Edge } from './edge.ts';

export const itemForm = form({
  title: textField({ label: 'Title', max: 20 }),
  problem: textField({ label: 'Problem', max: 200, optional: true, multiline: true }),
});

export const formView = (extra: Partial<Parameters<typeof modal>[0]> = {}) =>
  modal({ callback: 'test.form.v1', title: 'Add', submit: 'Save', blocks: itemForm.blocks(), ...extra });

/** A command that opens the form, and what happens when it is submitted. */
export function withForm(
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

export async function openForm({ slack }: Edge, user = 'U0ADA') {
  const person = slack.person(user);
  await person.command('/roadmap add');
  await person.seesModal('Add');
  return person;
}

export const said = (text: string): Answer => ({ kind: 'say', message: { text, blocks: [section(text)] } });

/** Opens App Home and waits until it stands. */
export async function openHome({ slack }: Edge, user: string): Promise<void> {
  await slack.person(user).opensHome();
  await slack.until(() => slack.state(user).home ?? undefined);
}
