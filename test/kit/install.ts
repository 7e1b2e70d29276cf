/** Brings foreign programs for tests: Debian's packages where this process is root, else npm packages into .cache/. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** False when `PARLEY_TEST_INSTALL=off` says that tests may use only what the machine has. */
export function mayInstall(): boolean {
  return process.env.PARLEY_TEST_INSTALL !== 'off';
}

/** True when this process is root on a machine with apt-get, and nobody forbade it to install. */
export function mayUseApt(): boolean {
  return mayInstall() && process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
}

/** The full path of a program on the PATH. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}

/** Installs Debian packages. All output goes to stderr. Returns false when apt-get refuses. */
export function aptInstall(packages: readonly string[]): boolean {
  process.stderr.write(`tests: installing ${packages.join(', ')} from Debian's packages …\n`);
  const apt = (args: readonly string[]) =>
    spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 2],
    }).status === 0;
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  return apt(install) || (apt(['update']) && apt(install));
}

/**
 * The folder of an npm package of exactly this version, fetched into .cache/ on first use. No script of it or of what it needs
 * runs, but those of `built`, a package that has to be compiled.
 * Two runs at once do not disturb each other: each fetches into a folder of its own and the first to finish is kept.
 */
export function npmPackage(name: string, version: string, built?: string): string | undefined {
  const home = path.join(ROOT, '.cache', `${name.replace(/[@/]/g, '_')}-${version}`);
  const folder = path.join(home, 'node_modules', name);
  if (existsSync(folder)) return folder;
  if (!mayInstall()) return undefined;
  process.stderr.write(`tests: fetching ${name}@${version} from the npm registry into .cache/ …\n`);
  mkdirSync(path.join(ROOT, '.cache'), { recursive: true });
  const part = mkdtempSync(path.join(ROOT, '.cache', 'part-'));
  const fetched = npm(['install', '--prefix', part, '--no-save', '--ignore-scripts', `${name}@${version}`]);
  const isWhole = fetched && (built === undefined || npm(['rebuild', '--prefix', part, built]));
  if (isWhole) keepFirst(part, home);
  else rmSync(part, { recursive: true, force: true });
  return existsSync(folder) ? folder : undefined;
}

/** Gives the folder `part` the name `home`, or removes it where another run was first: its copy is the same. */
export function keepFirst(part: string, home: string): void {
  try {
    renameSync(part, home);
  } catch {
    rmSync(part, { recursive: true, force: true });
  }
}

function npm(args: readonly string[]): boolean {
  // Other package managers set the variable too, to themselves.
  const script = process.env.npm_execpath ?? '';
  const isScript = path.basename(script) === 'npm-cli.js';
  const command = isScript ? process.execPath : 'npm';
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync(command, [...(isScript ? [script] : []), ...args, ...quiet], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 2],
    shell: !isScript && process.platform === 'win32',
  });
  return done.status === 0;
}
