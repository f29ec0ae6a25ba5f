// Starts and stops a local Slack: one loopback port in front of the emulator, and the objects behind it.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Activity } from './activity.ts';
import { createClock } from './clock.ts';
import { Directory } from './directory.ts';
import { startEmulator } from './emulator.ts';
import { defaultEvents } from './events.ts';
import { Faults } from './faults.ts';
import type { Local } from './local.ts';
import { LocalSlack } from './local-slack.ts';
import { MessageLog } from './message-log.ts';
import type { LocalCommand, LocalShortcut } from './protocol.ts';
import { ResponseUrls } from './response-urls.ts';
import { route } from './routes.ts';
import { Traffic } from './traffic.ts';
import { Triggers } from './triggers.ts';
import { Views } from './views.ts';

export interface LocalSlackOptions {
  /** 0 or absent: any free port. */
  port?: number;
  /** Where the app serves `/slack/events`; may be told later with `setAppUrl`. */
  appUrl?: string;
  /** The app's slash command; `/roadmap` if absent. */
  command?: string;
  /** Description and usage hint of the command, for the page. */
  commandHint?: Omit<LocalCommand, 'command'>;
  /** Exactly the bot scopes of the manifest: a call that needs another fails with `missing_scope`. */
  scopes: readonly string[];
  shortcuts?: readonly LocalShortcut[];
  /** Bot events of the manifest; all that happen by themselves if absent. */
  events?: readonly string[];
  /** How long Slack waits for the app; 3000 as in Slack if absent. */
  patienceMs?: number;
  /** The clock people see. Signatures, triggers and `ts` keep to wall time. */
  now?: () => number;
  onClock?: (now: number) => void | Promise<void>;
  /** Called when everything here has been forgotten. */
  onReset?: (seed: boolean) => void | Promise<void>;
  /** Serves paths that are not the stand-in's, such as a built page. */
  handleOther?: (request: IncomingMessage, response: ServerResponse) => void;
}

/** Listens on 127.0.0.1 only. */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack> {
  const server = createServer();
  const url = await listen(server, options.port ?? 0);
  const closing = new AbortController();
  const local = await assemble(options, url, closing.signal);
  const slack = new LocalSlack(local, {
    onReset: options.onReset ?? (() => undefined),
    stop: async () => {
      closing.abort();
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), local.emulator.close()]);
    },
  });
  const doors = { local, reset: (seed: boolean) => slack.reset(seed) };
  server.on('request', (request, response) => void route(doors, { request, response }, options.handleOther));
  return slack;
}

async function assemble(options: LocalSlackOptions, url: string, closing: AbortSignal): Promise<Local> {
  const emulator = await startEmulator(url, options.scopes);
  await emulator.fill();
  return {
    url,
    appUrl: options.appUrl ?? '',
    patienceMs: options.patienceMs ?? 3000,
    scopes: options.scopes,
    commands: [{ command: options.command ?? '/roadmap', ...options.commandHint }],
    shortcuts: options.shortcuts ?? [],
    events: new Set(options.events ?? defaultEvents),
    directory: new Directory(),
    emulator,
    log: new MessageLog(),
    views: new Views(),
    triggers: new Triggers(),
    responseUrls: new ResponseUrls(),
    faults: new Faults(),
    traffic: new Traffic(),
    activity: new Activity(),
    clock: createClock(options.now, options.onClock),
    lastDelivered: new Map(),
    closing,
  };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`);
    });
  });
}
