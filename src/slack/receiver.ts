// Bolt's receiver for HTTP, our own: verifies, parses, stores events before they are acknowledged, and hands
// everything else to Bolt. It answers every request exactly once.
import type { KeyObject } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { App, Receiver } from '@slack/bolt';
import { readBody } from '../http/body.ts';
import { type HttpRoute, send } from '../http/server.ts';
import { describeError } from '../kernel/describe-error.ts';
import type { Log } from '../kernel/log.ts';
import { type Body, isSslCheck, parseBody } from './body.ts';
import { type EventIntake, isEventEnvelope } from './event-intake.ts';
import { isFromSlack } from './signature.ts';

const MAX_BYTES = 1_000_000;
const ACK_MS = 3_000;

export interface HttpReceiverOptions {
  readonly key: KeyObject;
  readonly intake: EventIntake;
  readonly log: Log;
  readonly onRefused?: (status: number) => void;
  /** Wall time in ms: signatures are judged by it. */
  readonly now?: () => number;
}

export class HttpReceiver implements Receiver {
  readonly #options: HttpReceiverOptions;
  #app: App | undefined;

  constructor(options: HttpReceiverOptions) {
    this.#options = options;
  }

  init(app: App): void {
    this.#app = app;
  }

  /** The server belongs to the composition: nothing to start here. */
  async start(): Promise<void> {}
  async stop(): Promise<void> {}

  get route(): HttpRoute {
    return { method: 'POST', path: '/slack/events', handle: (request, response) => this.#handle(request, response) };
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const read = await readBody(request, MAX_BYTES);
    if (!read.ok) return this.#refuse(response, read.why === 'too_large' ? 413 : 400);
    const contentType = request.headers['content-type'];
    if (isSslCheck(contentType, read.body)) return send(response, 200);
    if (!this.#isFromSlack(request, read.body)) return this.#refuse(response, 401);
    const parsed = parseBody(contentType, read.body);
    if (!parsed.ok) return this.#refuse(response, parsed.status);
    await this.#accept(response, parsed.body);
  }

  #isFromSlack({ headers }: IncomingMessage, body: Buffer): boolean {
    const { key, now = Date.now } = this.#options;
    const timestamp = oneOf(headers['x-slack-request-timestamp']);
    return isFromSlack(key, { timestamp, signature: oneOf(headers['x-slack-signature']), body }, now());
  }

  #refuse(response: ServerResponse, status: number): void {
    this.#options.onRefused?.(status);
    response.setHeader('connection', 'close');
    send(response, status);
  }

  async #accept(response: ServerResponse, body: Body): Promise<void> {
    if (body.type === 'url_verification') return send(response, 200, { challenge: String(body.challenge ?? '') });
    if (!isEventEnvelope(body)) return this.#interact(response, body);
    await this.#options.intake(body);
    send(response, 200);
  }

  async #interact(response: ServerResponse, body: Body): Promise<void> {
    if (!this.#app) throw new Error('the receiver has no app');
    const timer = setTimeout(() => this.#giveUp(response), ACK_MS);
    const ack = async (answer?: unknown): Promise<void> => {
      clearTimeout(timer);
      send(response, 200, answer);
    };
    try {
      await this.#app.processEvent({ body, ack });
    } catch (error) {
      this.#options.log.error({ err: describeError(error) }, 'Bolt failed');
    }
    clearTimeout(timer);
    // Kinds that no listener takes (dialogs, old attachments) are not ours.
    if (!response.headersSent) this.#refuse(response, 404);
  }

  #giveUp(response: ServerResponse): void {
    this.#options.log.error({}, 'an interaction was not acknowledged in time');
    send(response, 503);
  }
}

const oneOf = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? undefined : header;
