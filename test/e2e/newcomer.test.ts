// An empty workspace in the browser: the first product, the first items, the first vote; and the page's own buttons.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../../playground/start-demo.ts';
import { launch, pick, type Seat, submit, takeSeat } from './browser.ts';

describe('an empty workspace', () => {
  let demo: Demo;
  let browser: Browser;
  let seat: Seat;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-e2e-'));
    [demo, browser] = await Promise.all([startDemo({ folder, isSeeded: false, port: 0 }), launch()]);
    seat = await takeSeat(browser, demo.url);
  });

  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('the first /roadmap in a channel leads to a product, and from there to the first items', async () => {
    await seat.types('/roadmap');
    const offer = await seat.sees('#atlas has no product yet');
    await seat.picture('30-offer', offer);
    await offer.getByRole('button', { name: 'Create a product' }).click();
    const form = await seat.dialog('New product');
    await form.getByLabel('Name').fill('Atlas');
    await form.getByLabel('Vision').fill('Every team finds any answer within ten seconds.');
    await seat.picture('31-new-product');
    await submit(form);
    const created = await seat.sees('Atlas is ready');
    await seat.picture('32-product-ready', created);
    await created.getByRole('button', { name: 'Add an item' }).click();
    const item = await seat.dialog('Add to the roadmap');
    await item.getByLabel('Title').fill('Faster search');
    await submit(item);
    await seat.sees('Added R-1');
    await seat.types('/roadmap add Search on the phone');
    await submit(await seat.dialog('Add to the roadmap'));
    await seat.sees('Added R-2');
    await seat.types('/roadmap');
    await seat.picture('33-first-board', await seat.sees('2 live'));
  });

  it('something alike is shown before it is added twice', async () => {
    await seat.types('/roadmap add faster SEARCH!');
    const form = await seat.dialog('Add to the roadmap');
    await form.locator('[data-submit]').click();
    await form.getByText('This looks like what is already there').waitFor();
    await seat.picture('34-alike');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await form.waitFor({ state: 'detached' });
  });

  it('a first vote asks each voter for their function, once', async () => {
    await seat.types('/roadmap vote What comes first?');
    const form = await seat.dialog('New vote');
    await pick(form, 'Candidates from the roadmap', 'R-1 Faster search');
    await pick(form, 'Candidates from the roadmap', 'R-2 Search on the phone');
    await form.getByLabel('Approval').check();
    await form.getByLabel('Named').check();
    await form.locator('[data-submit]').click();
    await (await seat.dialog('Check and start')).locator('[data-submit]').click();
    await seat.sees(/V-1[\s\S]*Started by/);
    await seat.sits('U0BEN', 'C0ATLAS');
    const card = await seat.sees(/V-1[\s\S]*Started by/);
    await card.getByRole('button', { name: 'Vote', exact: true }).click();
    const ballot = await seat.dialog('Ballot V-1');
    await ballot.locator('[data-submit]').click();
    await ballot.getByRole('alert').first().waitFor();
    await pick(ballot, 'Your function', 'Engineering');
    await ballot.getByLabel('R-1 Faster search').check();
    await seat.picture('35-ballot-approval');
    await ballot.locator('[data-submit]').click();
    const cast = await seat.dialog('Your ballot is in');
    await cast.getByRole('button', { name: 'Change' }).click();
    const again = await seat.dialog('Ballot V-1');
    expect(await again.getByRole('combobox', { name: 'Your function' }).count()).toBe(0);
    expect(await again.getByLabel('R-1 Faster search').isChecked()).toBe(true);
    await seat.page.keyboard.press('Escape');
    await seat.page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('whatever is typed gets an answer that helps', async () => {
    await seat.sits('U0ADA', 'C0ATLAS');
    for (const [typed, answer] of [
      ['/roadmap decied', 'Did you mean /roadmap decide?'],
      ['/roadmap WHY   “r1”', 'Why R-1'],
      ['/roadmap why', 'Which one?'],
      ['/roadmap R-99', 'I can’t find R-99'],
      ['/roadmap inbox', 'The inbox is empty'],
      ['/roadmap decisions', 'No decision is logged yet'],
      ['/roadmap digest schedule', 'No digest is scheduled yet'],
    ] as const) {
      await seat.types(typed);
      await seat.sees(answer);
    }
    await seat.picture('36-answers');
  });

  it('Seed brings the example team, Reset empties the workspace again', async () => {
    await restart('Seed', 'Start again');
    await seat.page.getByText('The example team is back').waitFor();
    await seat.sees('6 live');
    await restart('Reset', 'Empty it');
    await seat.page.getByText('The workspace is empty').waitFor();
    await seat.types('/roadmap');
    await seat.sees('#atlas has no product yet');
    expect(seat.complaints).toEqual([]);
  });

  async function restart(what: string, yes: string): Promise<void> {
    await seat.page.getByRole('button', { name: 'Reset or seed' }).click();
    await seat.page.getByRole('menuitem', { name: what }).click();
    await seat.page.getByRole('dialog').getByRole('button', { name: yes }).click();
  }
});
