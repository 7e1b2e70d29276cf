import type { Pausing } from '../use-cases/import/pausing.js';
import type { Terminal } from './terminal.js';

/**
 * Ctrl-Z (SIGTSTP) lets an import finish the batch that it writes, and only then stops the process, so that no transaction
 * is left open; `fg` (SIGCONT) goes on. Where the system knows no such signal nothing is done.
 */
export function pausingBySignal(terminal: Terminal): Pausing & { end(): void } {
  let isWanted = false;
  const ask = (): void => {
    isWanted = true;
  };
  const canStop = process.platform !== 'win32';
  if (canStop) process.on('SIGTSTP', ask);
  return {
    isWanted: () => isWanted,
    async pause() {
      isWanted = false;
      terminal.err('Paused. fg (or SIGCONT) goes on; started again after a kill it adds what is missing.');
      process.kill(process.pid, 'SIGSTOP');
    },
    end() {
      if (canStop) process.off('SIGTSTP', ask);
    },
  };
}

/** The console's word over the channel to its server: `pause`, then `resume`. A server that is gone ends the process. */
export function pausingByChannel(): Pausing & { end(): void } {
  let isWanted = false;
  let goOn: () => void = () => undefined;
  const listen = (word: unknown): void => {
    isWanted = word === 'pause';
    if (!isWanted) goOn();
  };
  const leave = (): void => process.exit(1);
  process.on('message', listen);
  process.on('disconnect', leave);
  return {
    isWanted: () => isWanted,
    pause: () =>
      new Promise((resolve) => {
        goOn = resolve;
      }),
    end() {
      process.off('message', listen);
      process.off('disconnect', leave);
      // The channel would keep the process alive.
      if (process.connected) process.disconnect();
    },
  };
}
