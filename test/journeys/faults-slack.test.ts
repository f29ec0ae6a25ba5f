// Slack on a bad day as a person meets it who waits for an answer: they are told, and nothing they did is lost. Messages
// that nobody waits for: faults.test.ts.
import { describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { addItem, atlasWith } from '../support/journey.ts';

type Fault = Parameters<TestApp['slack']['faults']['add']>[0];

const limited = { kind: '429', retryAfter: 30 } as const;
describe('a person who waits for Slack', () => {
  const refusals: readonly (readonly [Omit<Fault, 'method'>, string])[] = [
    [limited, 'Slack asks me to slow down'],
    [{ kind: '500' }, 'Slack did not answer in time'],
    [{ kind: 'garbage' }, 'Slack did not answer in time'],
    [{ kind: 'error', error: 'expired_trigger_id' }, 'took too long for Slack to open a window'],
    [{ kind: 'slow', ms: 2_800 }, 'Slack did not answer in time'],
  ];

  it.each(refusals)('is told when no window opens (%j), and the next try opens it', async (fault, sentence) => {
    const app = await startTestApp();
    const ada = await atlasWith(app, []);
    app.slack.faults.add({ method: 'views.open', ...fault, times: 9 });
    await ada.command('/roadmap add Faster search');
    await ada.sees(sentence);
    await app.slack.settled();
    app.slack.faults.clear();
    await addItem(ada, 'Faster search');
    await ada.command('/roadmap r1');
    await ada.sees('Faster search');
  });

  it('keeps the form whose opening was not heard of: it can be sent', async () => {
    const app = await startTestApp();
    const ada = await atlasWith(app, []);
    app.slack.faults.add({ method: 'views.open', kind: 'lost' });
    await ada.command('/roadmap add Faster search');
    await ada.sees('Slack did not answer in time');
    await ada.seesModal('Add to the roadmap');
    expect(await ada.submit({})).toEqual({ closed: true });
    await ada.sees('Added R-1');
  });

  it.each([{ kind: 'slow', ms: 1_000 } as const, limited, { kind: '500' } as const])(
    'at their first contact is asked to try again while Slack does not say who they are (%j), then served',
    async (fault) => {
      const before = await startTestApp();
      await atlasWith(before, ['Faster search']);
      await before.db.tx(async (tx) => void (await tx.q.delete(tx.t.people)));
      const app = await before.restart();
      const eva = app.slack.person('U0EVA');
      app.slack.faults.add({ method: 'users.info', ...fault });
      await eva.command('/roadmap r1');
      await eva.sees('Slack is slow to tell me who you are');
      await app.slack.settled();
      await eva.command('/roadmap r1');
      await eva.sees('Faster search');
    },
  );

  it.each([limited, { kind: '500' } as const, { kind: 'lost' } as const])(
    'gets the answer another way when the response_url fails (%j)',
    async (fault) => {
      const app = await startTestApp();
      const ada = await atlasWith(app, ['Faster search']);
      const saidBefore = app.slack.traffic.of('chat.postEphemeral').length;
      app.slack.faults.add({ method: 'response_url', ...fault });
      await ada.command('/roadmap r1');
      await ada.sees('rank 1/1');
      await app.slack.settled();
      expect(app.slack.traffic.of('chat.postEphemeral')).toHaveLength(saidBefore + 1);
    },
  );

  it('gets it as a direct message where Slack lets the bot say nothing else', async () => {
    const app = await startTestApp();
    const ada = await atlasWith(app, ['Faster search']);
    app.slack.faults.add({ method: 'response_url', kind: '500' });
    app.slack.faults.add({ method: 'chat.postEphemeral', kind: '500' });
    await ada.command('/roadmap r1');
    await ada.sees('rank 1/1');
    await app.slack.settled();
    expect(ada.dms()).toHaveLength(1);
  });

  it('has saved what they sent although no word of it came back', async () => {
    const app = await startTestApp();
    const ada = await atlasWith(app, []);
    await ada.command('/roadmap add Faster search');
    await ada.seesModal('Add to the roadmap');
    for (const method of ['response_url', 'chat.postEphemeral', 'chat.postMessage']) {
      app.slack.faults.add({ method, kind: '500' });
    }
    expect(await ada.submit({})).toEqual({ closed: true });
    await app.slack.settled();
    app.slack.faults.clear();
    await ada.command('/roadmap r1');
    await ada.sees('Faster search');
  });
});
