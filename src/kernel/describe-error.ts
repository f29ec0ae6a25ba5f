// What of an error may be logged. Messages of databases, parsers and validators quote the data they choked on, which
// is people's words; so only errors of the language itself keep their message.

export interface ErrorFacts {
  readonly name: string;
  readonly code?: string;
  readonly message?: string;
  readonly stack: readonly string[];
  readonly cause?: ErrorFacts;
}

const QUOTES_NOTHING: ReadonlySet<unknown> = new Set([Error, TypeError, RangeError, ReferenceError]);
const FRAMES = 12;
const CAUSES = 3;

export function describeError(error: unknown, depth = CAUSES): ErrorFacts {
  if (!(error instanceof Error)) return { name: typeof error, stack: [] };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return {
    name: error.constructor.name,
    ...(code ? { code } : {}),
    ...(QUOTES_NOTHING.has(error.constructor) ? { message: error.message } : {}),
    stack: framesOf(error),
    ...(error.cause !== undefined && depth > 0 ? { cause: describeError(error.cause, depth - 1) } : {}),
  };
}

function framesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  return lines.filter((line) => /^at .+:\d+:\d+\)?$/.test(line)).slice(0, FRAMES);
}
