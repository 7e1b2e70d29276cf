/** A score before calibration with what is true, from 0 to 1. */
export interface Judged {
  readonly sum: number;
  readonly truth: number;
  /** How much it counts. */
  readonly weight: number;
}

const ROUNDS = 100;
/** Keeps the two numbers finite where a head hardly has positives. */
const PULL = 1e-3;
/** A step farther than this is cut: Newton's method leaps where the function is flat. */
const FARTHEST = 0.5;

/** Slope and shift of the logistic function that fits best (Platt 1999), by Newton's method in bounded steps. */
export function platt(judged: readonly Judged[]): readonly [number, number] {
  let [slope, shift] = [1, 0];
  for (let round = 0; round < ROUNDS; round++) {
    let [ga, gb, haa, hab, hbb] = [PULL * (slope - 1), PULL * shift, PULL, 0, PULL];
    for (const { sum, truth, weight } of judged) {
      const p = 1 / (1 + Math.exp(-(slope * sum + shift)));
      const w = weight * p * (1 - p);
      ga += weight * (p - truth) * sum;
      gb += weight * (p - truth);
      haa += w * sum * sum;
      hab += w * sum;
      hbb += w;
    }
    const det = haa * hbb - hab * hab;
    const [da, db] = [bounded((hbb * ga - hab * gb) / det), bounded((haa * gb - hab * ga) / det)];
    slope -= da;
    shift -= db;
    if (Math.abs(da) + Math.abs(db) < 1e-9) break;
  }
  return [slope, shift];
}

function bounded(step: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, step));
}

/** The rows of one set, weighed so that every set counts as much as another. */
export function evenly(rows: readonly Omit<Judged, 'weight'>[]): readonly Judged[] {
  return rows.map((row) => ({ ...row, weight: 1000 / rows.length }));
}
