// The whole loop, clicked through in a browser as three people in turn; each surface leaves a picture to be looked at.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../playground/start-demo.ts';
import { launch, pick, type Seat, submit, takeSeat } from './browser.ts';

const question = 'What makes search better first?';

describe('a seeded team', () => {
  let demo: Demo;
  let browser: Browser;
  let seat: Seat;
  let folder: string;
  /** The ref of the item that this story adds. */
  let ref = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-e2e-'));
    [demo, browser] = await Promise.all([startDemo({ folder, isSeeded: true, port: 0 }), launch()]);
    seat = await takeSeat(browser, demo.url);
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('Ada adds an item: what is missing or unreadable is said beside the field, nothing typed is lost', async () => {
    await seat.sees('Updated Today');
    await seat.picture('01-channel');
    await seat.types('/roadmap');
    const board = await seat.sees(/Only visible to you[\s\S]*6 live/);
    await seat.picture('02-board', board);
    await board.getByRole('button', { name: 'Add item' }).click();
    const form = await seat.dialog('Add to the roadmap');
    await form.locator('[data-submit]').click();
    await form.getByRole('alert').waitFor();
    await form.getByLabel('Title').fill('Search finds synonyms');
    await form.getByLabel('Problem').fill('People type “invoice”, the document says “bill”, and they find nothing.');
    await pick(form, 'Horizon', 'Next');
    await form.getByLabel('Target').fill('2027-Q5');
    await form.locator('[data-submit]').click();
    await form.getByText('I can’t read that').waitFor();
    await seat.picture('03-add-item');
    await form.getByLabel('Target').fill('q2 2027');
    await submit(form);
    const card = await seat.sees('Added R-');
    ref = /R-\d+/.exec(String(await card.textContent()))?.[0] ?? '';
    expect(ref).toMatch(/^R-\d+$/);
    await seat.picture('04-item-card', card);
  });

  it('Finn captures what a customer said, and Ben keeps a message as feedback with two clicks', async () => {
    await seat.sits('U0FINN', 'C0ATLAS');
    await seat.types('/roadmap feedback Our people say bill, your search only knows invoice.');
    const form = await seat.dialog('Capture feedback');
    await pick(form, 'Where from', 'Sales');
    await pick(form, 'How important', 'Deal breaker');
    await form.getByLabel('Customer').fill('Contoso');
    await pick(form, 'About these items', `${ref} Search finds synonyms`);
    await form.getByLabel('Revenue at stake').fill('240000');
    await seat.picture('05-capture-feedback');
    await submit(form);
    await seat.sees('is captured');

    await seat.sits('U0FINN', 'C0SALES');
    await seat.shortcut('Adventure Works asked', 'Capture feedback');
    const elsewhere = await seat.dialog('Capture feedback');
    await pick(elsewhere, 'Product', 'Atlas');
    await submit(elsewhere);
    // The app is not in that channel: it answers in a direct message.
    await seat.sits('U0FINN', 'home');
    await seat.page.getByRole('tab', { name: 'Messages' }).click();
    await seat.sees('is captured');

    await seat.sits('U0BEN', 'C0ATLAS');
    await seat.shortcut('Five typed again', 'Capture feedback');
    const kept = await seat.dialog('Capture feedback');
    expect(await kept.getByLabel('What did they say?').inputValue()).toContain('I watched six people search');
    await seat.picture('06-capture-message');
    await submit(kept);
    await seat.sees('is captured');
  });

  it('Ada sorts the inbox by linking the message to the item', async () => {
    await seat.sits('U0ADA', 'C0ATLAS');
    await seat.types('/roadmap inbox');
    const inbox = await seat.sees('Feedback inbox');
    await seat.picture('07-inbox', inbox);
    await inbox.getByRole('button', { name: 'Link to item' }).first().click();
    const form = await seat.dialog(/Link F-/);
    await pick(form, 'items', `${ref} Search finds synonyms`);
    await submit(form);
    await seat.sees(`is linked to ${ref}`);
  });

  it('Ada sets up an anonymous vote, checks the preview and starts it', async () => {
    await seat.types(`/roadmap vote ${question}`);
    const form = await seat.dialog('New vote');
    expect(await form.getByLabel('Question').inputValue()).toBe(question);
    await form.locator('[data-submit]').click();
    await form.getByText('at least two candidates').waitFor();
    await pick(form, 'Candidates from the roadmap', 'R-1 Faster search');
    await pick(form, 'Candidates from the roadmap', 'R-4 Answers with sources');
    await pick(form, 'Candidates from the roadmap', `${ref} Search finds synonyms`);
    await seat.picture('08-new-vote');
    await form.locator('[data-submit]').click();
    const preview = await seat.dialog('Check and start');
    await seat.picture('09-vote-preview');
    await preview.locator('[data-submit]').click();
    const card = await seat.sees(/V-3[\s\S]*Started by/);
    await seat.picture('10-vote-card', card);
  });

  it('three people vote; whoever gives too much is told how much to take back', async () => {
    for (const [user, dots] of [
      ['U0BEN', { 'R-1 Faster search': 2, [ref]: 3 }],
      ['U0FINN', { 'R-4 Answers': 1, [ref]: 4 }],
    ] as const) {
      await seat.sits(user, 'C0ATLAS');
      await ballotOf(dots);
    }
    await seat.sits('U0ADA', 'C0ATLAS');
    await cardOf().getByRole('button', { name: 'Vote', exact: true }).click();
    const ballot = await seat.dialog('Ballot V-3');
    await ballot.getByLabel('R-1 Faster search').fill('4');
    await ballot.getByLabel('R-4 Answers').fill('2');
    await ballot.getByText('take 1 back').waitFor();
    await ballot.locator('[data-submit]').click();
    await ballot.getByText('Nothing is lost').waitFor();
    await seat.picture('11-ballot-overspent');
    await ballot.getByLabel('R-1 Faster search').fill('3');
    await ballot.locator('[data-submit]').click();
    await (await seat.dialog('Your ballot is in')).waitFor();
    await seat.picture('12-ballot-in');
    await seat.page.keyboard.press('Escape');
    await seat.page.getByRole('dialog').waitFor({ state: 'detached' });
    await cardOf().getByText('3 of 9 have voted').waitFor();
  });

  it('Ben changes his mind with the receipt that only he has', async () => {
    await seat.sits('U0BEN', 'home');
    await seat.page.getByRole('tab', { name: 'Messages' }).click();
    const receipt = await seat.sees('Your ballot in V-3 is in');
    await seat.picture('13-receipt');
    await receipt.getByRole('button', { name: 'Change my ballot' }).click();
    const ballot = await seat.dialog('Ballot V-3');
    expect(await ballot.getByLabel('R-1 Faster search').inputValue()).toBe('2');
    await ballot.getByLabel('R-1 Faster search').fill('1');
    await ballot.getByLabel(ref).fill('4');
    await ballot.locator('[data-submit]').click();
    await (await seat.dialog('Your ballot is in')).getByText(/4 dots/).waitFor();
    await seat.page.keyboard.press('Escape');
  });

  it('Ada closes the vote, and its result is posted once', async () => {
    await seat.sits('U0ADA', 'C0ATLAS');
    await cardOf().getByRole('button', { name: 'More actions' }).click();
    await seat.page.getByRole('menuitem', { name: 'Close now' }).click();
    const form = await seat.dialog(/^Close V-3/);
    await form.getByLabel('Why now?').fill('The planning meeting is today.');
    await submit(form);
    const result = await seat.sees('Result of V-3');
    await result.getByText(`${ref} Search finds synonyms comes first`).waitFor();
    await seat.picture('14-result', result);
    expect(demo.slack.posts('C0ATLAS').filter((post) => JSON.stringify(post).includes('Result of V-3'))).toHaveLength(
      1,
    );
  });

  it('the result becomes a decision on which people say where they stand', async () => {
    const result = await seat.sees('Result of V-3');
    await result.getByRole('button', { name: 'Turn into decision' }).click();
    const form = await seat.dialog('Log a decision');
    expect(await form.getByLabel('What did you decide?').inputValue()).toContain(ref);
    await form.getByLabel('Proposed').check();
    await seat.picture('15-decision-form');
    await submit(form);
    await seat.sees(/D-4[\s\S]*Proposed/);

    await seat.sits('U0BEN', 'C0ATLAS');
    await (await decisionCard()).getByRole('button', { name: 'Aligned' }).click();
    await (await decisionCard()).getByText('Aligned: 1').waitFor();
    await seat.sits('U0FINN', 'C0ATLAS');
    await (await decisionCard()).getByRole('button', { name: 'Concern' }).click();
    const concern = await seat.dialog('Your concern');
    await concern.locator('textarea').fill('Contoso needs answers with sources before they renew.');
    await seat.picture('16-concern');
    await submit(concern);
    await (await decisionCard()).getByText('Contoso needs answers').waitFor();
    await seat.picture('17-decision-card', await decisionCard());

    await seat.sits('U0ADA', 'C0ATLAS');
    await (await decisionCard()).getByRole('button', { name: 'Mark as decided' }).click();
    await (await seat.dialog('Mark as decided?')).getByRole('button', { name: 'Mark as decided' }).click();
    await (await seat.sees(/D-4[\s\S]*Decided/)).waitFor();
  });

  it('the result becomes the rank, and a move with its reason changes the shared board in place', async () => {
    const shared = await seat.sees('Updated Today');
    const ts = await shared.getAttribute('data-ts');
    const result = await seat.sees('Result of V-3');
    await result.getByRole('button', { name: 'Apply as rank' }).click();
    await (await seat.dialog('Apply as rank?')).getByRole('button', { name: 'Apply' }).click();
    await seat.sees(/Done: \d items? changed/);

    await seat.types(`/roadmap ${ref.toLowerCase().replace('-', '')}`);
    const card = await seat.sees(/Only visible[\s\S]*Search finds synonyms[\s\S]*History/);
    await card.getByRole('button', { name: 'Move' }).click();
    const form = await seat.dialog(`Move ${ref}`);
    await form.getByLabel('Now').check();
    await form.getByLabel('Why?').fill('It won the vote, and Contoso waits for it.');
    await seat.picture('18-move');
    await submit(form);
    await seat.sees(`Moved ${ref} to Now`);
    const board = seat.page.locator(`[data-ts="${ts}"]`);
    await board.getByText('Now · 3').waitFor();
    await seat.picture('19-shared-board', board);
  });

  it('why answers on one screen: the item, the decision, the vote and the evidence', async () => {
    await seat.types(`/roadmap why “${ref}”`);
    const screen = await seat.sees(`Why ${ref}`);
    const said = String(await screen.textContent());
    for (const words of ['D-4', 'V-3', 'Contoso', 'Evidence', 'I watched six people']) expect(said).toContain(words);
    await seat.picture('20-why', screen);
  });

  it('on Monday at nine the scheduled digest arrives, exactly once', async () => {
    await seat.types('/roadmap digest');
    await seat.picture('21-digest-preview', await seat.sees('Only you see this preview'));
    await seat.page.getByRole('button', { name: 'Clock' }).click();
    await seat.page.getByRole('menuitem', { name: 'Jump to Monday' }).click();
    const digest = await seat.sees('Change it with /roadmap digest schedule');
    await seat.picture('22-digest', digest);
    await seat.page.getByRole('button', { name: 'Clock' }).click();
    await seat.page.getByRole('menuitem', { name: 'Advance one hour' }).click();
    await seat.sees('Result of V-2');
    await demo.slack.settled();
    const posts = demo.slack.posts('C0ATLAS').map((post) => JSON.stringify(post.blocks));
    expect(posts.filter((post) => post.includes('Change it with /roadmap digest schedule'))).toHaveLength(1);
    expect(posts.filter((post) => post.includes('Result of V-2'))).toHaveLength(1);
  });

  it('App Home shows what waits and the boards; all of it also fits a phone and the dark', async () => {
    await seat.sits('U0ADA', 'home');
    await seat.page.getByText('Waiting for you').waitFor();
    await seat.picture('23-home');
    await seat.page.getByRole('button', { name: 'Use dark colours' }).click();
    await seat.picture('24-home-dark');
    await seat.sits('U0ADA', 'C0ATLAS');
    await seat.picture('25-channel-dark');
    const phone = await takeSeat(browser, demo.url, { viewport: { width: 390, height: 844 } });
    await phone.sees('Change it with /roadmap digest schedule');
    await phone.picture('26-phone-channel');
    await phone.types('/roadmap decide');
    await phone.dialog('Log a decision');
    await phone.picture('27-phone-form');
    expect([...seat.complaints, ...phone.complaints]).toEqual([]);
    expect(demo.slack.traffic.problems()).toEqual(['chat.postEphemeral #sales-calls: not_in_channel']);
  });

  const cardOf = () =>
    seat.page.locator('.message').filter({ hasText: question }).filter({ hasText: 'Started by' }).first();
  const decisionCard = () => seat.sees(/D-4[\s\S]*(Where do you stand|Aligned:|Concern:)/);

  async function ballotOf(dots: Readonly<Record<string, number>>): Promise<void> {
    await cardOf().getByRole('button', { name: 'Vote', exact: true }).click();
    const ballot = await seat.dialog('Ballot V-3');
    for (const [name, count] of Object.entries(dots)) await ballot.getByLabel(name).fill(String(count));
    await ballot.locator('[data-submit]').click();
    await (await seat.dialog('Your ballot is in')).waitFor();
    await seat.page.keyboard.press('Escape');
    await seat.page.getByRole('dialog').waitFor({ state: 'detached' });
  }
});
