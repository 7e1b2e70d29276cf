/** A row that a model scored. */
export interface ScoredRow {
  /** A probability. */
  readonly score: number;
  readonly isTrue: boolean;
}

/** Area under the ROC curve, ties counted half (Mann and Whitney 1947). */
export function auc(rows: readonly ScoredRow[]): number {
  const order = [...rows].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  let positives = 0;
  for (let i = 0; i < order.length; ) {
    let end = i;
    while (end < order.length && order[end]?.score === order[i]?.score) end++;
    const rank = (i + 1 + end) / 2;
    for (; i < end; i++) {
      if (order[i]?.isTrue !== true) continue;
      rankSum += rank;
      positives++;
    }
  }
  const negatives = order.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Harmonic mean of precision and recall of "score ≥ cut". */
export function f1(rows: readonly ScoredRow[], cut = 0.5): number {
  const found = rows.filter(({ score }) => score >= cut);
  const right = found.filter(({ isTrue }) => isTrue).length;
  const wanted = rows.filter(({ isTrue }) => isTrue).length;
  return right === 0 ? 0 : (2 * right) / (found.length + wanted);
}

/** The share of the rows that "score ≥ 0.5" judges rightly. */
export function accuracy(rows: readonly ScoredRow[]): number {
  return rows.filter(({ score, isTrue }) => score >= 0.5 === isTrue).length / rows.length;
}

/** Mean of the accuracies on true rows and on the others. */
export function balancedAccuracy(rows: readonly ScoredRow[]): number {
  return (accuracy(rows.filter(({ isTrue }) => isTrue)) + accuracy(rows.filter(({ isTrue }) => !isTrue))) / 2;
}

export interface Bin {
  readonly count: number;
  /** Mean score, and the share that is true. */
  readonly said: number;
  readonly was: number;
}

/** Ten bins of equal width by score; empty ones are left out. */
export function reliability(rows: readonly ScoredRow[]): readonly Bin[] {
  const bins: ScoredRow[][] = Array.from({ length: 10 }, () => []);
  for (const row of rows) bins[Math.min(9, Math.floor(row.score * 10))]?.push(row);
  return bins
    .filter((bin) => bin.length > 0)
    .map((bin) => ({
      count: bin.length,
      said: bin.reduce((sum, { score }) => sum + score, 0) / bin.length,
      was: bin.filter(({ isTrue }) => isTrue).length / bin.length,
    }));
}

/** Expected calibration error: how far `said` lies from `was`, by the size of the bins (Naeini et al. 2015). */
export function calibrationError(rows: readonly ScoredRow[]): number {
  return reliability(rows).reduce(
    (sum, { count, said, was }) => sum + (count / rows.length) * Math.abs(said - was),
    0,
  );
}

/** The middle 95 % of a figure over resampled rows (Efron 1979). */
export function interval(
  rows: readonly ScoredRow[],
  {
    of,
    random,
    times = 200,
  }: {
    readonly of: (rows: readonly ScoredRow[]) => number;
    readonly random: () => number;
    readonly times?: number;
  },
): readonly [number, number] {
  const values = Array.from({ length: times }, () =>
    of(rows.map(() => rows[Math.floor(random() * rows.length)] as ScoredRow)),
  ).sort((a, b) => a - b);
  return [values[Math.floor(times * 0.025)] ?? Number.NaN, values[Math.floor(times * 0.975)] ?? Number.NaN];
}
