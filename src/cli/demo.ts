// Starts the local Slack with everything in it as a process of its own: nothing in src imports the playground.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { refusal } from '../kernel/errors.ts';

export interface DemoOptions {
  readonly port?: number;
  readonly open: boolean;
  readonly data?: string;
}

/** Runs until the demo ends; its exit code becomes ours. Ctrl-C reaches both. */
export async function demo(options: DemoOptions): Promise<void> {
  const script = fileURLToPath(new URL('../../playground/demo.ts', import.meta.url));
  if (!existsSync(script)) {
    throw refusal(
      'precondition',
      'The demo is part of the source, not of the production bundle: clone the project and run npm run demo.',
    );
  }
  if (options.port !== undefined && !(Number.isInteger(options.port) && options.port >= 0 && options.port < 65_536)) {
    throw refusal('invalid', '--port takes a number from 0 to 65535, e.g. --port 4000.');
  }
  const args = [
    ...(options.port === undefined ? [] : ['--port', String(options.port)]),
    ...(options.open ? [] : ['--no-open']),
    ...(options.data === undefined ? [] : ['--data', options.data]),
  ];
  const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' });
  const ignore = () => undefined;
  process.on('SIGINT', ignore);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.exitCode = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 0)));
}
