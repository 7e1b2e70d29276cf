/** A small checkout of Parley's scripts in a temporary folder, with sources of one's own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly environment?: NodeJS.ProcessEnv;
  readonly uid?: number;
}

export interface Checkout {
  readonly folder: string;
  write(file: string, text: string): void;
  /** Runs `node scripts/SCRIPT ARGS…` to its end, on the Node that npm itself runs on. */
  run(args: readonly string[], options?: RunOptions): Promise<Ended>;
  /** The same, still running. */
  start(args: readonly string[], options?: RunOptions): ChildProcess;
  remove(): void;
}

/** The Node that a person's own command would run on, which may be too old for Parley. */
export const OUTER_NODE = process.env.npm_node_execpath ?? process.execPath;

/** Makes a checkout whose src/main.ts is `main`. Without `packages` it is as bare as a fresh clone. */
export function makeCheckout(main: string, { packages = true } = {}): Checkout {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'parley-checkout-'));
  for (const name of ['scripts', 'package.json', 'package-lock.json']) {
    cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
  }
  for (const name of packages ? ['node_modules', '.node'] : []) {
    if (existsSync(path.join(ROOT, name))) symlinkSync(path.join(ROOT, name), path.join(folder, name));
  }
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  write('src/main.ts', main);
  const start = ([script = '', ...args]: readonly string[], options: RunOptions = {}) =>
    spawn(OUTER_NODE, [path.join(folder, 'scripts', script), ...args], {
      cwd: folder,
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    });
  const remove = () => rmSync(folder, { recursive: true, force: true });
  return { folder, write, start, remove, run: (args, options) => endOf(start(args, options)) };
}

/** Waits for a process to end and collects what it says. */
export function endOf(child: ChildProcess): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('data', (chunk) => {
      said[name] += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, ...said }));
  });
}
