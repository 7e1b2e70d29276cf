import { performance } from 'node:perf_hooks';

const CHECK_EVERY = 100;
/** Requests that wait for storage at once. A group commit takes a few hundred; more only wait for each other. */
const MOST_WAITING = 1000;

export interface LoadGauge {
  /** Whether a request that costs work should be refused at this moment. */
  isOverloaded(): boolean;
  enter(): void;
  leave(): void;
  stop(): void;
}

/** Measures how late the event loop is, and counts requests that wait. `lag` is in milliseconds. */
export function createLoadGauge(limits: { readonly lag: number }): LoadGauge {
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
    isOverloaded: () => waiting > MOST_WAITING || lag > limits.lag,
    enter: () => {
      waiting += 1;
    },
    leave: () => {
      waiting -= 1;
    },
    stop: () => clearInterval(timer),
  };
}
