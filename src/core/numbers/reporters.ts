/** What became of one reporter's flags; who it is stays out of it. */
export interface ReporterTally {
  readonly closed: number;
  readonly upheld: number;
}

/** Reporters whose number of closed flags lies in `from` to `to`; null is no end. */
export interface ReporterBand {
  readonly from: number;
  readonly to: number | null;
  readonly reporters: number;
  readonly closed: number;
  readonly upheld: number;
}

const BANDS = [
  { from: 1, to: 1 },
  { from: 2, to: 4 },
  { from: 5, to: 9 },
  { from: 10, to: null },
] as const;

/** Reporters by how many of their flags were closed; a flag is upheld when its comment was refused. */
export function countReporters(tallies: readonly ReporterTally[]): readonly ReporterBand[] {
  return BANDS.map(({ from, to }) => {
    const those = tallies.filter(({ closed }) => closed >= from && (to === null || closed <= to));
    const sum = (of: keyof ReporterTally) => those.reduce((total, tally) => total + tally[of], 0);
    return { from, to, reporters: those.length, closed: sum('closed'), upheld: sum('upheld') };
  });
}
