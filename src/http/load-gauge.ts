import { performance } from 'node:perf_hooks';

const CHECK_EVERY = 100;
/** The loop that is this late answers everyone late; refusing some keeps the rest quick. */
const MOST_LAG = 500;
/** Requests that wait for storage at once. A group commit takes a few hundred; more only wait for each other. */
const MOST_WAITING = 1000;

export interface LoadGauge {
  /** Whether a request that costs work should be refused at this moment. */
  isOverloaded(): boolean;
  enter(): void;
  leave(): void;
  stop(): void;
}

/** Measures how late the event loop is, and counts requests that wait. */
export function createLoadGauge(limits: { readonly waiting: number } = { waiting: MOST_WAITING }): LoadGauge {
  let waiting = 0;
  let lag = 0;
  let due = performance.now() + CHECK_EVERY;
  const timer = setInterval(() => {
    const now = performance.now();
    lag = Math.max(0, now - due);
    due = now + CHECK_EVERY;
  }, CHECK_EVERY);
  timer.unref();
  return {
    isOverloaded: () => waiting > limits.waiting || lag > MOST_LAG,
    enter: () => {
      waiting += 1;
    },
    leave: () => {
      waiting -= 1;
    },
    stop: () => clearInterval(timer),
  };
}
