/** Starts throwaway PostgreSQL servers. Knows nothing of node:test, so the test runner uses it too. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { postgresBinaries } from './postgres-binaries.js';

/** A server of one's own. `url` names its database `postgres`; the role is a superuser. */
export interface PostgresServer {
  readonly url: string;
  /** Stops the server and removes its files. Happens by itself when this process ends, even by SIGKILL. */
  stop(): Promise<void>;
}

/** Why there is no server, as a sentence for the person who runs the tests. */
export class PostgresMissing extends Error {}

/** A server and a copy that follows it, not yet synchronous. Both are of this process; the pids are for those who kill. */
export interface PostgresPair extends PostgresServer {
  readonly pid: number;
  readonly standby: { readonly url: string; readonly pid: number };
}

/**
 * Starts a PostgreSQL 15 or newer on an ephemeral port of 127.0.0.1, in 1 to 4 seconds; throws `PostgresMissing` where none can be had.
 * With `durable`, every commit reaches the disk (fsync), for fault tests; else the server is as fast as it can be.
 */
export async function startPostgres(options: { readonly durable?: boolean } = {}): Promise<PostgresServer> {
  return keep(options.durable ? 'durable' : 'fast');
}

/** Starts a durable server and a standby of it; throws `PostgresMissing` where there is none, or no `pg_basebackup`. */
export async function startPostgresPair(): Promise<PostgresPair> {
  return (await keep('pair')) as PostgresPair;
}

async function keep(mode: 'fast' | 'durable' | 'pair'): Promise<PostgresServer> {
  const found = postgresBinaries();
  if ('missing' in found) throw new PostgresMissing(found.missing);
  const keeper = path.join(import.meta.dirname, 'postgres-keeper.js');
  // In a process group of its own, so that Ctrl-C reaches the tests first and the keeper cleans up after them.
  const child = spawn(process.execPath, [keeper, found.bin, mode], {
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { error, ...answer } = await firstLine(child.stdout);
  const { url } = answer;
  if (url === undefined) throw new PostgresMissing(error ?? 'PostgreSQL does not start');
  // Neither the child nor its pipes may keep a finished test file alive.
  child.unref();
  for (const pipe of [child.stdin, child.stdout]) (pipe as unknown as { unref(): void }).unref();
  const stop = () => {
    child.ref();
    child.stdin.end();
    return gone;
  };
  return { ...answer, url, stop };
}

async function firstLine(output: NodeJS.ReadableStream): Promise<{ url?: string; error?: string }> {
  const lines = createInterface({ input: output });
  try {
    for await (const line of lines) return JSON.parse(line);
    return {};
  } finally {
    lines.close();
  }
}
