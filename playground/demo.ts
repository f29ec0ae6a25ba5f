// `npm run demo`: the local Slack, its page and the real app with seeded data, on loopback, in one process.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from './open-browser.ts';
import { startDemo } from './start-demo.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    data: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
  },
});

const folder = values.data ?? (await mkdtemp(join(tmpdir(), 'plumbline-demo-')));
await mkdir(folder, { recursive: true });
process.stdout.write('Starting a local Slack with a seeded product team …\n');
const demo = await startDemo({
  folder,
  isSeeded: !values.empty,
  ...(values.port === undefined ? {} : { port: Number(values.port) }),
});
process.stdout.write(`
  Plumbline is ready:  ${demo.url}

  You are Ada, the product lead; switch the person at the top. Try /roadmap in #atlas,
  vote on the open vote, or hover over a message and capture it as feedback.
  The data is in ${folder}. Ctrl-C ends everything.
`);
if (!values['no-open']) openBrowser(demo.url);

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) process.exit(1);
  isStopping = true;
  await demo.stop();
  if (values.data === undefined) await rm(folder, { recursive: true, force: true });
  process.exit(0);
}
process.on('SIGINT', () => void stop());
process.on('SIGTERM', () => void stop());
