// The response_urls given out: five uses in thirty minutes each.
import { randomBytes } from 'node:crypto';

const lifetimeMs = 30 * 60_000;
const uses = 5;

/** Where an interaction came from, and so where its answer goes. */
export interface Origin {
  userId: string;
  channelId: string;
  threadTs: string;
  /** The message that was acted on, if any. */
  messageTs: string;
  ephemeralId: string;
}

export class ResponseUrls {
  readonly #open = new Map<string, { origin: Origin; left: number; expires: number }>();

  issue(base: string, origin: Origin): string {
    const id = randomBytes(12).toString('base64url');
    this.#open.set(id, { origin, left: uses, expires: Date.now() + lifetimeMs });
    return `${base}/_response/${id}`;
  }

  use(id: string): { origin: Origin } | { error: string } {
    const found = this.#open.get(id);
    if (!found || found.expires < Date.now()) return { error: 'expired_url' };
    if (found.left <= 0) return { error: 'used_url' };
    found.left -= 1;
    return { origin: found.origin };
  }

  /** Lets thirty minutes pass, so that a test need not wait. */
  expireAll(): void {
    for (const one of this.#open.values()) one.expires = 0;
  }

  reset(): void {
    this.#open.clear();
  }
}
