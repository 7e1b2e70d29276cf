/** A throwaway nginx with a configuration of deploy/, at ports of its own. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { freePort } from './free-port.js';
import { findProgram, keepFirst, mayInstall } from './install.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const HOME = path.join(ROOT, '.cache', 'nginx');
const START_TIMEOUT_MS = 10_000;

export interface Nginx {
  readonly url: string;
  stop(): Promise<void>;
}

/** nginx of this machine, else the program out of Debian's package, unpacked into .cache/ and not installed; or why there is none. */
function nginxBinary(): { readonly file: string } | { readonly missing: string } {
  const file = [findProgram('nginx'), '/usr/sbin/nginx'].find(isUsable) ?? [unpacked()].find(isUsable);
  return file === undefined ? { missing: 'no nginx: install Debian\'s "nginx" or your system\'s' } : { file };
}

/** False where tests have an nginx; else why not, fit for node:test's `skip`. */
export function nginxMissing(): string | false {
  const found = nginxBinary();
  return 'missing' in found ? found.missing : false;
}

function isUsable(file: string | undefined): file is string {
  return file !== undefined && existsSync(file) && spawnSync(file, ['-v']).status === 0;
}

/** Debian's package as it is would start a server on port 80. */
function unpacked(): string | undefined {
  const file = path.join(HOME, 'usr', 'sbin', 'nginx');
  if (existsSync(file)) return file;
  if (!mayInstall() || !findProgram('apt-get') || !findProgram('dpkg')) return undefined;
  mkdirSync(path.dirname(HOME), { recursive: true });
  const part = mkdtempSync(path.join(path.dirname(HOME), 'part-'));
  process.stderr.write("tests: fetching nginx from Debian's packages into .cache/ …\n");
  const run = (program: string, args: readonly string[]) =>
    spawnSync(program, [...args], { cwd: part, stdio: ['ignore', 'ignore', 2] }).status === 0;
  const fetched = run('apt-get', ['-qq', 'download', 'nginx']);
  const debs = readdirSync(part).filter((name) => name.endsWith('.deb'));
  const isWhole = fetched && debs.every((deb) => run('dpkg', ['-x', deb, part]));
  if (isWhole) keepFirst(part, HOME);
  else rmSync(part, { recursive: true, force: true });
  return existsSync(file) ? file : undefined;
}

/**
 * Starts nginx with the configuration `name` of deploy/, in `folder`: the same text, but plain http at a free port, the
 * upstream named parley made of `ports` of this machine, and its cache in the folder.
 */
export async function startNginx(
  folder: string,
  { name, ports }: { readonly name: string; readonly ports: readonly number[] },
): Promise<Nginx> {
  const found = nginxBinary();
  if ('missing' in found) throw new Error(found.missing);
  const file = path.join(folder, 'nginx.conf');
  const port = await freePort();
  const servers = readFileSync(path.join(ROOT, 'deploy', name), 'utf8');
  writeFileSync(file, wrap(folder, onThisMachine(servers, { folder, port, ports })));
  const child = spawn(found.file, ['-p', folder, '-e', 'stderr', '-c', file, '-g', 'daemon off;'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilServed(child, url);
  const stop = () => {
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    return gone;
  };
  return { url, stop };
}

function onThisMachine(
  text: string,
  {
    folder,
    port,
    ports,
  }: { readonly folder: string; readonly port: number; readonly ports: readonly number[] },
): string {
  const servers = ports.map((at) => `    server 127.0.0.1:${at};\n`).join('');
  return text
    .replace(/^ +ssl_certificate.*\n/gm, '')
    .replaceAll('listen 443 ssl', `listen 127.0.0.1:${port}`)
    .replace(/(upstream parley \{\n)(?: +server .*\n)+/, `$1${servers}`)
    .replace('/var/cache/nginx', path.join(folder, 'cache'));
}

function wrap(folder: string, servers: string): string {
  // Root's folders for temporary files are closed to the user that nginx would change to.
  const user = process.getuid?.() === 0 ? 'user root;\n' : '';
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  mkdirSync(path.join(folder, 'cache'), { recursive: true });
  const paths = temp.map((kind) => `${kind}_temp_path ${path.join(folder, kind)};\n`).join('');
  return `${user}worker_processes 1;\npid ${path.join(folder, 'nginx.pid')};\nerror_log stderr crit;\nworker_rlimit_nofile 16384;
events { worker_connections 8192; }\nhttp {\naccess_log off;\n${paths}${servers}\n}\n`;
}

async function untilServed(child: ChildProcess, url: string): Promise<void> {
  let said = '';
  let isOver = false;
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  child.once('exit', () => {
    isOver = true;
  });
  const until = performance.now() + START_TIMEOUT_MS;
  while (!isOver && performance.now() < until) {
    const answer = await fetch(`${url}/console`).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  child.kill('SIGKILL');
  throw new Error(`nginx does not start: ${said}`);
}
