import { type ChildProcess, fork } from 'node:child_process';
import { setPriority } from 'node:os';
import type { ImportNews, ImportProgress, ImportWork } from '../core/import-job.js';

/** The process of one step, from its start to its end. */
export interface JobProcess {
  readonly progress: ImportProgress | null;
  pause(): void;
  resume(): void;
  /** Ends it at once; resolves when it is gone. */
  kill(): Promise<void>;
}

/** How a step ended: null when it did all of its work. */
export type Ending = { readonly code: string; readonly message: string } | null;

// Readers come first.
const NICENESS = 10;

/** Starts a step; `onEnd` is told once, unless it was killed. */
export function startJobProcess({
  program,
  folder,
  work,
  env,
  onEnd,
}: {
  readonly program: string;
  readonly folder: string;
  readonly work: ImportWork;
  readonly env: NodeJS.ProcessEnv;
  readonly onEnd: (ending: Ending) => void;
}): JobProcess {
  const child = fork(program, ['import-job', folder, work], { execArgv: [], env, stdio: 'ignore' });
  let progress: ImportProgress | null = null;
  let ending: Ending = null;
  let isKilled = false;
  beNice(child);
  child.on('message', (news: ImportNews) => {
    if (news.kind === 'progress') progress = news.progress;
    else ending = { code: news.code, message: news.message };
  });
  child.on('error', (error) => {
    ending = { code: 'failed', message: error.message };
  });
  const over = new Promise<void>((resolve) => {
    child.once('close', (code, signal) => {
      resolve();
      if (isKilled) return;
      const ended = `The process of the import ended (${code ?? signal}).`;
      onEnd(code === 0 ? null : (ending ?? { code: 'failed', message: ended }));
    });
  });
  return {
    get progress() {
      return progress;
    },
    pause: () => say(child, 'pause'),
    resume: () => say(child, 'resume'),
    async kill() {
      isKilled = true;
      child.kill('SIGKILL');
      await over;
    },
  };
}

function say(child: ChildProcess, word: 'pause' | 'resume'): void {
  if (child.connected) child.send(word);
}

function beNice({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, NICENESS);
  } catch {
    // A system that has no priorities, or a process that has ended already.
  }
}
