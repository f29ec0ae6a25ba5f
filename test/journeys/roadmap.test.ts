// The roadmap as people live it, through the real app and the local Slack.
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/kernel/time.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { dialects } from '../support/db.ts';

async function started(dialect: (typeof dialects)[number]): Promise<TestApp> {
  const app = await startTestApp({ dialect });
  const ada = app.slack.person('U0ADA');
  await ada.command('/roadmap');
  await ada.sees('Create a product');
  await ada.click('Create a product');
  await ada.seesModal('New product');
  expect(await ada.submit({ Name: 'Atlas' })).toEqual({ closed: true });
  await ada.sees('Atlas is ready');
  return app;
}

type Who = ReturnType<TestApp['slack']['person']>;

async function adds(who: Who, title: string, form: Parameters<Who['submit']>[0] = {}): Promise<void> {
  await who.command(`/roadmap add ${title}`);
  await who.seesModal('Add to the roadmap');
  expect(await who.submit(form)).toEqual({ closed: true });
  await who.sees(title);
}

describe.each(dialects)('the roadmap on %s', (dialect) => {
  it('an item is added, moved with a reason, shipped, and a shared board follows it', async () => {
    const app = await started(dialect);
    const { slack, flush } = app;
    const [ada, ben] = [slack.person('U0ADA'), slack.person('U0BEN')];
    await adds(ben, 'Faster search', { Horizon: 'Next', Target: 'q1 2027', Problem: 'Nobody waits' });
    await ben.command('/roadmap share');
    await ben.sees('on its way');
    await flush();
    await ada.sees('1 live');
    await ben.command('/roadmap R-1');
    await ben.sees('Nobody waits');
    await ben.click('Move');
    await ben.seesModal('Move R-1');
    expect(await ben.submit({ To: 'Now' })).toMatchObject({ closed: false, errors: { 'Why?': expect.any(String) } });
    expect(await ben.submit({ To: 'Now', 'Why?': 'three accounts wait' })).toEqual({ closed: true });
    await ben.sees('Moved R-1 to Now');
    await ben.click('Open R-1');
    await ben.sees('three accounts wait');
    await ben.click('Ship');
    await ben.seesModal('Ship R-1');
    expect(await ben.submit()).toEqual({ closed: true });
    await app.passTime(MINUTE);
    await ada.sees('1 shipped this quarter');
    expect(slack.traffic.problems()).toEqual([]);
  });

  it('a board shared again in the channel takes over, and the older one points to it', async () => {
    const app = await started(dialect);
    const ada = app.slack.person('U0ADA');
    await adds(ada, 'Faster search');
    for (const sentence of ['It keeps itself up to date', 'points to it']) {
      await ada.command('/roadmap share');
      await ada.sees(sentence);
      await app.passTime(5 * MINUTE);
    }
    await ada.sees('This board moved');
    await adds(ada, 'Dark mode');
    await app.passTime(MINUTE);
    await ada.sees('2 live');
    await ada.sees('This board moved');
    expect(app.slack.traffic.problems()).toEqual([]);
  });

  it('two people edit at once: the second keeps their text and sees what changed', async () => {
    const { slack } = await started(dialect);
    const [ada, ben] = [slack.person('U0ADA'), slack.person('U0BEN')];
    await adds(ben, 'Faster search', { Target: '2026-Q4' });
    for (const who of [ada, ben]) {
      await who.command('/roadmap R-1');
      await who.sees('rank 1/1');
      await who.click('Edit');
      await who.seesModal('Edit R-1');
    }
    expect(await ben.submit({ Target: 'Q1 2027' })).toMatchObject({ closed: false });
    expect(await ben.submit({ Target: 'Q1 2027', 'Why?': 'vendor is late' })).toEqual({ closed: true });
    expect(await ada.submit({ Title: 'Search that understands' })).toEqual({ closed: false });
    await ada.sees('changed this item while you were editing');
    await ada.sees('Q1 2027');
    expect(await ada.submit()).toEqual({ closed: true });
    await ada.command('/roadmap R-1');
    await ada.sees('Search that understands');
    await ada.sees('slipped once');
    expect(slack.traffic.problems()).toEqual([]);
  });

  it('more fields keep what was typed, a bad target is told beside it, a near-duplicate is shown first', async () => {
    const { slack } = await started(dialect);
    const ada = slack.person('U0ADA');
    await adds(ada, 'Faster search');
    await ada.command('/roadmap add');
    await ada.seesModal('Add to the roadmap');
    await ada.fill({ Title: 'Search, faster!', Problem: 'Slow' });
    await ada.click('More fields');
    await ada.sees('person-weeks');
    expect(await ada.submit({ Target: 'soon', Effort: '2.5' })).toMatchObject({
      closed: false,
      errors: { Target: expect.stringContaining('2026-Q4') },
    });
    expect(await ada.submit({ Target: 'Dec 2026' })).toEqual({ closed: false });
    await ada.sees('R-1');
    expect(await ada.submit()).toEqual({ closed: true });
    await ada.command('/roadmap R-2');
    await ada.sees('2.5 person-weeks');
    await ada.sees('Slow');
    expect(slack.traffic.problems()).toEqual([]);
  });

  it('a message becomes an item that carries its text and its link', async () => {
    const { slack } = await started(dialect);
    const ben = slack.person('U0BEN');
    const said = await slack.person('U0FINN').says('C0ATLAS', 'Exports are <!channel> slow & wrong');
    await ben.shortcut('roadmap.add-from-message.v1', said);
    await ben.seesModal('Add to the roadmap');
    expect(await ben.submit({ Title: 'Fast exports' })).toEqual({ closed: true });
    await ben.command('/roadmap R-1');
    await ben.sees('slow & wrong');
    expect(slack.traffic.problems()).toEqual([]);
  });

  it('where the bot is not invited, sharing says how to invite it, and nothing is posted', async () => {
    const { slack, flush } = await startTestApp({ dialect });
    const eva = slack.person('U0EVA');
    await eva.command('/roadmap', { channel: 'C0SALES' });
    await eva.sees('Create a product');
    await eva.click('Create a product');
    await eva.seesModal('New product');
    await eva.submit({ Name: 'Sales' });
    await eva.command('/roadmap share', { channel: 'C0SALES' });
    await eva.sees('/invite');
    await flush();
    expect(eva.messages('C0SALES')).toEqual([]);
  });

  it('a rank changes by hand with a reason, for leads', async () => {
    const { slack } = await started(dialect);
    const ada = slack.person('U0ADA');
    await adds(ada, 'First');
    await adds(ada, 'Second');
    await ada.command('/roadmap R-2');
    await ada.sees('rank 2/2');
    await ada.click('Rank');
    await ada.seesModal('Rank of R-2');
    expect(await ada.submit({ 'Where to?': 'To the top', 'Why?': 'a promise' })).toEqual({ closed: true });
    await ada.sees('R-2 is now number 1 in Later');
    await ada.command('/roadmap');
    await ada.sees('1. R-2');
    expect(slack.traffic.problems()).toEqual([]);
  });
});
