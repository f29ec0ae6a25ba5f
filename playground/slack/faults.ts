// Faults that a test or the demo asked for, waiting for the calls they will spoil.
import type { FaultRequest } from './protocol.ts';

export class Faults {
  #waiting: (FaultRequest & { left: number })[] = [];

  /** `method` is a Web API method, `response_url`, or `*` for any. */
  add(fault: FaultRequest): void {
    this.#waiting.push({ ...fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault of this call, if any; it is used up by asking. */
  take(method: string): FaultRequest | undefined {
    const fault = this.#waiting.find((one) => one.method === method || one.method === '*');
    if (!fault) return undefined;
    fault.left -= 1;
    if (fault.left <= 0) this.#waiting = this.#waiting.filter((one) => one !== fault);
    return fault;
  }
}
