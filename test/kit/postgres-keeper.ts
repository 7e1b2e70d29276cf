/**
 * A process that keeps one throwaway PostgreSQL server. It prints one line of JSON, `{"url"}` or `{"error"}`, and when
 * its standard input ends, however its parent died, it stops the server and removes every file of it.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

const START_TIMEOUT_MS = 60_000;
const EXE = process.platform === 'win32' ? '.exe' : '';
const SHARED = [
  '-c',
  'listen_addresses=127.0.0.1',
  '-c',
  'unix_socket_directories=',
  '-c',
  'max_connections=200',
];
// Losing the files is harmless, so waiting for the disk is waste. synchronous_commit stays on: the product looks at it.
const FAST = ['-c', 'fsync=off', '-c', 'full_page_writes=off'];

const [bin = '', mode] = process.argv.slice(2);
const owner = serverOwner();
const folder = mkdtempSync(path.join(sharedTemp(), 'parley-postgres-'));
let server: ChildProcess | undefined;
let stopping = false;

process.stdin.resume();
process.stdin.on('close', () => void stop());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

try {
  const url = await start();
  process.stdout.write(`${JSON.stringify({ url })}\n`);
} catch (error) {
  process.stdout.write(
    `${JSON.stringify({ error: error instanceof Error ? error.message : String(error) })}\n`,
  );
  await stop();
}

/** PostgreSQL refuses to run as root; Debian's own user for it, else nobody, takes its place. */
function serverOwner(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string, user: string) =>
    spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout?.trim();
  for (const user of ['postgres', 'nobody']) {
    const uid = id('-u', user);
    if (uid) return { uid: Number(uid), gid: Number(id('-g', user)) };
  }
  return undefined;
}

/** A folder for temporary files that the server's owner can reach too. */
function sharedTemp(): string {
  const canWrite = (candidate: string) => spawnSync('test', ['-w', candidate], { ...owner }).status === 0;
  return owner && !canWrite(os.tmpdir()) ? '/tmp' : os.tmpdir();
}

async function start(): Promise<string> {
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const programs = reachablePrograms();
  const password = randomBytes(16).toString('hex');
  createCluster(programs, password);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const failure = await startServer(programs, port);
    if (failure === undefined) return `postgres://parley:${password}@127.0.0.1:${port}/postgres`;
    // Between finding a free port and taking it somebody else may have taken it.
    if (attempt === 5 || !failure.includes('could not bind'))
      throw new Error(`PostgreSQL does not start: ${failure}`);
  }
}

/** The programs themselves, or a copy where their own place is closed to the server's owner (a clone below /root). */
function reachablePrograms(): string {
  if (spawnSync(path.join(bin, `postgres${EXE}`), ['--version'], { ...owner }).status === 0) return bin;
  const copy = path.join(folder, 'programs');
  cpSync(path.dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  return path.join(copy, path.basename(bin));
}

/** Texts compare by a language's rules, as in most real databases, where this build of PostgreSQL has them (ICU). */
function createCluster(programs: string, password: string): void {
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  const flags = ['-U', 'parley', '--pwfile', passwordFile, '--auth=password', '-E', 'UTF8', '--locale=C'];
  const initdb = (more: readonly string[]) =>
    spawnSync(
      path.join(programs, `initdb${EXE}`),
      ['-D', path.join(folder, 'data'), '--no-sync', ...flags, ...more],
      {
        ...owner,
        cwd: folder,
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      },
    );
  if (initdb(['--locale-provider=icu', '--icu-locale=en']).status === 0) return;
  rmSync(path.join(folder, 'data'), { recursive: true, force: true });
  const { status, stderr, error } = initdb([]);
  if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr.trim()}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Resolves to undefined when the server takes connections, else to the end of what it said. */
function startServer(programs: string, port: number): Promise<string | undefined> {
  const flags = [
    '-D',
    path.join(folder, 'data'),
    '-p',
    String(port),
    ...SHARED,
    ...(mode === 'durable' ? [] : FAST),
  ];
  const child = spawn(path.join(programs, `postgres${EXE}`), flags, {
    ...owner,
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  server = child;
  return new Promise((resolve) => {
    let said = '';
    const timer = setTimeout(
      () => resolve(`no answer in ${START_TIMEOUT_MS / 1000} s. ${said}`),
      START_TIMEOUT_MS,
    );
    const settle = (failure: string | undefined) => {
      clearTimeout(timer);
      resolve(failure);
    };
    child.stderr.on('data', (chunk) => {
      said = (said + chunk).slice(-4000);
      if (said.includes('ready to accept connections')) settle(undefined);
    });
    child.on('error', (error) => settle(error.message));
    child.on('exit', () => settle(said.trim()));
  });
}

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  const child = server;
  if (child && child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    // "Immediate shutdown": no checkpoint of data that is about to be removed.
    child.kill('SIGQUIT');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}
