import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '8f742231b10e' };

test('a bot token and a signing secret mean HTTP mode, with defaults for the rest', () => {
  expect(readConfig(http)).toEqual({
    ok: true,
    config: {
      mode: 'http',
      botToken: 'xoxb-1',
      signingSecret: '8f742231b10e',
      port: 3000,
      slackApiUrl: 'https://slack.com/api/',
      databaseUrl: 'file:./data/plumbline.db',
      command: '/roadmap',
      logLevel: 'info',
    },
  });
});

test('an app token means Socket Mode, with a port only where one is wanted', () => {
  const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
  expect(readConfig(socket)).toMatchObject({ ok: true, config: { mode: 'socket', appToken: 'xapp-1' } });
  expect(readConfig({ ...socket, PORT: '' })).not.toHaveProperty('config.port');
  expect(readConfig({ ...socket, ...http, PORT: '0' })).toMatchObject({
    ok: true,
    config: { mode: 'socket', port: 0 },
  });
});

test('values are brought into one form', () => {
  const read = readConfig({
    ...http,
    SLACK_API_URL: 'http://127.0.0.1:4000/api',
    PLUMBLINE_COMMAND: 'plan',
    PUBLIC_URL: 'https://plumbline.example.com/',
    DATABASE_URL: 'postgres://localhost/plumbline',
    LOG_LEVEL: ' warn ',
  });
  expect(read).toMatchObject({
    config: {
      slackApiUrl: 'http://127.0.0.1:4000/api/',
      command: '/plan',
      publicUrl: 'https://plumbline.example.com',
      databaseUrl: 'postgres://localhost/plumbline',
      logLevel: 'warn',
    },
  });
});

test('all problems are told at once, each with what was expected and an example', () => {
  const read = readConfig({
    SLACK_BOT_TOKEN: 'xoxp-user',
    PORT: '70000',
    DATABASE_URL: 'mysql://x',
    SLACK_API_URL: 'ftp://x',
    PLUMBLINE_COMMAND: 'two words',
    LOG_LEVEL: 'loud',
    PUBLIC_URL: 'here',
  });
  const names = read.ok ? [] : read.problems.map(({ variable }) => variable);
  expect(names.toSorted()).toEqual([
    'DATABASE_URL',
    'LOG_LEVEL',
    'PLUMBLINE_COMMAND',
    'PORT',
    'PUBLIC_URL',
    'SLACK_API_URL',
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
  ]);
  expect(read.ok ? '' : read.explanation).toContain('PORT: a port from 0 to 65535. Example: 3000');
});

test('a secret is never repeated in the explanation', () => {
  const read = readConfig({ SLACK_BOT_TOKEN: 'xoxp-very-secret', SLACK_SIGNING_SECRET: 'short' });
  expect(JSON.stringify(read)).not.toMatch(/very-secret|short/);
});

test('without any Slack variable the explanation names the demo', () => {
  for (const env of [{}, { SLACK_BOT_TOKEN: '', PORT: '4000' }]) {
    const read = readConfig(env);
    expect(read.ok ? '' : read.explanation).toContain('npm run demo');
  }
  const half = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1' });
  expect(half.ok ? '' : half.explanation).not.toContain('npm run demo');
});
