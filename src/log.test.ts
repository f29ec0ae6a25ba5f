import { expect, test } from 'vitest';
import { z } from 'zod';
import { describeError } from './kernel/describe-error.ts';
import { createLogger } from './log.ts';

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('info', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

test('tokens and people’s words are left out wherever they are put by mistake', () => {
  const line = logged((log) => {
    log.info({ token: 'xoxb-1', call: { text: 'private', deep: { blocks: ['private'] } }, route: 'x' }, 'hello');
  });
  expect(line).not.toMatch(/xoxb-1|private/);
  expect(JSON.parse(line)).toMatchObject({ token: '[removed]', route: 'x', msg: 'hello' });
});

test('a level keeps what is below it out', () => {
  expect(logged((log) => log.debug({}, 'quiet'))).toBe('');
});

test('an error is described without what it quotes: only the language’s own errors keep their message', () => {
  const quoting = [
    () => JSON.parse('"unfinished secret'),
    () => z.object({ a: z.literal('x') }).parse({ a: 'secret' }),
    () => {
      throw Object.assign(new (class DatabaseError extends Error {})('value "secret" is too long'), { code: '22001' });
    },
  ];
  for (const quote of quoting) {
    const facts = describeError(caught(quote));
    expect(JSON.stringify(facts)).not.toContain('secret');
    expect(facts.stack.length).toBeGreaterThan(0);
  }
  expect(
    describeError(
      caught(() => {
        throw new RangeError('too deep', { cause: new Error('why') });
      }),
    ),
  ).toMatchObject({
    name: 'RangeError',
    message: 'too deep',
    cause: { name: 'Error', message: 'why' },
  });
  expect(describeError('text')).toEqual({ name: 'string', stack: [] });
});

test('a circle of causes ends', () => {
  const error = new Error('round');
  error.cause = error;
  expect(JSON.stringify(describeError(error)).length).toBeLessThan(20_000);
});

function caught(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
