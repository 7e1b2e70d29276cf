import { hash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { Refusal } from '../../core/refusal.js';
import type { MapAnswer, MapFrame, MapThreadData, MapWork } from './map-work.js';

/** A map's pictures as they are kept. */
export interface MadeMap {
  readonly files: readonly {
    readonly name: string;
    readonly contentType: string;
    readonly content: Uint8Array;
    readonly digest: string;
  }[];
  readonly words: string;
  readonly problems: readonly string[];
  readonly frame: MapFrame;
}

/** Lives as long as the server. */
export interface MapMaker {
  /** Refuses map_refused, naming every fault. */
  draw(work: MapWork): Promise<MadeMap>;
  close(): Promise<void>;
}

/** An editor who moves places draws again and again; after that the ground's memory is given back. */
const IDLE = 30_000;

/** Draws maps by the newsroom's policy, one after the other in a thread of its own, which ends when nothing has been drawn for a while. */
export function createMapMaker(policyFile: string | null = null): MapMaker {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let newest: { readonly key: string; readonly map: MadeMap } | undefined;

  const stop = async (): Promise<void> => {
    clearTimeout(timer);
    const ending = worker;
    [worker, newest] = [undefined, undefined];
    await ending?.terminate();
  };

  const draw = async ({ document, language, claims }: MapWork): Promise<MadeMap> => {
    clearTimeout(timer);
    const work = {
      document,
      language,
      claims: claims.map(({ id, status }) => ({ ...(id && { id }), status })),
    };
    // A page of the console and the picture on it ask for the same.
    const key = hash('sha256', JSON.stringify(work));
    if (newest?.key === key) {
      timer = setTimeout(stop, IDLE).unref();
      return newest.map;
    }
    // Flags of this process (a test runner's, --eval) are not the thread's.
    worker ??= new Worker(new URL('./map-thread.js', import.meta.url), {
      execArgv: [],
      workerData: { policyFile } satisfies MapThreadData,
    });
    worker.unref();
    try {
      const map = finished(await ask(worker, work));
      newest = { key, map };
      return map;
    } catch (error) {
      if (!(error instanceof Refusal)) await stop();
      throw error;
    } finally {
      timer = setTimeout(stop, IDLE);
      timer.unref();
    }
  };

  return {
    draw(work) {
      const drawn = last.then(() => draw(work));
      last = drawn.catch(() => {});
      return drawn;
    },
    close: stop,
  };
}

function ask(worker: Worker, work: MapWork): Promise<MapAnswer> {
  return new Promise((resolve, reject) => {
    // One by one: a worker that loses all its listeners hears no further message.
    const done = (act: () => void): void => {
      worker.off('message', onAnswer).off('error', onError).off('exit', onExit);
      worker.unref();
      act();
    };
    const onAnswer = (answer: MapAnswer): void => done(() => resolve(answer));
    const onError = (error: unknown): void => done(() => reject(error));
    const onExit = (): void => done(() => reject(new Error('The thread that draws maps has ended.')));
    worker.ref();
    worker.on('message', onAnswer).on('error', onError).on('exit', onExit);
    worker.postMessage(work);
  });
}

function finished(answer: MapAnswer): MadeMap {
  if ('broken' in answer) throw new Error(answer.broken);
  if ('refused' in answer)
    throw new Refusal('map_refused', { problem: answer.refused, faults: answer.faults });
  const files = answer.files.map((file) => ({ ...file, digest: hash('sha256', file.content) }));
  return { ...answer, files };
}
