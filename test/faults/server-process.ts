import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

/** The program. */
export const MAIN = path.join(import.meta.dirname, '..', '..', 'src', 'main.js');
/** A server that needs longer than this to answer after a crash has failed. */
export const SERVING_WITHIN = 5000;

export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  /** Milliseconds from the start of the process until it said that it serves. */
  readonly readyAfter: number;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** Settings of a process under test: nothing of the developer's own environment reaches it. */
export function environment(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(PARLEY_|DATABASE_URL)/.test(name));
  return { ...Object.fromEntries(own), PARLEY_LOG_LEVEL: 'error', ...settings };
}

/** Starts `parley serve` of the program at `main` and waits until it says where. Throws with its output when it ends instead. */
export async function startServerProcess(
  settings: Readonly<Record<string, string>>,
  main = MAIN,
): Promise<ServerProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, [main, 'serve'], {
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressOf(child);
  return {
    url,
    pid: child.pid ?? 0,
    readyAfter: performance.now() - started,
    kill: (signal) => ended(child, signal),
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const url = /Parley serves .* at (http:\S+)\/\n/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code, signal) =>
      reject(new Error(`The server ended (${code ?? signal}) and had said: ${output}`)),
    );
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const over = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  return over;
}

/** Runs another command of parley; gives what it printed. Throws when it fails. */
export function runCommand(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8');
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`parley ${args.join(' ')} ended with ${code}: ${output}`));
    });
  });
}
