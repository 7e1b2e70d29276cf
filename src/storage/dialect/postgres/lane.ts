import { Refusal } from '../../../core/refusal.js';

interface LaneOptions {
  readonly most: number;
  /** Milliseconds; work that could not begin by then is refused as `overloaded`. Without it, work waits as long as it takes. */
  readonly patience?: number;
}

/** Lets at most `most` pieces of work run at once; the others wait in order. */
export function createLane({ most, patience }: LaneOptions): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  const turn = () =>
    new Promise<void>((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      const giveUp = () => {
        waiting.splice(waiting.indexOf(begin), 1);
        reject(new Refusal('overloaded', { seconds: 2, cause: 'database_slow' }));
      };
      const timer = patience === undefined ? undefined : setTimeout(giveUp, patience);
      waiting.push(begin);
    });
  return async (work) => {
    if (running >= most) await turn();
    else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
