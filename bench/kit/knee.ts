import { arrive, type OpenLoad, type OpenResult } from './open-loop.js';

/** Steps of rising rates, and the last one at which nearly everybody was answered in time. */
export interface Knee {
  readonly steps: readonly OpenResult[];
  /** Undefined where even the first rate was too much. */
  readonly last: OpenResult | undefined;
}

/** Of those who arrive. */
const ENOUGH = 0.99;
const GROWTH = 1.5;
/** A look between the last rate that held and the first that did not. */
const BETWEEN = Math.sqrt(GROWTH);
const MOST_STEPS = 12;
/** What a process does for the first time is not what a request costs. */
const WARM_UP = 1000;

const holds = ({ goodput, rate }: OpenResult): boolean => goodput >= ENOUGH * rate;

/**
 * Raises the rate by half from `first` on until fewer than 99 of 100 are answered in time, twice in a row: a moment in which the
 * machine did something else says nothing. Then looks once between, and once at half as much again beyond: what a server does
 * there is what happens on a bad day.
 */
export async function findKnee(first: number, load: Omit<OpenLoad, 'rate'>): Promise<Knee> {
  await arrive({ ...load, rate: first, milliseconds: WARM_UP });
  const steps: OpenResult[] = [];
  const tryAt = async (rate: number): Promise<OpenResult> => {
    let result = await arrive({ ...load, rate: Math.round(rate) });
    if (!holds(result)) result = await arrive({ ...load, rate: Math.round(rate) });
    steps.push(result);
    return result;
  };
  let rate = first;
  while (steps.length < MOST_STEPS && holds(await tryAt(rate))) rate *= GROWTH;
  await tryAt(rate / BETWEEN);
  await tryAt(rate * GROWTH);
  steps.sort((a, b) => a.rate - b.rate);
  return { steps, last: steps.findLast(holds) };
}
