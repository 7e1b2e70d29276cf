/** The files and processes of one PostgreSQL server, or of several in one folder that is removed with them. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './free-port.js';

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** Where servers of one test live: their programs, their folder, and the user they run as. */
export interface Place {
  readonly bin: string;
  readonly folder: string;
  readonly owner: Owner | undefined;
  readonly password: string;
  readonly children: ChildProcess[];
}

export interface Started {
  readonly url: string;
  readonly pid: number;
}

const START_TIMEOUT_MS = 60_000;
const EXE = process.platform === 'win32' ? '.exe' : '';
const SHARED = [
  ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=200'],
];

/** An empty folder for servers, which their user can reach. `bin` holds the programs. */
export function openPlace(bin: string): Place {
  const owner = serverOwner();
  const folder = mkdtempSync(path.join(sharedTemp(owner), 'parley-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const programs = reachablePrograms({ bin, folder, owner });
  return { bin: programs, folder, owner, password: randomBytes(16).toString('hex'), children: [] };
}

/** Ends what still runs, at once and without a checkpoint (`pg_ctl stop -m immediate`). The files stay. */
export async function stopClusters({ children }: Place): Promise<void> {
  const alive = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  await Promise.all(
    alive.map((child) => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGQUIT');
      return gone;
    }),
  );
}

/** Ends what still runs and removes the folder. */
export async function closePlace(place: Place): Promise<void> {
  await stopClusters(place);
  rmSync(place.folder, { recursive: true, force: true, maxRetries: 5 });
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
function sharedTemp(owner: Owner | undefined): string {
  const canWrite = (candidate: string) => spawnSync('test', ['-w', candidate], { ...owner }).status === 0;
  return owner && !canWrite(os.tmpdir()) ? '/tmp' : os.tmpdir();
}

/** The programs themselves, or a copy where their own place is closed to the server's owner (a clone below /root). */
function reachablePrograms({ bin, folder, owner }: Pick<Place, 'bin' | 'folder' | 'owner'>): string {
  if (spawnSync(path.join(bin, `postgres${EXE}`), ['--version'], { ...owner }).status === 0) return bin;
  const copy = path.join(folder, 'programs');
  cpSync(path.dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  return path.join(copy, path.basename(bin));
}

function runProgram(place: Place, program: string, args: readonly string[]) {
  return spawnSync(path.join(place.bin, `${program}${EXE}`), [...args], {
    ...place.owner,
    cwd: place.folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
}

/** Texts compare by a language's rules, as in most real databases, where this build of PostgreSQL has them (ICU). */
export function createCluster(place: Place, name: string): void {
  const passwordFile = path.join(place.folder, 'password');
  writeFileSync(passwordFile, `${place.password}\n`, { mode: 0o600 });
  if (place.owner) chownSync(passwordFile, place.owner.uid, place.owner.gid);
  const data = path.join(place.folder, name);
  const flags = ['-U', 'parley', '--pwfile', passwordFile, '--auth=password', '-E', 'UTF8', '--locale=C'];
  const initdb = (more: readonly string[]) =>
    runProgram(place, 'initdb', ['-D', data, '--no-sync', ...flags, ...more]);
  if (initdb(['--locale-provider=icu', '--icu-locale=en']).status === 0) return;
  rmSync(data, { recursive: true, force: true });
  const { status, stderr, error } = initdb([]);
  if (status !== 0) throw new Error(`initdb failed: ${error?.message ?? stderr.trim()}`);
}

/** A copy of a running server that follows it from then on, once started (`pg_basebackup -R`). */
export function copyCluster(place: Place, from: Started, name: string): void {
  const to = ['-d', from.url, '-D', path.join(place.folder, name)];
  const copied = runProgram(place, 'pg_basebackup', [...to, '-R', '-X', 'stream', '-c', 'fast', '--no-sync']);
  if (copied.status !== 0)
    throw new Error(`pg_basebackup failed: ${copied.error?.message ?? copied.stderr.trim()}`);
}

/** Starts the server whose files are in `name`, at a free port. Throws with the end of what it said when it does not start. */
export async function startCluster(place: Place, name: string, flags: readonly string[]): Promise<Started> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const args = ['-D', path.join(place.folder, name), '-p', String(port), ...SHARED, ...flags];
    const child = spawn(path.join(place.bin, `postgres${EXE}`), args, {
      ...place.owner,
      cwd: place.folder,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    place.children.push(child);
    const failure = await untilReady(child);
    const url = `postgres://parley:${place.password}@127.0.0.1:${port}/postgres`;
    if (failure === undefined) return { url, pid: child.pid ?? 0 };
    // Between finding a free port and taking it somebody else may have taken it.
    if (attempt === 5 || !failure.includes('could not bind'))
      throw new Error(`PostgreSQL does not start: ${failure}`);
  }
}

/** Resolves to undefined when the server takes connections, else to the end of what it said. */
function untilReady(child: ChildProcess): Promise<string | undefined> {
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
    child.stderr?.on('data', (chunk) => {
      said = (said + chunk).slice(-4000);
      if (/ready to accept (?:read-only )?connections/.test(said)) settle(undefined);
    });
    child.on('error', (error) => settle(error.message));
    child.on('exit', () => settle(said.trim()));
  });
}
