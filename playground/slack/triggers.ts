// trigger_id: three seconds, once, and for pushing only from inside a modal. Wall time, as in Slack.
import { randomBytes, randomInt } from 'node:crypto';

const lifetimeMs = 3000;

export interface Trigger {
  userId: string;
  /** The modal the interaction came from. */
  viewId: string;
  /** The channel it came from, for `default_to_current_conversation`. */
  channelId: string;
}

export type Exchange = { trigger: Trigger } | { error: string };

export class Triggers {
  readonly #open = new Map<string, Trigger & { expires: number; used: boolean }>();

  issue(trigger: Trigger): string {
    const id = `${randomInt(1e9, 9e9)}.${randomInt(1e9, 9e9)}.${randomBytes(16).toString('hex')}`;
    this.#open.set(id, { ...trigger, expires: Date.now() + lifetimeMs, used: false });
    return id;
  }

  /** A trigger counts as used only when what it opens is sound; look first, then spend. */
  look(id: string): Exchange {
    const found = this.#open.get(id);
    if (!found) return { error: 'invalid_trigger_id' };
    if (found.used) return { error: 'exchanged_trigger_id' };
    if (found.expires < Date.now()) return { error: 'expired_trigger_id' };
    return { trigger: found };
  }

  spend(id: string): void {
    const found = this.#open.get(id);
    if (found) found.used = true;
  }

  /** Lets three seconds pass for every trigger, so that a test need not wait. */
  expireAll(): void {
    for (const trigger of this.#open.values()) trigger.expires = 0;
  }

  reset(): void {
    this.#open.clear();
  }
}
