// `npm run demo` as a newcomer meets it: what it prints, what its buttons do, and that nothing of it stays behind.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';

const started: ChildProcess[] = [];
const opened: Server[] = [];

interface Run {
  readonly child: ChildProcess;
  said(): string;
  ready(): Promise<string>;
  ended(): Promise<number | null>;
}

/** A group of its own, as a terminal gives it. */
function npmRunDemo(args: readonly string[], env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn('npm', ['run', 'demo', '--', '--no-open', ...args], {
    detached: true,
    env: { ...process.env, ...env },
  });
  started.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (text += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, said: () => text, ended: () => ended, ready: () => until(() => /ready: {2}(\S+)/.exec(text)?.[1]) };
}

/** Polls what another process does; there is nothing to wait on. */
async function until<T>(look: () => T | undefined | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await pause(50);
  }
}

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    (response) => response.ok,
    () => false,
  );

function killGroup(pid: number | undefined): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody of it is left, as it should be.
  }
}

afterEach(() => {
  for (const { pid } of started.splice(0)) killGroup(pid);
  for (const server of opened.splice(0)) server.close();
});

describe('npm run demo', () => {
  it('ignores the tokens of a real workspace, and Ctrl-C ends everything and closes the data', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plumbline-e2e-'));
    const real = { SLACK_BOT_TOKEN: 'xoxb-real', SLACK_APP_TOKEN: 'xapp-real', SLACK_API_URL: 'http://127.0.0.1:9/' };
    const run = npmRunDemo(['--data', folder], { ...real, DATABASE_URL: 'postgres://nowhere.invalid/x' });
    const url = await run.ready();
    expect(await answers(`${url}/_local/state?user=U0ADA`)).toBe(true);
    expect(run.said()).toContain(folder);
    process.kill(-(run.child.pid ?? 0), 'SIGINT');
    await run.ended();
    expect(await answers(url)).toBe(false);
    expect(await readdir(folder)).not.toContain('demo.db-wal');
    await rm(folder, { recursive: true });
  });

  it('ends when npm is told to end, and takes its folder along', async () => {
    const run = npmRunDemo([]);
    const url = await run.ready();
    const folder = /data is in (\S+)\. /.exec(run.said())?.[1] ?? '';
    expect(existsSync(folder)).toBe(true);
    run.child.kill('SIGTERM');
    await run.ended();
    await until(() => !existsSync(folder));
    expect(await answers(url)).toBe(false);
  });

  it('says in a sentence that a port is taken', async () => {
    const server = createServer();
    opened.push(server);
    const port = await new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
    const run = npmRunDemo(['--port', String(port)]);
    expect(await run.ended()).toBe(1);
    expect(run.said()).toContain(`Port ${port} is taken.`);
    expect(run.said()).not.toMatch(/\n\s+at /);
  });
});
