// Knows whether anything is under way, and tells who listens that something people see has changed.

const quietMs = 25;
/** What `until` looks at may lie outside of the stand-in, where nothing tells of changes. */
const lookAgainMs = 50;

export class Activity {
  #running = 0;
  #touched = 0;
  readonly #listeners = new Set<() => void>();

  /** Counts `work` as under way until it has ended. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.changed();
    }
  }

  changed(): void {
    this.#touched += 1;
    for (const listener of [...this.#listeners]) listener();
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Resolves when nothing has been under way for a moment: an app that acknowledges first goes on working, and its next
   * call may be a few milliseconds away.
   * @throws when it takes longer than `limitMs`.
   */
  async settled(limitMs = 5000): Promise<void> {
    const deadline = Date.now() + limitMs;
    for (let before = -1; before !== this.#touched || this.#running > 0; ) {
      if (Date.now() > deadline) throw new Error(`The local Slack is still busy after ${limitMs} ms.`);
      before = this.#touched;
      await this.#nextChange(quietMs);
    }
  }

  /** Resolves with what `look` finds, as soon as it finds something; undefined after `limitMs`. */
  async until<T>(look: () => T | undefined, limitMs: number): Promise<T | undefined> {
    const deadline = Date.now() + limitMs;
    for (;;) {
      const found = look();
      const left = deadline - Date.now();
      if (found !== undefined || left <= 0) return found;
      await this.#nextChange(Math.min(left, lookAgainMs));
    }
  }

  #nextChange(limitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = setTimeout(end, limitMs);
      const stop = this.listen(end);
    });
  }
}
