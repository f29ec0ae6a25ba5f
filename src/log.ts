// The program's log: pino with redaction, and what of an error may be written down. Never what people wrote.
import { type DestinationStream, type Logger, pino } from 'pino';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Names under which tokens and people's words travel; wherever they appear, their value is left out. */
const SECRET = ['token', 'authorization', 'text', 'blocks', 'payload', 'body', 'private_metadata', 'response_url'];
const redact = { paths: SECRET.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[removed]' };

/** One JSON object a line on standard output, or into `destination`. */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = { level, redact, base: { name: 'plumbline' } };
  return destination ? pino(options, destination) : pino(options);
}
