/** What a command may do to the terminal. Answers go to stdout, everything else to stderr, so that `--json` stays pure. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Whether somebody watches: progress lines are for people only. */
  readonly isWatched: boolean;
}

export const processTerminal: Terminal = {
  out: (text) => {
    process.stdout.write(`${text}\n`);
  },
  err: (text) => {
    process.stderr.write(`${text}\n`);
  },
  isWatched: process.stderr.isTTY === true,
};

/** Whoever reads the output may go away (`| head`): the command goes on with its work, and what it says from then on is lost. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
}

/** Whether a write failed because nobody reads what it writes any more. */
export function isUnread(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

// Under a second nobody misses a progress line; after that one a quarter second is lively enough.
const FIRST_AFTER = 1000;
const EVERY = 250;

/** A progress line that redraws itself on a terminal and says nothing elsewhere. `clock` gives milliseconds. */
export function createProgress(terminal: Terminal, clock: () => number) {
  const start = clock();
  let last = start + FIRST_AFTER - EVERY;
  let isShown = false;
  return {
    show(text: string): void {
      if (!terminal.isWatched || clock() - last < EVERY) return;
      last = clock();
      isShown = true;
      process.stderr.write(`\r\u001b[K${text}`);
    },
    end(): void {
      if (isShown) process.stderr.write('\r\u001b[K');
      isShown = false;
    },
  };
}
