// The environment becomes a Config, or all its problems at once. It reads nothing but the record it is given.
import { z } from 'zod';
import type { LogLevel } from './log.ts';

interface Common {
  readonly botToken: string;
  /** Ends with a slash. */
  readonly slackApiUrl: string;
  /** `file:…` or `postgres://…`. */
  readonly databaseUrl: string;
  /** With its slash: `/roadmap`. */
  readonly command: string;
  readonly logLevel: LogLevel;
  readonly publicUrl?: string;
}

/** In Socket Mode nothing needs to reach us; the port, if set, serves health and metrics. */
export interface SocketConfig extends Common {
  readonly mode: 'socket';
  readonly appToken: string;
  readonly port?: number;
}

export interface HttpConfig extends Common {
  readonly mode: 'http';
  readonly signingSecret: string;
  readonly port: number;
}

export type Config = SocketConfig | HttpConfig;

export interface ConfigProblem {
  readonly variable: string;
  readonly expected: string;
  readonly example: string;
}

export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[]; readonly explanation: string };

export type Environment = Readonly<Record<string, string | undefined>>;

const httpUrl = z.url({ protocol: /^https?$/ });

const variables = {
  SLACK_BOT_TOKEN: {
    schema: z.string().regex(/^xoxb-\S+$/),
    expected: 'the Bot User OAuth Token of your Slack app',
    example: 'xoxb-1234-5678-abcdef',
  },
  SLACK_APP_TOKEN: {
    schema: z.string().regex(/^xapp-\S+$/),
    expected: 'an app-level token with the scope connections:write',
    example: 'xapp-1-A012-3456-abcdef',
  },
  SLACK_SIGNING_SECRET: {
    schema: z.string().min(8),
    expected: 'the Signing Secret of your Slack app, or SLACK_APP_TOKEN instead for Socket Mode',
    example: '8f742231b10e8888abcd99yyyzzz85a5',
  },
  PORT: {
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .pipe(z.number().max(65_535)),
    expected: 'a port from 0 to 65535',
    example: '3000',
  },
  DATABASE_URL: {
    schema: z.string().regex(/^(file:\S|postgres(ql)?:\/\/\S)/),
    expected: 'file:PATH for SQLite, or postgres://… for PostgreSQL',
    example: 'file:./data/plumbline.db',
  },
  SLACK_API_URL: {
    schema: httpUrl.transform((url) => (url.endsWith('/') ? url : `${url}/`)),
    expected: 'the http(s) address of a Slack API, for emulators',
    example: 'http://127.0.0.1:4000/api/',
  },
  PLUMBLINE_COMMAND: {
    schema: z
      .string()
      .transform((command) => (command.startsWith('/') ? command : `/${command}`))
      .pipe(z.string().regex(/^\/[\p{Ll}\p{Lo}\d_-]{1,31}$/u)),
    expected: 'the slash command of your manifest: lower case, at most 32 characters, no spaces',
    example: '/roadmap',
  },
  LOG_LEVEL: {
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
    expected: 'debug, info, warn, error or silent',
    example: 'info',
  },
  PUBLIC_URL: {
    schema: httpUrl.transform((url) => url.replace(/\/+$/, '')),
    expected: 'the address under which people reach this server',
    example: 'https://plumbline.example.com',
  },
} as const;

type Name = keyof typeof variables;
type Value<N extends Name> = z.output<(typeof variables)[N]['schema']>;

/** Every problem with its variable, what was expected and an example; an empty variable counts as unset. */
export function readConfig(env: Environment): ConfigResult {
  const read = new Reading(env);
  const common = readCommon(read);
  const config = readWayIn(read, common);
  const { problems } = read;
  if (problems.length > 0) return { ok: false, problems, explanation: explain(problems, isWithoutSlack(env)) };
  return { ok: true, config };
}

function readCommon(read: Reading): Common {
  const publicUrl = read.optional('PUBLIC_URL');
  return {
    botToken: read.needed('SLACK_BOT_TOKEN') ?? '',
    slackApiUrl: read.optional('SLACK_API_URL') ?? 'https://slack.com/api/',
    databaseUrl: read.optional('DATABASE_URL') ?? 'file:./data/plumbline.db',
    command: read.optional('PLUMBLINE_COMMAND') ?? '/roadmap',
    logLevel: read.optional('LOG_LEVEL') ?? 'info',
    ...(publicUrl ? { publicUrl } : {}),
  };
}

/** An app token means Socket Mode; without one, requests come over HTTP and are signed. */
function readWayIn(read: Reading, common: Common): Config {
  const port = read.optional('PORT');
  if (read.isSet('SLACK_APP_TOKEN')) {
    const appToken = read.needed('SLACK_APP_TOKEN') ?? '';
    return { ...common, mode: 'socket', appToken, ...(port === undefined ? {} : { port }) };
  }
  return { ...common, mode: 'http', signingSecret: read.needed('SLACK_SIGNING_SECRET') ?? '', port: port ?? 3000 };
}

/** Reads one variable after the other and collects what is wrong with them. */
class Reading {
  readonly problems: ConfigProblem[] = [];
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  isSet(name: Name): boolean {
    return this.#text(name) !== '';
  }

  needed<N extends Name>(name: N): Value<N> | undefined {
    return this.isSet(name) ? this.optional(name) : this.#complain(name);
  }

  optional<N extends Name>(name: N): Value<N> | undefined {
    if (!this.isSet(name)) return undefined;
    const parsed = variables[name].schema.safeParse(this.#text(name));
    return parsed.success ? asValue<N>(parsed.data) : this.#complain(name);
  }

  #text(name: Name): string {
    return (this.#env[name] ?? '').trim();
  }

  #complain(variable: Name): undefined {
    const { expected, example } = variables[variable];
    this.problems.push({ variable, expected, example });
    return undefined;
  }
}

/** The schema of the same name made it, which the table of variables cannot express. */
const asValue = <N extends Name>(data: unknown): Value<N> => data as Value<N>;

const isWithoutSlack = (env: Environment): boolean =>
  Object.entries(env).every(([name, value]) => !/^SLACK_(BOT_TOKEN|APP_TOKEN|SIGNING_SECRET)$/.test(name) || !value);

function explain(problems: readonly ConfigProblem[], isNew: boolean): string {
  const lines = problems.map(({ variable, expected, example }) => `  ${variable}: ${expected}. Example: ${example}`);
  const opening = isNew
    ? 'Plumbline is not connected to Slack yet. To try it without Slack: npm run demo\nTo connect it, set:'
    : `Plumbline cannot start: ${problems.length === 1 ? 'one setting needs' : `${problems.length} settings need`} attention.`;
  return [opening, ...lines].join('\n');
}
