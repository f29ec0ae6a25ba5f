// Votes as people live them, through the real app over HTTP: set up, cast, changed, closed, and what nobody may find out.
import { describe, expect, it } from 'vitest';
import { textOf } from '../../playground/slack/index.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { dialects } from '../support/db.ts';

const DAYS = 24 * 3_600_000;

async function withProduct({ slack }: TestApp) {
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap');
  await ada.sees('Create a product');
  await ada.click('Create a product');
  await ada.seesModal('New product');
  await ada.submit({ Name: 'Atlas' });
  for (const title of ['Faster search', 'Single sign-on']) {
    await ada.command(`/roadmap add ${title}`);
    await ada.seesModal('Add to the roadmap');
    await ada.submit({});
  }
  return ada;
}

/** Ada starts it on two items and one idea; the card is in the channel afterwards. */
async function startVote(app: TestApp, choices: Record<string, string> = {}) {
  const ada = app.slack.person('U0ADA');
  await ada.command('/roadmap vote What should we build next?');
  await ada.seesModal('New vote');
  await ada.fill(choices);
  await ada.submit({
    'Candidates from the roadmap': ['R-1', 'R-2'],
    'More candidates, one a line': '- Dark mode\n',
  });
  await ada.seesModal('Check and start');
  expect(await ada.submit()).toEqual({ closed: true });
  await ada.sees('V-1 is open in #atlas');
  await app.flush();
}

async function openBallot(app: TestApp, user: string) {
  const person = app.slack.person(user);
  await person.click('Vote', { in: 'message' });
  await person.seesModal('Ballot V-1');
  return person;
}

async function dumpOf({ db }: TestApp): Promise<string> {
  const rows = [];
  for (const table of Object.values(db.read.t)) rows.push(...(await db.read.q.select().from(table)));
  return JSON.stringify(rows);
}

describe.each(dialects)('a vote on %s', (dialect) => {
  it('is started, cast, changed from the receipt and closed, and its secret is stored and logged nowhere', async () => {
    const app = await startTestApp({ dialect });
    await withProduct(app);
    await startVote(app);
    const ben = await openBallot(app, 'U0BEN');
    await ben.fill({ 'Your function': 'Engineering', 'R-1 Faster search': '4', 'Dark mode': '3' });
    await ben.sees('You gave 7 dots and have 5: take 2 back.');
    const overspent = await ben.submit();
    expect(overspent.errors).toMatchObject({ 'R-1 Faster search': expect.stringContaining('take 2 back') });
    await ben.submit({ 'Dark mode': '1' });
    await ben.seesModal('Your ballot is in');
    await ben.sees('I keep no copy of it.');
    await ben.repeatLast({ retryNum: 1 });
    await app.flush();
    const receipt = /[0-9A-Z]{4}(-[0-9A-Z]{2,4}){6}/.exec(ben.dms().map(textOf).join(' '))?.[0] ?? '';
    expect(receipt).not.toBe('');
    expect(ben.dms()).toHaveLength(1);
    expect(textOf(ben.messages('C0ATLAS').at(-1)!)).toContain('1 of');
    const secret = receipt.replaceAll('-', '');
    expect(await dumpOf(app)).not.toContain(secret);
    expect(app.log.join('\n')).not.toContain(secret);

    await ben.closesModal({ all: true });
    await ben.click('Vote', { in: 'message', nth: 0 });
    await ben.seesModal('You have voted');
    expect((await ben.submit({ Receipt: 'nonsense' })).errors).toEqual({ Receipt: expect.stringContaining('26') });
    await ben.submit({ Receipt: receipt.toLowerCase() });
    await ben.seesModal('Ballot V-1');
    expect(await ben.submit({ 'R-2 Single sign-on': '0', 'Dark mode': '0' })).toMatchObject({ closed: false });
    await ben.sees('Your ballot is changed.');
    expect(ben.dms()).toHaveLength(1);
    await app.passTime(3 * DAYS);
    const result = app.slack.person('U0EVA').messages('C0ATLAS').at(-1)!;
    expect(textOf(result)).toContain('R-1 Faster search comes first with 4 of 4 dots');
    expect(await dumpOf(app)).not.toContain(secret);
    // Typing faster than Slack redraws: the edge's second try settles it.
    const problems = app.slack.traffic.problems().filter((problem) => !problem.includes('hash_conflict'));
    expect(problems).toEqual([]);
  });

  it('named: the voter sees their own ballot, withdraws it and votes again', async () => {
    const app = await startTestApp({ dialect });
    await withProduct(app);
    await startVote(app, { Method: 'Approval', Ballots: 'Named' });
    const eva = await openBallot(app, 'U0EVA');
    await eva.submit({ 'Your function': 'Marketing', 'Which do you support?': ['R-1 Faster search', 'Dark mode'] });
    await eva.seesModal('Your ballot is in');
    expect(eva.dms()).toEqual([]);
    await eva.click('Change', { in: 'modal' });
    await eva.seesModal('Ballot V-1');
    await eva.click('Withdraw my ballot', { in: 'modal' });
    await eva.seesModal('Ballot withdrawn');
    await eva.click('Vote again', { in: 'modal' });
    await eva.seesModal('Ballot V-1');
    await eva.submit({ 'Which do you support?': ['Dark mode'] });
    await eva.seesModal('Your ballot is in');
    await eva.closesModal({ all: true });
    await app.passTime(3 * DAYS);
    await eva.click('Details', { in: 'message' });
    await eva.seesModal('Details of V-1');
    await eva.sees('Dark mode comes first with 1 of 1 person');
    expect(app.slack.traffic.problems()).toEqual([]);
  });

  it('outsiders are told why they may not vote, and only a lead or its starter ends it', async () => {
    const app = await startTestApp({ dialect });
    await withProduct(app);
    await startVote(app);
    const ben = app.slack.person('U0BEN');
    await ben.click('Close now…', { in: 'message' });
    await ben.sees('Only whoever started V-1');
    const ada = app.slack.person('U0ADA');
    await ada.click('Close now…', { in: 'message' });
    await ada.seesModal('Close V-1 now?');
    await ada.submit({ 'Why now?': 'Planning moved' });
    await app.flush();
    await ben.command('/roadmap votes');
    await ben.sees('Recently closed');
    await ben.command('/roadmap v1');
    await ben.sees('Nobody voted, so there is no result.');
    expect(app.slack.traffic.problems()).toEqual([]);
  });

  it('asks to be invited where the bot is not in the channel', async () => {
    const app = await startTestApp({ dialect });
    await withProduct(app);
    const ada = app.slack.person('U0ADA');
    await ada.shortcut('votes.start.v1');
    await ada.seesModal('New vote');
    const form = { Question: 'What next?', 'More candidates, one a line': 'One\nTwo' };
    const refused = await ada.submit({ ...form, Channel: 'C0SALES' });
    expect(refused.errors?.Channel).toContain('/invite');
    await ada.submit({ ...form, Channel: 'G0LEAD' });
    await ada.sees('/invite');
    await ada.submit({ ...form, Channel: 'C0GENERAL' });
    await ada.seesModal('Check and start');
  });
});
