import { Agent, get } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { gate } from '../../test/support/edge.ts';
import { type HealthCheck, healthRoutes } from './health.ts';
import { createHttpServer, type HttpRoute, send } from './server.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function serve(routes: readonly HttpRoute[]) {
  const server = createHttpServer(routes, quiet);
  const port = await server.listen(0, '127.0.0.1');
  onTestFinished(() => server.close(0));
  return { server, port, url: `http://127.0.0.1:${port}` };
}

const page = (handle: HttpRoute['handle']): HttpRoute => ({ method: 'GET', path: '/page', handle });

test('closing waits for what is being answered, and not for connections kept alive', async () => {
  const slow = gate();
  const began = gate();
  const { server, port } = await serve([
    page(async (_, response) => {
      began.open();
      await slow.opened;
      send(response, 200, 'done');
    }),
  ]);
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const answer = new Promise<number | undefined>((resolve) => {
    get({ port, path: '/page', agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
  });
  await began.opened;
  const start = performance.now();
  const closed = server.close(10_000);
  slow.open();
  expect(await answer).toBe(200);
  await closed;
  expect(performance.now() - start).toBeLessThan(5_000);
});

test('a handler that throws answers 500 and the server lives on', async () => {
  let calls = 0;
  const { url } = await serve([
    page((_, response) => {
      calls += 1;
      if (calls === 1) throw new Error('oops');
      send(response, 200, { fine: true });
    }),
  ]);
  expect((await fetch(`${url}/page`)).status).toBe(500);
  expect(await (await fetch(`${url}/page?x=1`)).json()).toEqual({ fine: true });
});

test('a port that is taken is told in a sentence', async () => {
  const { port } = await serve([]);
  await expect(createHttpServer([], quiet).listen(port, '127.0.0.1')).rejects.toMatchObject({
    name: 'AppError',
    sentence: `Port ${port} is taken by another program. Set PORT to another one, e.g. PORT=3100.`,
  });
});

test('readiness names what is not well, also what never answers, and asks at most every few seconds', async () => {
  let asked = 0;
  let isWell = false;
  let nowMs = 0;
  const database: HealthCheck = async () => {
    asked += 1;
    if (!isWell) throw new Error('away');
  };
  const routes = healthRoutes({
    checks: { database, slack: () => new Promise(() => undefined) },
    now: () => nowMs,
    timeoutMs: 20,
  });
  const { url } = await serve(routes);
  const ready = await fetch(`${url}/health/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toEqual({ status: 'failing', checks: { database: 'failing', slack: 'failing' } });
  isWell = true;
  expect((await fetch(`${url}/health/ready`)).status).toBe(503);
  expect(asked).toBe(1);
  nowMs = 5_000;
  expect(await (await fetch(`${url}/health/ready`)).json()).toMatchObject({
    checks: { database: 'ok', slack: 'failing' },
  });
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
});
