// Shares one piece of work among all who ask for it at the same time, and keeps its result for a while.

export interface Kept<Key, Value> {
  get(key: Key, make: () => Promise<Value>): Promise<Value>;
  forget(key: Key): void;
}

/** Failures are shared with those who wait, never kept. At most `max` results stay. */
export function keepFor<Key, Value>(options: {
  readonly ms: number;
  readonly max: number;
  readonly now: () => number;
}): Kept<Key, Value> {
  const entries = new Map<Key, { readonly at: number; readonly value: Promise<Value> }>();
  return {
    get(key, make) {
      const known = entries.get(key);
      if (known && options.now() - known.at < options.ms) return known.value;
      const value = make();
      const entry = { at: options.now(), value };
      entries.delete(key);
      entries.set(key, entry);
      value.catch(() => entries.get(key) === entry && entries.delete(key));
      const [oldest] = entries.keys();
      if (entries.size > options.max && oldest !== undefined) entries.delete(oldest);
      return value;
    },
    forget: (key) => void entries.delete(key),
  };
}
