// The operator's command: reads argv and the environment and dispatches. The only place that sees process.env.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { Command, Option } from 'commander';
import { demo } from './cli/demo.ts';
import { printManifest } from './cli/manifest.ts';
import { migrateDatabase } from './cli/migrate.ts';
import { start } from './cli/start.ts';

if (existsSync('.env')) process.loadEnvFile('.env');

const program = new Command('plumbline')
  .description('Plumbline: the rituals that keep a product team aligned, in Slack.')
  .showHelpAfterError('Run plumbline --help to see the commands.');

program
  .command('start', { isDefault: true })
  .description('join your Slack workspace (Socket Mode with SLACK_APP_TOKEN, else HTTP with SLACK_SIGNING_SECRET)')
  .action(() => start(process.env));

program
  .command('demo')
  .description('try everything in your browser: a local Slack with a seeded product team, no account needed')
  .addOption(new Option('--port <number>', 'port of the page (default: a free one near 4000)').argParser(Number))
  .option('--no-open', 'do not open the browser')
  .option('--data <dir>', 'folder for the data (default: a fresh temporary one)')
  .action((options: { port?: number; open: boolean; data?: string }) =>
    demo({ ...options, isFromNpm: process.env.npm_lifecycle_event !== undefined }),
  );

program
  .command('migrate')
  .description('bring the database at DATABASE_URL to the newest schema')
  .action(() => migrateDatabase(process.env));

program
  .command('manifest')
  .description('print the app manifest: for Socket Mode, or with --url for HTTP')
  .option('--url <https-url>', 'public address of this app, for HTTP mode')
  .action((options: { url?: string }) => printManifest(process.env, options));

await program.parseAsync().catch((problem: unknown) => {
  const isSentence = problem instanceof Error && problem.name === 'AppError';
  process.stderr.write(
    `${isSentence ? problem.message : String(problem instanceof Error ? problem.stack : problem)}\n`,
  );
  process.exitCode = 1;
});
