import { Worker } from 'node:worker_threads';

/** Reads texts in a thread of its own, which starts with the first and ends when nothing came for a while. */
export interface SecondReader {
  /** Probabilities, 0 to 1, in the order of the texts. Rejects when the thread breaks, or too much waits. */
  read(texts: readonly string[]): Promise<readonly number[]>;
  close(): Promise<void>;
}

/** Milliseconds. */
const IDLE = 10_000;
/** Texts; a reader who waits for an answer is told rather that nobody looked. */
const MOST_WAITING = 500;

interface Waiting {
  readonly texts: number;
  resolve(scores: readonly number[]): void;
  reject(error: unknown): void;
}

export function createSecondReader(): SecondReader {
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  const waiting: Waiting[] = [];

  const stop = async (): Promise<void> => {
    clearTimeout(timer);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const fail = (error: unknown): void => {
    worker = undefined;
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  const start = (): Worker => {
    // Flags of this process (a test runner's, --eval) are not the thread's.
    const started = new Worker(new URL('./second-thread.js', import.meta.url), { execArgv: [] });
    const isMine = () => worker === started;
    started.on('message', (scores: readonly number[]) => {
      waiting.shift()?.resolve(scores);
      if (waiting.length > 0) return;
      started.unref();
      timer = setTimeout(stop, IDLE).unref();
    });
    started.on('error', (error) => isMine() && fail(error));
    started.on('exit', () => isMine() && fail(new Error('The thread of the second reading has ended.')));
    return started;
  };

  return {
    read(texts) {
      const before = waiting.reduce((sum, one) => sum + one.texts, 0);
      if (before + texts.length > MOST_WAITING) return Promise.reject(new Error('too many texts wait'));
      clearTimeout(timer);
      worker ??= start();
      worker.ref();
      worker.postMessage(texts);
      return new Promise((resolve, reject) => {
        waiting.push({ texts: texts.length, resolve, reject });
      });
    },
    async close() {
      await stop();
      fail(new Error('closed'));
    },
  };
}
