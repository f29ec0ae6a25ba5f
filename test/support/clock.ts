// A clock and a source of randomness that tests hold in their hands.

export interface FakeClock {
  now(): number;
  advance(ms: number): void;
  /** Epoch ms or ISO 8601. */
  set(moment: number | string): void;
}

/** Starts on Monday, 30 November 2026, 09:00 in Berlin (08:00 UTC). */
export function fakeClock(start: number | string = '2026-11-30T08:00:00Z'): FakeClock {
  const parse = (moment: number | string): number => (typeof moment === 'number' ? moment : Date.parse(moment));
  let at = parse(start);
  return {
    now: () => at,
    advance: (ms) => {
      at += ms;
    },
    set: (moment) => {
      at = parse(moment);
    },
  };
}

/** Mulberry32: the same seed gives the same numbers in [0, 1). */
export function seededRandom(seed = 1): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
