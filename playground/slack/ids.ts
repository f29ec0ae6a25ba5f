// The emulator chooses ids of its own; this translates them to ours and back, everywhere in a JSON text. It is a
// bijection over opaque text, so what travels through the emulator comes back as it was.

export class IdTranslation {
  readonly #toEmulator = new Map<string, string>();
  readonly #toUs = new Map<string, string>();
  #ours = /(?!)/g;
  #theirs = /(?!)/g;

  learn(ours: string, theirs: string): void {
    this.#toEmulator.set(ours, theirs);
    this.#toUs.set(theirs, ours);
    this.#ours = anyOf(this.#toEmulator.keys());
    this.#theirs = anyOf(this.#toUs.keys());
  }

  forget(): void {
    this.#toEmulator.clear();
    this.#toUs.clear();
  }

  toEmulator(text: string): string {
    return text.replace(this.#ours, (id) => this.#toEmulator.get(id) ?? id);
  }

  toUs(text: string): string {
    return text.replace(this.#theirs, (id) => this.#toUs.get(id) ?? id);
  }
}

function anyOf(ids: Iterable<string>): RegExp {
  return new RegExp(`\\b(?:${[...ids].join('|')})\\b`, 'g');
}
