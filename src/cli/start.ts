// Runs the app until it is told to stop: the first signal drains, a second one ends at once.
import { createApp } from '../app.ts';
import { type Environment, readConfig } from '../config.ts';
import { describeError } from '../kernel/describe-error.ts';
import { refusal } from '../kernel/errors.ts';
import type { Log } from '../kernel/log.ts';
import { createLogger } from '../log.ts';

const GRACE_MS = 10_000;

export async function start(env: Environment): Promise<void> {
  const read = readConfig(env);
  if (!read.ok) throw refusal('invalid', read.explanation);
  const { config } = read;
  const log = createLogger(config.logLevel);
  const app = await createApp({ config, log });
  const port = await app.start();
  log.info({ mode: config.mode, port }, 'Plumbline is ready');
  await Promise.race([stopSignal(), brokenPromise(log)]);
  log.info('stopping');
  process.once('SIGTERM', () => process.exit(1));
  process.once('SIGINT', () => process.exit(1));
  setTimeout(() => process.exit(1), GRACE_MS).unref();
  await app.stop();
  log.info('stopped');
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}

/** Nobody handled it, so nobody knows what is broken: stop in order, and let the supervisor start afresh. */
function brokenPromise(log: Log): Promise<void> {
  return new Promise((resolve) => {
    process.on('unhandledRejection', (reason) => {
      log.error({ err: describeError(reason) }, 'a failure was handled by nobody');
      process.exitCode = 1;
      resolve();
    });
  });
}
