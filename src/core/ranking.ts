// 1.96 is the 0.975 quantile of the normal distribution: a 95 % interval.
const Z = 1.96;

/**
 * Order under `best`: the lower bound of the Wilson score interval for the share of up votes, times 10^9, as an integer
 * (E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22, 1927, 209–212).
 * Few votes prove little, so 60 of 70 beats 2 of 2. 0 without votes.
 */
export function bestScore(up: number, down: number): number {
  const n = up + down;
  if (n === 0) return 0;
  const share = up / n;
  const centre = share + (Z * Z) / (2 * n);
  const spread = Z * Math.sqrt((share * (1 - share) + (Z * Z) / (4 * n)) / n);
  return Math.round(((centre - spread) / (1 + (Z * Z) / n)) * 1e9);
}
