// The first steps that several journeys share, taken as people take them: a product, items, a vote.
import { expect } from 'vitest';
import type { LocalSlack } from '../../playground/slack/index.ts';

type Joined = { readonly slack: LocalSlack };
type Ada = ReturnType<LocalSlack['person']>;

/** Ada creates Atlas in #atlas and adds these items, … */
export async function atlasWith({ slack }: Joined, titles: readonly string[]): Promise<Ada> {
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap');
  await ada.sees('Create a product');
  await ada.click('Create a product');
  await ada.seesModal('New product');
  expect(await ada.submit({ Name: 'Atlas' })).toEqual({ closed: true });
  await ada.sees('Atlas is ready');
  for (const title of titles) await addItem(ada, title);
  return ada;
}

export async function addItem(person: Ada, title: string): Promise<void> {
  await person.command(`/roadmap add ${title}`);
  await person.seesModal('Add to the roadmap');
  expect(await person.submit({})).toEqual({ closed: true });
  await person.sees(title);
}

/** Ada starts V-1 on the first two items, in #atlas. Its card is due to be posted afterwards. */
export async function startVote({ slack }: Joined, form: Parameters<Ada['fill']>[0] = {}): Promise<Ada> {
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap vote What should we build next?');
  await ada.seesModal('New vote');
  await ada.fill(form);
  await ada.submit({ 'Candidates from the roadmap': ['R-1', 'R-2'] });
  await ada.seesModal('Check and start');
  expect(await ada.submit()).toEqual({ closed: true });
  await ada.sees('V-1 is open in #atlas');
  return ada;
}
