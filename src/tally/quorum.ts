// Quorum: did enough of the electorate vote, over all and in every function. Percentages are whole numbers and the
// arithmetic is integer: Math.ceil(0.07 * 100) asks for 8 voters of 100.

/** Voters needed for `percent` (a whole number, 0 to 100) of `eligible`, rounded up. */
export function votersNeeded(percent: number, eligible: number): number {
  if (!Number.isInteger(percent) || percent < 0 || percent > 100) throw new RangeError(`no percentage: ${percent}`);
  return Math.floor((percent * eligible + 99) / 100);
}

export interface QuorumInput {
  /** By function. Whoever has none belongs under a name of the caller's. */
  readonly eligible: Readonly<Record<string, number>>;
  readonly voted: Readonly<Record<string, number>>;
  readonly overallPercent: number;
  readonly perGroupPercent?: number;
  readonly minVoters?: number;
}

interface Reached {
  readonly needed: number;
  readonly voted: number;
  readonly isMet: boolean;
}

export interface Quorum extends Reached {
  readonly groups: Readonly<Record<string, Reached>>;
}

/** Met when enough voted over all, at least `minVoters`, and enough in every function. */
export function quorum(input: QuorumInput): Quorum {
  const { eligible, voted, overallPercent, perGroupPercent = 0, minVoters = 0 } = input;
  const groups = Object.fromEntries(
    Object.entries(eligible).map(([name, size]) => [
      name,
      reached(votersNeeded(perGroupPercent, size), voted[name] ?? 0),
    ]),
  );
  const overall = reached(votersNeeded(overallPercent, sum(eligible)), sum(voted));
  const isMet = overall.isMet && overall.voted >= minVoters && Object.values(groups).every((group) => group.isMet);
  return { ...overall, isMet, groups };
}

const reached = (needed: number, voted: number): Reached => ({ needed, voted, isMet: voted >= needed });

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);
