// `GET /_local/stream`: tells a page that something changed. Changes that come together are told once.
import type { ServerResponse } from 'node:http';
import type { Local } from './local.ts';
import type { StreamEvent } from './protocol.ts';

const coalesceMs = 30;
const heartbeatMs = 15_000;

export function streamChanges(local: Local, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    connection: 'keep-alive',
    'x-accel-buffering': 'no',
  });
  response.write(': hello\n\n');
  const send = (event: StreamEvent) => response.write(`data: ${JSON.stringify(event)}\n\n`);
  let pending: NodeJS.Timeout | undefined;
  const onChange = () => {
    pending ??= setTimeout(() => {
      pending = undefined;
      send({ type: 'changed' });
    }, coalesceMs);
  };
  const stops = [local.activity.listen(onChange), local.traffic.listen((entry) => send({ type: 'traffic', entry }))];
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs);
  heartbeat.unref();
  const end = () => {
    for (const stop of stops) stop();
    clearInterval(heartbeat);
    clearTimeout(pending);
    local.closing.removeEventListener('abort', end);
    response.end();
  };
  response.on('close', end);
  local.closing.addEventListener('abort', end, { once: true });
}
