// The whole loop as people live it, through the real app over HTTP: feedback, vote, decision, roadmap, why, digest.
import { describe, expect, it } from 'vitest';
import { textOf } from '../../playground/slack/index.ts';
import { startTestApp } from '../support/app.ts';
import { dialects } from '../support/db.ts';

describe.each(dialects)('the main loop on %s', (dialect) => {
  it('a newcomer creates a product and adds the first item from the same channel', async () => {
    const { slack, flush } = await startTestApp({ dialect });
    const ada = slack.person('U0ADA');
    await ada.command('/roadmap');
    await ada.sees('no product yet');
    await ada.click('Create a product');
    await ada.seesModal('New product');
    expect(await ada.submit({ Name: 'Atlas', Vision: 'Find any answer.' })).toEqual({ closed: true });
    await ada.sees('Atlas is ready');
    await ada.command('/roadmap add Faster search');
    await ada.seesModal('Add to the roadmap');
    expect(await ada.submit({})).toEqual({ closed: true });
    await flush();
    await ada.command('/roadmap');
    await ada.sees('R-1');
    await slack.person('U0BEN').command('/roadmap r1');
    await slack.person('U0BEN').sees('Faster search');
  });

  it('feedback from a message is linked as evidence and shows up in why', async () => {
    const { slack } = await startTestApp({ dialect });
    const ada = slack.person('U0ADA');
    await ada.command('/roadmap');
    await ada.sees('Create a product');
    await ada.click('Create a product');
    await ada.seesModal('New product');
    await ada.submit({ Name: 'Atlas' });
    await ada.command('/roadmap add Faster search');
    await ada.seesModal('Add to the roadmap');
    await ada.submit({});
    const said = await slack.person('U0FINN').says('C0ATLAS', 'Lamna says <search> is too slow & asks <!channel>');
    const ben = slack.person('U0BEN');
    await ben.shortcut('feedback.from-message.v1', said);
    await ben.seesModal('Capture feedback');
    expect(await ben.submit({ 'About these items': ['R-1 Faster search'] })).toEqual({ closed: true });
    await ben.sees('F-1');
    await ben.command('/roadmap why R-1');
    await ben.sees('1 asked');
    expect(slack.traffic.problems()).toEqual([]);
    expect(textOf(ben.ephemerals('C0ATLAS').at(-1)!)).toContain('F-1');
  });
});
