// Starts the local Slack with everything in it as a process of its own: nothing in src imports the playground.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { refusal } from '../kernel/errors.ts';

export interface DemoOptions {
  readonly port?: number;
  readonly open: boolean;
  readonly data?: string;
  /** Whether `npm run` started us, through a shell. */
  readonly isFromNpm: boolean;
}

/** Runs until the demo ends; its exit code becomes ours. It ends with us, however we end. */
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
  // The channel carries nothing: the demo ends when it breaks.
  const child = spawn(process.execPath, [script, ...args], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  const end = () => void child.kill('SIGTERM');
  process.on('SIGINT', end).on('SIGTERM', end);
  if (options.isFromNpm) endWithShell(end);
  process.exitCode = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 0)));
}

/** npm's shell keeps signals to itself, so a `kill` of npm would leave everything running. */
function endWithShell(end: () => void): void {
  const shell = process.ppid;
  setInterval(() => process.ppid === shell || end(), 500).unref();
}
