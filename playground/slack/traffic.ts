// What went over the wire, both ways: a bounded record for the inspector and for tests.
import type { JsonObject, TrafficEntry } from './protocol.ts';

const kept = 500;

export class Traffic {
  #entries: TrafficEntry[] = [];
  #count = 0;
  readonly #listeners = new Set<(entry: TrafficEntry) => void>();

  record(entry: Omit<TrafficEntry, 'n'>): void {
    const numbered = { ...entry, n: ++this.#count };
    this.#entries.push(numbered);
    if (this.#entries.length > kept) this.#entries = this.#entries.slice(-kept);
    for (const listener of this.#listeners) listener(numbered);
  }

  /** Oldest first; those after entry `n` when given. */
  entries(after = 0): TrafficEntry[] {
    return this.#entries.filter((one) => one.n > after);
  }

  /** The requests of one Web API method, or of one kind of delivery, as they were sent. */
  of(name: string): JsonObject[] {
    return this.#entries
      .filter((one) => one.kind === name || (one.kind === 'web-api' && one.title.split(' ')[0] === name))
      .flatMap(({ request }) => (typeof request === 'object' && !Array.isArray(request) && request ? [request] : []));
  }

  /** Everything that went wrong, newest last. */
  problems(): string[] {
    return this.#entries.flatMap((one) => (one.problem ? [`${one.title}: ${one.problem}`] : []));
  }

  listen(listener: (entry: TrafficEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  clear(): void {
    this.#entries = [];
  }
}
