// `npm run demo`: the local Slack, its page and the real app with seeded data, on loopback, in one process.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from './open-browser.ts';
import { type Demo, isFree, startDemo } from './start-demo.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    data: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
    empty: { type: 'boolean', default: false },
  },
});

const say = (text: string) => process.stdout.write(text);
const running: { demo?: Demo; folder?: string; isStopping?: true } = {};

try {
  await start();
} catch (error) {
  await clear();
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  const port = values.port === undefined ? {} : { port: Number(values.port) };
  if (port.port && !(await isFree(port.port))) {
    throw new Error(`Port ${port.port} is taken. Choose another one, or leave --port out and I find a free one.`);
  }
  say('Starting a local Slack with a seeded product team …\n');
  const folder = values.data ?? (await mkdtemp(join(tmpdir(), 'plumbline-demo-')));
  running.folder = folder;
  await mkdir(folder, { recursive: true });
  listen();
  const demo = await startDemo({ folder, isSeeded: !values.empty, ...port });
  running.demo = demo;
  say(`
  Plumbline is ready:  ${demo.url}

  You are Ada, the product lead; switch the person at the top. Try /roadmap in #atlas,
  vote on the open vote, or hover over a message and capture it as feedback.
  The data is in ${folder}. Ctrl-C ends everything.
`);
  if (!values['no-open']) openBrowser(demo.url);
}

/** Ctrl-C arrives here and at whoever started this, who passes on SIGTERM: only a second Ctrl-C ends at once. */
function listen(): void {
  process.once('SIGINT', () => {
    process.once('SIGINT', () => process.exit(1));
    void stop();
  });
  process.on('SIGTERM', () => void stop());
  process.on('disconnect', () => void stop());
}

async function stop(): Promise<void> {
  if (running.isStopping) return;
  running.isStopping = true;
  await running.demo?.stop();
  await clear();
  process.exit(0);
}

/** A folder that was asked for stays. */
async function clear(): Promise<void> {
  if (values.data === undefined && running.folder) await rm(running.folder, { recursive: true, force: true });
}
