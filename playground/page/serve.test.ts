// The page is served complete and offline, and everything of the local Slack passes through.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFixture } from './fixture/slack.ts';
import { type PageServer, startPage } from './serve.ts';

let slack: Awaited<ReturnType<typeof startFixture>>;
let page: PageServer;

beforeAll(async () => {
  slack = await startFixture();
  page = await startPage({ slackUrl: slack.url });
});

afterAll(async () => {
  await page.close();
  await slack.close();
});

test('the page and its files load from here, whatever path was asked for', async () => {
  for (const path of ['/', '/archives/C0ATLAS/p1795424400000100', '//']) {
    const html = await (await fetch(page.url + path)).text();
    expect(html).toContain('<div id="root">');
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]);
    expect(files.length).toBeGreaterThanOrEqual(2);
    for (const file of files) expect((await fetch(page.url + file)).status).toBe(200);
  }
  expect((await fetch(`${page.url}/assets/missing.js`)).status).toBe(404);
});

test('nothing is loaded from another place', async () => {
  const html = await (await fetch(page.url)).text();
  const style = /href="(\/assets\/[^"]+\.css)"/.exec(html)?.[1];
  const css = await (await fetch(page.url + style)).text();
  expect(html).not.toMatch(/(?:src|href)="https?:/);
  expect(css).not.toMatch(/url\(["']?https?:|@import/);
});

test('requests and the event stream reach the local Slack', async () => {
  const state = await fetch(`${page.url}/_local/state?user=U0BEN`);
  expect(await state.json()).toMatchObject({ me: { id: 'U0BEN' } });
  const stream = await fetch(`${page.url}/_local/stream`);
  const reader = stream.body!.getReader();
  const body = JSON.stringify({ user: 'U0BEN', channel: 'C0ATLAS', text: 'hello' });
  await fetch(`${page.url}/_local/message`, { method: 'POST', body });
  expect(new TextDecoder().decode((await reader.read()).value)).toContain('changed');
  await reader.cancel();
});

test('a local Slack that is away is told as such', async () => {
  const lonely = await startPage({ slackUrl: 'http://127.0.0.1:9' });
  const answer = await fetch(`${lonely.url}/_local/state?user=U0ADA`);
  expect(answer.status).toBe(502);
  await lonely.close();
});
