import type { ViewOutput } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import { endStage, errorOf, input, modal, opening, option, plain, sent, stageWith, textInput } from './test-app.ts';

afterEach(endStage);

test('a form is filled in by label and arrives whole, untouched inputs as Slack sends them', async () => {
  const submitted: ViewOutput[] = [];
  const elements = {
    horizon: { type: 'static_select', action_id: 'value', options: [option('Now', 'now'), option('Next', 'next')] },
    owners: { type: 'multi_users_select', action_id: 'value' },
    due: { type: 'datepicker', action_id: 'value', initial_date: '2026-12-01' },
    effort: { type: 'number_input', action_id: 'value', is_decimal_allowed: false, min_value: '1' },
    flags: { type: 'checkboxes', action_id: 'value', options: [option('Risky'), option('Public')] },
    close: { type: 'datetimepicker', action_id: 'value' },
    notes: { type: 'rich_text_input', action_id: 'value' },
    untouched: { type: 'radio_buttons', action_id: 'value', options: [option('A'), option('B')] },
  };
  const inputs = Object.entries(elements).map(([key, element]) => {
    const label = key[0]?.toUpperCase() + key.slice(1);
    return input(label, element, { optional: true });
  });
  const { slack } = await stageWith(
    opening(modal('Add', [textInput('Title'), ...inputs]), async ({ ack, view }) => {
      submitted.push(view);
      await ack();
    }),
  );
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap');
  await ada.seesModal('Add');
  const result = await ada.submit({
    ...{ Title: 'Faster search', Horizon: 'Next', Owners: ['Ben Okafor', 'U0CHLOE'], Effort: 3, Flags: ['Risky'] },
    ...{ Close: '2026-12-04T15:00:00Z', Notes: 'As typed' },
  });
  expect(result).toEqual({ closed: true });
  expect(ada.hasModal()).toBe(false);
  expect(submitted[0]?.state.values).toMatchObject({
    title: { value: { type: 'plain_text_input', value: 'Faster search' } },
    horizon: { value: { selected_option: { value: 'next' } } },
    owners: { value: { selected_users: ['U0BEN', 'U0CHLOE'] } },
    due: { value: { selected_date: '2026-12-01' } },
    effort: { value: { value: '3' } },
    flags: { value: { selected_options: [{ value: 'Risky' }] } },
    close: { value: { selected_date_time: 1_796_396_400 } },
    notes: { value: { rich_text_value: { type: 'rich_text' } } },
    untouched: { value: { type: 'radio_buttons', selected_option: null } },
  });
});

test('what the client refuses never reaches the app', async () => {
  const blocks = [
    textInput('Title'),
    input('Effort', { type: 'number_input', action_id: 'value', is_decimal_allowed: false }),
  ];
  const { slack } = await stageWith(opening(modal('Add', blocks)));
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap');
  await ada.seesModal('Add');
  const result = await ada.submit({ Effort: 'many' });
  expect(result.closed).toBe(false);
  expect(result.errors).toEqual({
    Title: 'Please complete this required field.',
    Effort: 'Please enter a valid number.',
  });
  expect(slack.traffic.of('view_submission')).toEqual([]);
  await expect(ada.fill({ Titel: 'x' })).rejects.toThrow(/finds no "Titel".*\n.*Title \(plain_text_input\)/);
});

test('a submission can be refused, replaced, stacked and cleared', async () => {
  const { slack } = await stageWith(
    opening(modal('One', [textInput('Title')]), async ({ ack, view }) => {
      const wish = view.state.values.title?.value?.value ?? '';
      if (wish === 'refuse') await ack({ response_action: 'errors', errors: { title: 'Taken already' } });
      else if (wish === 'replace') await ack({ response_action: 'update', view: modal('Two', [textInput('Title')]) });
      else if (wish === 'stack') await ack({ response_action: 'push', view: modal('Three', [textInput('Title')]) });
      else if (wish === 'clear') await ack({ response_action: 'clear' });
      else await ack();
    }),
  );
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap');
  const first = await ada.seesModal('One');
  expect(await ada.submit({ Title: 'refuse' })).toEqual({ closed: false, errors: { Title: 'Taken already' } });
  expect(await ada.submit({ Title: 'replace' })).toEqual({ closed: false });
  expect(ada.modal()).toMatchObject({ id: first.id, title: { text: 'Two' } });
  expect(ada.modal().hash).not.toBe(first.hash);
  await ada.submit({ Title: 'stack' });
  expect(ada.modal()).toMatchObject({ root_view_id: first.id, previous_view_id: first.id });
  await ada.submit({ Title: 'stack' });
  expect(slack.state('U0ADA').modals).toHaveLength(3);
  expect((await ada.submit({ Title: 'stack' })).problem).toContain('push_limit_reached');
  expect(await ada.submit({ Title: 'done' })).toEqual({ closed: true });
  expect(slack.state('U0ADA').modals).toHaveLength(2);
  await ada.submit({ Title: 'clear' });
  expect(ada.hasModal()).toBe(false);
});

test('an answer to a submission that Slack would not take is a problem', async () => {
  const answers: object[] = [
    { response_action: 'errors', errors: { nowhere: 'No such input' } },
    { response_action: 'errors', errors: {} },
    { response_action: 'dance' },
    { response_action: 'update', view: { type: 'modal', title: plain('No'), blocks: [textInput('Title')] } },
  ];
  let turn = 0;
  const { slack } = await stageWith(
    opening(modal('One', [textInput('Title')]), async ({ ack }) => ack(answers[turn++] as never)),
  );
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap');
  await ada.seesModal('One');
  for (const _ of answers) expect((await ada.submit({ Title: 'x' })).problem).toMatch(/does not understand/);
});

test('closing tells the app only if the view asked for it, and the X closes the stack', async () => {
  const form = modal('One', [textInput('Title')], { notify_on_close: true });
  const stage = await stageWith((bolt) => {
    opening(form, async ({ ack }) => ack({ response_action: 'push', view: modal('Two', [textInput('Title')]) }))(bolt);
    bolt.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack }) => ack());
  });
  const { slack } = stage;
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap');
  const root = await ada.seesModal('One');
  await ada.submit({ Title: 'x' });
  await ada.closesModal();
  expect(slack.traffic.of('view_closed')).toEqual([]);
  await ada.submit({ Title: 'x' });
  await ada.closesModal({ all: true });
  expect(sent(stage, 'view_closed')).toMatchObject({ is_cleared: true, view: { id: root.id } });
  expect(ada.hasModal()).toBe(false);
});

test('entered values survive an update as long as block and action stay the same', async () => {
  const { slack, bolt } = await stageWith(opening(modal('One', [textInput('Title'), textInput('Why')])));
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap');
  const view = await ada.seesModal('One');
  await ada.fill({ Title: 'Kept', Why: 'Lost' });
  const blocks = [textInput('Title'), textInput('Why', { block_id: 'why-2' })];
  await bolt.client.views.update({ view_id: view.id, view: modal('One', blocks) });
  expect(ada.modal().state.values).toEqual({
    title: { value: { type: 'plain_text_input', value: 'Kept' } },
    'why-2': { value: { type: 'plain_text_input', value: null } },
  });
});

test('an external select asks from its shortest query on, and the answer is checked', async () => {
  const select = { type: 'external_select', action_id: 'item', min_query_length: 2 };
  const stage = await stageWith((bolt) => {
    opening(modal('Link', [input('Item', select)]))(bolt);
    bolt.options('item', async ({ ack, options }) => {
      const found = ['Faster search', 'Search filters'].filter((one) =>
        one.toLowerCase().includes(options.value.toLowerCase()),
      );
      await ack({ options: options.value === 'bad' ? [option('x'.repeat(76))] : found.map((one) => option(one)) });
    });
  });
  const { slack } = stage;
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap');
  await ada.seesModal('Link');
  expect(await ada.suggest('Item', 's')).toEqual([]);
  expect(slack.traffic.of('block_suggestion')).toEqual([]);
  expect(await ada.suggest('Item', 'search')).toEqual(['Faster search', 'Search filters']);
  expect(sent(stage, 'block_suggestion')).toMatchObject({ action_id: 'item', block_id: 'item', value: 'search' });
  await expect(ada.suggest('Item', 'bad')).rejects.toThrow('does not understand');
  expect(await ada.submit({ Item: 'Faster search' })).toEqual({ closed: true });
});

test('views are refused as Slack refuses them', async () => {
  const stage = await stageWith(opening(modal('One', [textInput('Title')], { external_id: 'only-one' })));
  const { views } = stage.bolt.client;
  const ada = stage.slack.person('U0ADA');
  await ada.command('/roadmap');
  const view = await ada.seesModal('One');
  const again = modal('Again', [textInput('Title')]);
  expect(await errorOf(views.update({ view_id: view.id, view: again, hash: 'stale' }))).toBe('hash_conflict');
  expect(await errorOf(views.update({ view_id: 'V0', view: again }))).toBe('not_found');
  const mute = modal('Mute', [textInput('Title')], { submit: undefined });
  expect(await errorOf(views.update({ view_id: view.id, view: mute }))).toBe('invalid_arguments');
  const huge = modal('Huge', [textInput('Title')], { private_metadata: 'x'.repeat(260_000) });
  expect(await errorOf(views.update({ view_id: view.id, view: huge }))).toBe('view_too_large');
  await stage.slack.person('U0BEN').command('/roadmap');
  await stage.slack.settled();
  expect(stage.slack.traffic.problems()).toContain('views.open: duplicate_external_id');
  expect(await errorOf(views.update({ external_id: 'only-one', view: again }))).toBe('ok');
});
