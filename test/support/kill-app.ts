// The whole app on a SQLite file, joined to the local Slack of a test that kills it: as a process of its own, which
// prints its port once it serves, or called in the test's own for the start after the kill.
import { app as identity } from '../../playground/slack/seed-workspace.ts';
import { type App, createApp } from '../../src/app.ts';
import { describeError } from '../../src/kernel/describe-error.ts';

export interface Start {
  readonly file: string;
  readonly slackApiUrl: string;
  /** Where its clock starts (epoch ms); it runs on from there. */
  readonly startsAt: number;
}

export async function startOnFile({ file, slackApiUrl, startsAt }: Start): Promise<{ app: App; port: number }> {
  const offset = startsAt - Date.now();
  const app = await createApp({
    host: '127.0.0.1',
    now: () => Date.now() + offset,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (said) => void process.stderr.write(JSON.stringify(said)),
    },
    config: {
      mode: 'http',
      botToken: identity.token,
      signingSecret: identity.signingSecret,
      slackApiUrl,
      port: 0,
      databaseUrl: `file:${file}`,
      command: '/roadmap',
      logLevel: 'warn',
    },
  });
  return { app, port: (await app.start()) ?? 0 };
}

if (import.meta.main) {
  const [file = '', slackApiUrl = '', startsAt = '0'] = process.argv.slice(2);
  const said = await startOnFile({ file, slackApiUrl, startsAt: Number(startsAt) }).then(
    ({ port }) => String(port),
    (error: unknown) => JSON.stringify(describeError(error)),
  );
  process.stdout.write(`${said}\n`);
}
