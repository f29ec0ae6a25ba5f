// The Wilson score interval of a share: honest for few voters, where the textbook interval of 0 of 6 has no width.

/** Standard normal quantiles of two-sided levels. */
const quantile = { 0.9: 1.6448536269514722, 0.95: 1.959963984540054, 0.99: 2.5758293035489004 } as const;
export type Level = keyof typeof quantile;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Inside [0, 1] and around `successes / n`. Without observations anything is possible: [0, 1]. */
export function wilson(successes: number, n: number, level: Level = 0.95): Interval {
  if (n === 0) return { low: 0, high: 1 };
  const z = quantile[level];
  const share = successes / n;
  const scale = 1 + (z * z) / n;
  const centre = (share + (z * z) / (2 * n)) / scale;
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / scale;
  return { low: Math.min(share, Math.max(0, centre - half)), high: Math.max(share, Math.min(1, centre + half)) };
}
