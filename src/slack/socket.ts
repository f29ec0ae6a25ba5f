// Bolt's receiver for Socket Mode: one connection of Slack's client, its envelopes handed to the same inbox and the
// same edge as requests over HTTP. Bolt's own receiver only lends its client; it would acknowledge events unsaved.
import { type App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/web-api';
import { describeError } from '../kernel/describe-error.ts';
import type { Log } from '../kernel/log.ts';
import { type Body, isObject } from './body.ts';
import { type EventIntake, isEventEnvelope } from './event-intake.ts';
import { explained } from './identify.ts';

export interface SocketReceiverOptions {
  readonly appToken: string;
  readonly slackApiUrl: string;
  readonly intake: EventIntake;
  readonly log: Log;
  readonly logger: Logger;
}

/** One message of Slack: a request and the way to answer it. */
export interface Envelope {
  readonly body: unknown;
  readonly ack: (response?: unknown) => Promise<void>;
}

export class SocketReceiver implements Receiver {
  readonly #options: SocketReceiverOptions;
  readonly #client: SocketModeReceiver['client'];
  #app: App | undefined;
  #isConnected = false;

  constructor(options: SocketReceiverOptions) {
    this.#options = options;
    const { appToken, slackApiUrl, logger } = options;
    const clientOptions = { slackApiUrl, allowAbsoluteUrls: false, timeout: 10_000 };
    const lender = new SocketModeReceiver({
      appToken,
      logger,
      installerOptions: { clientOptions },
    });
    this.#client = lender.client;
    this.#client.on('slack_event', (envelope: Envelope) => void this.receive(envelope));
    this.#client.on('connected', () => this.#setConnected(true));
    for (const state of ['close', 'reconnecting', 'disconnected'])
      this.#client.on(state, () => this.#setConnected(false));
  }

  init(app: App): void {
    this.#app = app;
  }

  get isConnected(): boolean {
    return this.#isConnected;
  }

  /** Throws AppError when Slack refuses the token. */
  async start(): Promise<void> {
    try {
      await this.#client.start();
    } catch (error) {
      throw explained(error, 'SLACK_APP_TOKEN');
    }
  }

  async stop(): Promise<void> {
    await this.#client.disconnect();
  }

  /** Never rejects. An event that could not be stored is left unacknowledged, so that Slack sends it again. */
  async receive({ body, ack }: Envelope): Promise<void> {
    try {
      if (!isObject(body)) throw new Error('an envelope without an object');
      await this.#accept(body, ack);
    } catch (error) {
      this.#options.log.error({ err: describeError(error) }, 'an envelope failed');
    }
  }

  async #accept(body: Body, ack: Envelope['ack']): Promise<void> {
    if (!isEventEnvelope(body)) return this.#app?.processEvent({ body, ack });
    await this.#options.intake(body);
    await ack();
  }

  #setConnected(isConnected: boolean): void {
    if (this.#isConnected === isConnected) return;
    this.#isConnected = isConnected;
    this.#options.log.info({ isConnected }, 'Socket Mode');
  }
}
