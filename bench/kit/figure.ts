/** One measured figure beside its budget. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The budget in words, as docs/benchmarks.md prints it; null when the figure is only told. */
  readonly budget: string | null;
  /** Whether the budget holds; null when there is none. */
  readonly holds: boolean | null;
  /** How it was measured, and what the bare loop did. */
  readonly note: string;
}

/** How much a run may take. */
export interface Scale {
  /** A try while others work on this machine: little data, few rounds, nothing that is written down. */
  readonly isSmall: boolean;
}

export interface Benchmark {
  readonly name: string;
  readonly about: string;
  /** Takes minutes: only with --full. */
  readonly isLong?: true;
  /** A picture of the figures, which docs/benchmarks.md shows above them. `file` is a name in docs/. */
  readonly picture?: {
    readonly file: string;
    readonly about: string;
    draw(figures: readonly Figure[]): string;
  };
  /** In place of a row for each figure, where there are many. */
  tables?(figures: readonly Figure[]): string;
  run(scale: Scale): Promise<readonly Figure[]>;
}

/** The value below which `share` (0 … 1) of the sorted or unsorted values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function atMost(
  name: string,
  measured: { value: number; unit: string; limit: number; note: string },
): Figure {
  const { value, unit, limit, note } = measured;
  return { name, value, unit, budget: `≤ ${limit} ${unit}`.trim(), holds: value <= limit, note };
}

export function atLeast(
  name: string,
  measured: { value: number; unit: string; limit: number; note: string },
): Figure {
  const { value, unit, limit, note } = measured;
  return { name, value, unit, budget: `≥ ${limit} ${unit}`.trim(), holds: value >= limit, note };
}

export function told(name: string, measured: { value: number; unit: string; note: string }): Figure {
  return { name, ...measured, budget: null, holds: null };
}
