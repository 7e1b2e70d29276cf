import { type ChildProcess, fork } from 'node:child_process';
import { hash } from 'node:crypto';
import { LARGEST_PHOTO, photoKind } from '../../core/photo-kind.js';
import { Refusal } from '../../core/refusal.js';
import type { PhotoAnswer, PhotoFile, PhotoWork } from './photo-work.js';

/** A picture that is safe to show: its size as it is kept, and its files. */
export interface MadePhoto {
  /** Of the largest of the files, in pixels. */
  readonly width: number;
  readonly height: number;
  /** SHA-256, hex, of each beside it. */
  readonly files: readonly (PhotoFile & { readonly digest: string })[];
}

/** Lives as long as the server. */
export interface PhotoMaker {
  /** Refuses photo_refused for what is no photo that is taken, photos_unavailable where this machine reads none. */
  make(bytes: Uint8Array): Promise<MadePhoto>;
  close(): Promise<void>;
}

/** Whoever adds one photo adds another; after that the memory is given back. */
const IDLE = 15_000;
/** Milliseconds for one photo: the largest take two seconds on a small machine. */
const PATIENCE = 30_000;
/** Megabytes of the program's own; the pictures themselves are bounded by their pixels. */
const HEAP = 192;

/** Reads photos one after the other in a process of its own, which ends when it is not needed. */
export function createPhotoMaker({ patience = PATIENCE }: { readonly patience?: number } = {}): PhotoMaker {
  let child: ChildProcess | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const stop = (): void => {
    clearTimeout(timer);
    child?.kill('SIGKILL');
    child = undefined;
  };

  const work = async (request: PhotoWork): Promise<MadePhoto> => {
    clearTimeout(timer);
    child ??= startProcess();
    try {
      return finished(await ask(child, request, patience));
    } catch (error) {
      // After a refusal by the library itself the process is as good as new; after anything else it is gone.
      if (!(error instanceof Refusal) || error.details.isOver === true) stop();
      throw error;
    } finally {
      timer = setTimeout(stop, IDLE);
      timer.unref();
    }
  };

  return {
    async make(bytes) {
      const found = photoKind(bytes);
      if ('problem' in found) throw new Refusal('photo_refused', found);
      if (bytes.length > LARGEST_PHOTO)
        throw new Refusal('photo_refused', { problem: `it is larger than ${LARGEST_PHOTO / 1e6} MB.` });
      const made = last.then(() => work({ bytes, kind: found.kind }));
      last = made.catch(() => {});
      return made;
    },
    close: async () => stop(),
  };
}

function startProcess(): ChildProcess {
  const started = fork(new URL('./photo-process.js', import.meta.url), {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${HEAP}`],
    stdio: 'ignore',
    // No setting or secret of the server is known to whatever reads a stranger's file.
    env: {},
  });
  started.unref();
  started.channel?.unref();
  return started;
}

function ask(child: ChildProcess, request: PhotoWork, patience: number): Promise<PhotoAnswer> {
  return new Promise((resolve, reject) => {
    const over = (): void =>
      done(() =>
        reject(
          new Refusal('photo_refused', {
            problem: 'reading it took more time or memory than a photo may.',
            isOver: true,
          }),
        ),
      );
    const timer = setTimeout(over, patience);
    const done = (act: () => void): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.channel?.unref();
      act();
    };
    child.channel?.ref();
    child.once('message', (answer: PhotoAnswer) => done(() => resolve(answer)));
    child.once('error', over);
    child.once('exit', over);
    child.send(request, (error) => {
      if (error) over();
    });
  });
}

function finished(answer: PhotoAnswer): MadePhoto {
  if ('missing' in answer) throw new Refusal('photos_unavailable');
  if ('refused' in answer) throw new Refusal('photo_refused', { problem: answer.refused });
  const files = answer.files.map((file) => ({ ...file, digest: hash('sha256', file.content) }));
  return { ...answer, files };
}
