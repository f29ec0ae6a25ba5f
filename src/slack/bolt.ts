// The only place that knows Bolt: one app, one catch-all listener for each kind of request, all of which hand over to
// the edge at once.
import { App, type Receiver } from '@slack/bolt';
import { type Logger, LogLevel } from '@slack/web-api';
import type { SendAck } from './ack.ts';
import type { Edge, Interaction } from './edge.ts';
import type { Installation } from './parts.ts';

export interface BoltOptions {
  readonly receiver: Receiver;
  readonly botToken: string;
  readonly slackApiUrl: string;
  readonly installation: Installation;
  readonly logger: Logger;
  readonly edge: Edge;
}

const ANY = /(?:)/;

/** Bolt's app in token mode; with both ids given it never asks Slack who it is. */
export function createBolt({ receiver, botToken, slackApiUrl, installation, logger, edge }: BoltOptions): App {
  const app = new App({
    receiver,
    token: botToken,
    botUserId: installation.botUserId,
    botId: installation.botId ?? installation.botUserId,
    tokenVerificationEnabled: false,
    convoStore: false,
    ignoreSelf: true,
    logger,
    logLevel: LogLevel.INFO,
    clientOptions: { slackApiUrl, retryConfig: { retries: 0 }, allowAbsoluteUrls: false },
  });
  const hand = (kind: Interaction, { body, ack }: Handed): Promise<void> => edge.interact(kind, body, loose(ack));
  app.command(ANY, (given) => hand('command', given));
  app.action(ANY, (given) => hand('action', given));
  app.options(ANY, (given) => hand('options', given));
  app.shortcut(ANY, (given) => hand('shortcut', given));
  app.view({ callback_id: ANY, type: 'view_submission' }, (given) => hand('submit', given));
  app.view({ callback_id: ANY, type: 'view_closed' }, (given) => hand('close', given));
  app.event(ANY, ({ body }) => edge.event(body));
  app.error(async (error) => {
    throw error.original ?? error;
  });
  return app;
}

interface Handed {
  readonly body: unknown;
  readonly ack: (response?: never) => Promise<void>;
}

/** Bolt types each kind's response on its own; the edge makes the response that fits the kind. */
const loose = (ack: Handed['ack']): SendAck => ack as SendAck;
