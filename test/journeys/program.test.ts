// The program as an operator starts and stops it: `plumbline start`, its signals, its sentences when it cannot start.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type LocalSlack, startLocalSlack } from '../../playground/slack/index.ts';
import { app as identity } from '../../playground/slack/seed-workspace.ts';
import { features } from '../../src/features/index.ts';
import { scopesOf } from '../../src/manifest.ts';

interface Program {
  readonly child: ChildProcess;
  /** Resolves when the output holds the words. */
  says(words: string): Promise<void>;
  ended(): Promise<number | null>;
  output(): string;
}

function run(args: readonly string[], env: Readonly<Record<string, string>>): Program {
  const bare = { PATH: process.env.PATH ?? '', HOME: tmpdir(), TMPDIR: tmpdir() };
  const child = spawn(process.execPath, ['bin/plumbline.js', ...args], { env: { ...bare, ...env } });
  let output = '';
  const listeners = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    output += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const exit = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null);
  onTestFinished(() => void child.kill('SIGKILL'));
  return {
    child,
    output: () => output,
    ended: () => exit,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (output.includes(words)) resolve();
        };
        listeners.add(look);
        look();
        void exit.then(() => reject(new Error(`it ended without saying "${words}":\n${output}`)));
      }),
  };
}

async function connected(): Promise<{ slack: LocalSlack; env: Record<string, string> }> {
  const slack = await startLocalSlack({ scopes: [...scopesOf(features())] });
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-program-'));
  onTestFinished(async () => {
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  });
  const env = {
    SLACK_BOT_TOKEN: identity.token,
    SLACK_SIGNING_SECRET: identity.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: `file:${join(folder, 'plumbline.db')}`,
    PORT: '0',
  };
  return { slack, env };
}

const portOf = (output: string): string => /"port":(\d+)/.exec(output)?.[1] ?? '';

describe('plumbline start', () => {
  it('serves health and metrics, and a signal ends it in order', async () => {
    const { env } = await connected();
    const program = run(['start'], env);
    await program.says('Plumbline is ready');
    const address = `http://127.0.0.1:${portOf(program.output())}`;
    expect((await fetch(`${address}/health/live`)).status).toBe(200);
    expect(await (await fetch(`${address}/health/ready`)).json()).toMatchObject({
      checks: { database: 'ok', slack: 'ok' },
    });
    expect(await (await fetch(`${address}/metrics`)).text()).toContain('# HELP plumbline_interactions_total');
    program.child.kill('SIGTERM');
    expect(await program.ended()).toBe(0);
  });

  it('a second process on the same database file is refused in a sentence', async () => {
    const { env } = await connected();
    await run(['start'], env).says('Plumbline is ready');
    const second = run(['start'], env);
    expect(await second.ended()).toBe(1);
    expect(second.output()).toMatch(/another process|in use/i);
    expect(second.output()).not.toContain('    at ');
  });

  it('without any setting names the demo; with wrong ones names each with an example', async () => {
    const bare = run(['start'], {});
    expect(await bare.ended()).toBe(1);
    expect(bare.output()).toContain('npm run demo');
    const wrong = run(['start'], { SLACK_BOT_TOKEN: 'nonsense', SLACK_SIGNING_SECRET: 'long-enough', PORT: 'many' });
    expect(await wrong.ended()).toBe(1);
    expect(wrong.output()).toContain('SLACK_BOT_TOKEN');
    expect(wrong.output()).toContain('PORT');
  });
});

describe('plumbline manifest', () => {
  it('prints Socket Mode by default and HTTP with an address', async () => {
    const socket = run(['manifest'], {});
    expect(await socket.ended()).toBe(0);
    expect(socket.output()).toContain('socket_mode_enabled: true');
    const http = run(['manifest', '--url', 'https://plumbline.example.com/'], {});
    expect(await http.ended()).toBe(0);
    expect(http.output()).toContain('request_url: https://plumbline.example.com/slack/events');
    const odd = run(['manifest', '--url', 'ftp://x'], {});
    expect(await odd.ended()).toBe(1);
  });
});

describe('plumbline demo', () => {
  it('is one process tree that an interrupt ends completely', async () => {
    const demo = run(['demo', '--no-open', '--port', '0'], {});
    await demo.says('Plumbline is ready');
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(demo.output())?.[0] ?? '';
    expect((await fetch(address)).status).toBe(200);
    demo.child.kill('SIGTERM');
    await demo.ended();
    await expect(fetch(address)).rejects.toThrow();
  });
});
