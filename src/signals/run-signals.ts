import type { Evidence } from '../core/evidence.js';
import type { Draft, Signal, SignalContext } from './signal.js';

/** Starts a timer and gives the function that stops it; tests bring their own. */
export type StartTimer = (ms: number, onEnd: () => void) => () => void;

export interface RunOptions {
  /** Milliseconds that each signal has; what is late is a failure. */
  readonly limitMs: number;
  readonly startTimer?: StartTimer;
  /** Told of every failure, for the log; the error is undefined when the time ran out. */
  readonly onFailure?: (signal: string, error: unknown) => void;
}

const systemTimer: StartTimer = (ms, onEnd) => {
  const timer = setTimeout(onEnd, ms);
  return () => clearTimeout(timer);
};

/**
 * Runs all signals at once and gives what they found, in their order. Never rejects: a signal that throws, or takes
 * longer than the limit, yields evidence with `failed`. A signal that computes without waiting cannot be interrupted,
 * so each is bound to linear time by its own tests.
 */
export async function runSignals(
  signals: readonly Signal[],
  subject: { readonly draft: Draft; readonly context: SignalContext },
  options: RunOptions,
): Promise<readonly Evidence[]> {
  const found = await Promise.all(signals.map((signal) => runOne(signal, subject, options)));
  return found.filter((evidence) => evidence !== undefined);
}

async function runOne(
  signal: Signal,
  { draft, context }: { readonly draft: Draft; readonly context: SignalContext },
  options: RunOptions,
): Promise<Evidence | undefined> {
  try {
    const answer = signal.measure(draft, context);
    if (!(answer instanceof Promise)) return answer;
    const limitMs = signal.limitMs ?? options.limitMs;
    const inTime = await withinLimit(answer, { ...options, limitMs });
    if (inTime !== LATE) return inTime;
    options.onFailure?.(signal.name, undefined);
    return failure(signal.name, `The signal did not answer within ${limitMs} ms.`);
  } catch (error) {
    options.onFailure?.(signal.name, error);
    return failure(signal.name, 'The signal broke; the log of the server says why.');
  }
}

const LATE = Symbol('late');

/** The answer, or LATE. An answer that fails after its time is nobody's business any more, and must not end the process. */
function withinLimit(
  answer: Promise<Evidence | undefined>,
  { limitMs, startTimer = systemTimer }: RunOptions,
): Promise<Evidence | undefined | typeof LATE> {
  return new Promise((resolve, reject) => {
    const stop = startTimer(limitMs, () => resolve(LATE));
    answer.then(resolve, reject).finally(stop);
  });
}

function failure(signal: string, sentence: string): Evidence {
  return { signal, score: 0, spans: [], sentence, failed: true };
}
