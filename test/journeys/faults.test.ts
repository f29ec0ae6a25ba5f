// What goes wrong between people, Slack and the app, lived through the real app: everything said twice counts once,
// what was due while the app was down is made up once, and messages arrive once through Slack's bad days. What a person
// who waits is told: faults-slack.test.ts. A killed process: faults-kill.test.ts. Two editing at once: roadmap.test.ts.
import { describe, expect, it } from 'vitest';
import { textOf } from '../../playground/slack/index.ts';
import { DAY, HOUR, MINUTE, WEEK } from '../../src/kernel/time.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { dialects } from '../support/db.ts';
import { addItem, atlasWith, startVote } from '../support/journey.ts';

type Who = ReturnType<TestApp['slack']['person']>;
type Table = keyof TestApp['db']['read']['t'];

async function rowsOf({ db }: TestApp, table: Table): Promise<readonly Record<string, unknown>[]> {
  return db.read.q.select().from(db.read.t[table]);
}

/** What the channel shows that has these words. */
const postsWith = ({ slack }: TestApp, words: string) =>
  slack.posts('C0ATLAS').filter((message) => textOf(message).includes(words));

/** Sends the form and, before it is answered, the same request twice more: a second click, and Slack's own retry. */
async function submitThrice({ slack }: TestApp, user: string, form: Parameters<Who['submit']>[0] = {}) {
  const person = slack.person(user);
  await person.fill(form);
  const first = person.submit();
  await new Promise(setImmediate);
  const more = [person.repeatLast(), person.repeatLast({ retryNum: 1 })];
  const [result, ...replies] = await Promise.all([first, ...more]);
  await slack.settled();
  expect(replies.map(({ status }) => status)).toEqual([200, 200]);
  expect(person.text()).not.toContain('went wrong');
  return result;
}

/** Every Monday at 09:00 in Berlin, in #atlas; the clock stands at such a moment, so the first is in a week. */
async function scheduleDigest({ slack }: TestApp): Promise<void> {
  const ada = slack.person('U0ADA');
  await ada.command('/roadmap digest schedule');
  await ada.sees('New schedule');
  await ada.click('New schedule');
  await ada.seesModal('Schedule the digest');
  expect(await ada.submit({})).toEqual({ closed: true });
  await ada.sees('The next digest comes');
}

describe.each(dialects)('said twice, on %s', (dialect) => {
  it('a submission delivered three times is one item, one vote with one card, one decision with one card', async () => {
    const app = await startTestApp({ dialect });
    const ada = await atlasWith(app, ['Faster search']);
    await ada.command('/roadmap add Faster search');
    await ada.seesModal('Add to the roadmap');
    // The near-duplicate is shown and meant, so it is the form's id alone that keeps the repetitions out.
    expect(await ada.submit()).toEqual({ closed: false });
    expect(await submitThrice(app, 'U0ADA')).toEqual({ closed: true });
    expect(await rowsOf(app, 'items')).toHaveLength(2);
    await ada.command('/roadmap vote What should we build next?');
    await ada.seesModal('New vote');
    await ada.submit({ 'Candidates from the roadmap': ['R-1', 'R-2'] });
    await ada.seesModal('Check and start');
    await submitThrice(app, 'U0ADA');
    await ada.command('/roadmap decide Where search runs');
    await ada.seesModal('Log a decision');
    const decided = { 'What did you decide?': 'One cluster a region', 'Why?': 'Two people can run it' };
    expect(await submitThrice(app, 'U0ADA', decided)).toEqual({ closed: true });
    await app.flush();
    expect(await rowsOf(app, 'votes')).toMatchObject([{ status: 'open', number: 1 }]);
    expect(await rowsOf(app, 'decisions')).toHaveLength(1);
    expect(postsWith(app, 'What should we build next?')).toHaveLength(1);
    expect(postsWith(app, 'One cluster a region')).toHaveLength(1);
  });

  it('a double click on Vote shows one form, and what it sends thrice is one ballot and one receipt', async () => {
    const app = await startTestApp({ dialect });
    await atlasWith(app, ['Faster search', 'Single sign-on']);
    await startVote(app);
    await app.flush();
    const ben = app.slack.person('U0BEN');
    await Promise.all([ben.click('Vote', { in: 'message' }), ben.click('Vote', { in: 'message' })]);
    await ben.seesModal('Ballot V-1');
    await app.slack.settled();
    await submitThrice(app, 'U0BEN', { 'Your function': 'Engineering', 'R-1 Faster search': '3' });
    await ben.seesModal('Your ballot is in');
    await app.flush();
    expect(await rowsOf(app, 'ballots')).toHaveLength(1);
    expect(ben.dms()).toHaveLength(1);
    expect(postsWith(app, '1 of ')).toHaveLength(1);
  });

  it('an event that Slack delivers again has one effect', async () => {
    const app = await startTestApp({ dialect });
    await atlasWith(app, []);
    const ben = app.slack.person('U0BEN');
    await ben.says('C0ATLAS', '<@U0PLUMB> help');
    await ben.sees('What I can do');
    await app.slack.settled();
    const [answers, stored] = [ben.ephemerals('C0ATLAS').length, (await rowsOf(app, 'inbox')).length];
    await app.slack.repeatLast({ retryNum: 1 });
    await app.slack.repeatLast({ retryNum: 2 });
    await app.slack.settled();
    expect(app.slack.traffic.of('event').length).toBeGreaterThan(2);
    expect(ben.ephemerals('C0ATLAS')).toHaveLength(answers);
    expect(await rowsOf(app, 'inbox')).toHaveLength(stored);
  });
});

describe.each(dialects)('down for a while, on %s', (dialect) => {
  it('a vote whose deadline passed is closed once, a digest slot that passed is posted once', async () => {
    const before = await startTestApp({ dialect });
    await atlasWith(before, ['Faster search', 'Single sign-on']);
    await scheduleDigest(before);
    await startVote(before);
    await before.flush();
    const ben = before.slack.person('U0BEN');
    await ben.click('Vote', { in: 'message' });
    await ben.seesModal('Ballot V-1');
    await ben.submit({ 'Your function': 'Engineering', 'R-1 Faster search': '3' });
    await ben.seesModal('Your ballot is in');
    await ben.closesModal({ all: true });
    const back = await before.restart(WEEK + 3 * HOUR);
    await back.passTime(0);
    const again = await back.restart(MINUTE);
    await again.passTime(MINUTE);
    expect(postsWith(again, 'R-1 Faster search comes first')).toHaveLength(1);
    expect(postsWith(again, 'what changed and why')).toHaveLength(1);
    expect(await rowsOf(again, 'votes')).toMatchObject([{ status: 'closed' }]);
    const jobs = (await rowsOf(again, 'jobs')).map(({ kind, status }) => `${kind} ${status}`);
    expect(jobs).toContain('votes.close done');
    expect(jobs).toContain('digests.send done');
  });

  it('a digest missed by more than half a day is recorded as skipped, and the next one tells both weeks', async () => {
    const before = await startTestApp({ dialect });
    await atlasWith(before, ['Faster search']);
    await scheduleDigest(before);
    const back = await before.restart(WEEK + 13 * HOUR);
    await back.passTime(0);
    expect(postsWith(back, 'what changed and why')).toEqual([]);
    expect(await rowsOf(back, 'jobs')).toMatchObject([{ kind: 'digests.send', status: 'skipped' }]);
    await back.passTime(WEEK - 13 * HOUR + MINUTE);
    const [digest, ...more] = postsWith(back, 'what changed and why');
    expect(more).toEqual([]);
    expect(textOf(digest!)).toContain('Faster search');
    await back.passTime(DAY);
    expect(postsWith(back, 'what changed and why')).toHaveLength(1);
  });
});

type Fault = Parameters<TestApp['slack']['faults']['add']>[0];

/** Every way in which a call of Slack can end badly; slow is the one that ends well. */
const faults: readonly Omit<Fault, 'method'>[] = [
  { kind: '429', retryAfter: 30 },
  { kind: '500' },
  { kind: 'lost' },
  { kind: 'garbage' },
  { kind: 'slow', ms: 100 },
  { kind: 'error', error: 'internal_error' },
];

const unsent = async (app: TestApp) => (await rowsOf(app, 'outbox')).filter(({ status }) => status !== 'sent');

describe.each(dialects)('messages through a bad day, on %s', (dialect) => {
  it('every post is in the channel once, however its first attempts end', async () => {
    const app = await startTestApp({ dialect });
    const ada = await atlasWith(app, ['Faster search']);
    for (const [i, fault] of faults.entries()) {
      app.slack.faults.add({ method: 'chat.postMessage', ...fault });
      await ada.command('/roadmap digest now');
      await ada.sees('on its way');
      await app.app.sender.drain();
      await app.passTime(MINUTE);
      expect({ fault, posted: postsWith(app, 'what changed and why').length }).toEqual({ fault, posted: i + 1 });
      expect(await unsent(app)).toEqual([]);
    }
    expect(app.slack.traffic.problems()).toHaveLength(faults.length - 1);
  });

  it('a living message shows the newest state, however its first updates end', async () => {
    const app = await startTestApp({ dialect });
    const ada = await atlasWith(app, ['Item 0']);
    await ada.command('/roadmap share');
    await ada.sees('1 live');
    await app.flush();
    for (const [i, fault] of faults.entries()) {
      app.slack.faults.add({ method: 'chat.update', ...fault });
      await addItem(ada, `Item ${i + 1}`);
      await app.app.sender.drain();
      await app.passTime(MINUTE);
      expect(postsWith(app, 'live')).toHaveLength(1);
      expect(textOf(postsWith(app, 'live')[0]!)).toContain(`${i + 2} live`);
    }
    expect(await unsent(app)).toEqual([]);
    expect(app.slack.traffic.problems()).toHaveLength(faults.length - 1);
  });
});
