import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { expect, test } from 'vitest';
import { AppError } from '../kernel/errors.ts';
import { refusalFor, slackProblem } from './slack-errors.ts';
import { ResponseUrlError } from './slack-failure.ts';

const platform = (error: string, more: object = {}) => new WebAPIPlatformError({ ok: false, error, ...more });

test.each([
  ['expired_trigger_id', 'That took too long for Slack to open a window. Please click again.'],
  ['trigger_exchanged', 'That took too long for Slack to open a window. Please click again.'],
  ['not_in_channel', 'I’m not in that channel. Type /invite @plumbline there, then try again.'],
  ['channel_not_found', 'I’m not in that channel. Type /invite @plumbline there, then try again.'],
  ['is_archived', 'That channel is archived, so I can’t post there.'],
  ['token_revoked', 'Slack no longer accepts my token. An admin has to reinstall the app.'],
  ['account_inactive', 'Slack no longer accepts my token. An admin has to reinstall the app.'],
  ['ratelimited', 'Slack asks me to slow down. Please try again in a minute.'],
])('%s is told in words a person can act on', (code, sentence) => {
  expect(refusalFor(platform(code), 'plumbline')?.sentence).toBe(sentence);
});

test('a missing scope is named', () => {
  const sentence = refusalFor(platform('missing_scope', { needed: 'im:write' }), 'plumbline')?.sentence;
  expect(sentence).toContain('permission I need for that (im:write)');
});

test('an old trigger is known by its hint too', () => {
  const hint = { response_metadata: { messages: ['[ERROR] `trigger_id` expired [json-pointer:/trigger_id]'] } };
  expect(slackProblem(platform('invalid_arguments', hint))).toBe('trigger');
  expect(slackProblem(platform('invalid_arguments'))).toBe('unknown');
});

test('limits, silence and garbage are unavailable, and never taken for a bug', () => {
  const errors = [
    new WebAPIRateLimitedError(3),
    new WebAPIRequestError(new Error('reset')),
    new WebAPIHTTPError(502, 'Bad Gateway', {}),
    new WebAPIHTTPError(429, 'Too Many', {}),
    new WebAPIPlatformError(JSON.parse('{"ok":false}')),
    platform('<html><body>Slack is having a moment</body></html>'),
    new ResponseUrlError('request_timeout'),
  ];
  for (const error of errors) expect(refusalFor(error, 'plumbline')).toMatchObject({ code: 'unavailable' });
});

test('what is our own mistake stays a bug; what is no error of Slack stays what it is', () => {
  for (const code of ['invalid_blocks', 'invalid_arguments', 'method_deprecated']) {
    expect(refusalFor(platform(code), 'plumbline')).toBeUndefined();
  }
  expect(refusalFor(new Error('x'), 'plumbline')).toBeUndefined();
  expect(slackProblem(new Error('x'))).toBeUndefined();
  const own = new AppError('limit', 'Enough.');
  expect(refusalFor(own, 'plumbline')).toBe(own);
});
